"""What a coordinator sees before and after a sent request is changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from markupsafe import Markup

from actions.changing import Changed, Proposal
from domain.hubs import Municipality
from domain.people import Person
from domain.request_changes import Reason
from domain.requests import Request
from handlers.cards import person_name
from handlers.requests.buttons import ShowRequest
from handlers.requests.calls import call_text
from handlers.requests.change_buttons import CarryOut, CarryOutFor, Propose, Reword, ShowParts
from handlers.requests.reasons import ready_reasons
from handlers.requests.titles import title
from handlers.toolkit.home import home, person, ways
from handlers.toolkit.screens import Choice, Screen, lines, paragraphs
from locales import Texts

NAMED = 8
"""How many names are shown in a row."""


def summary_screen(
    _: Texts, municipality: Municipality, wish: Proposal, *, closed_until: dt.date | None = None
) -> Screen:
    """What is going to change, who hears of it, and why?"""
    request, packed = wish.before, wish.plan.packed()
    ways = (
        (Choice(_("Change more"), ShowParts(request.id, packed)), Choice(_("← Back"), ShowRequest(request.id))),
        (home(_), person(_)),
    )
    if wish.needs_reason:
        reasons = ready_reasons(_, lambda reason: CarryOut(request.id, packed, reason), may_be_untold=True)
    else:
        reasons = ((Choice(_("✅ Change it"), CarryOut(request.id, packed, Reason.UNTOLD)),),)
    return Screen(
        lines(
            *title(_, municipality, request),
            _("<b>This is going to change:</b>"),
            *difference_lines(_, wish.before, wish.after),
            *_who_hears(_, wish),
            _closed_text(_, municipality, wish.after, closed_until) if closed_until and wish.is_moved else None,
            _("<b>Why?</b> Write it in a few words, or choose:") if wish.needs_reason else None,
        ),
        (*reasons, *ways),
    )


def change_for_screen(_: Texts, municipality: Municipality, wish: Proposal, reason: str, written: int) -> Screen:
    """For the reason that was written?"""
    request = wish.before
    return Screen(
        lines(
            *title(_, municipality, request),
            *difference_lines(_, request, wish.after),
            _("<b>Change it for this reason?</b>"),
            _("“{text}”", text=reason),
        ),
        (
            (
                Choice(_("✅ Yes, change it"), CarryOutFor(request.id, written)),
                Choice(_("No"), ShowRequest(request.id)),
            ),
            (Choice(_("Another reason"), Propose(request.id, wish.plan.packed())), home(_)),
            (person(_),),
        ),
    )


def difference_lines(_: Texts, before: Request, after: Request) -> Iterator[Markup]:
    """Each thing that differs: as it was, and as it becomes."""
    if before.day != after.day and before.day and after.day:
        yield _("Day: {before} → {after}", before=_.day(before.day), after=_.day(after.day))
    if (before.starts, before.ends) != (after.starts, after.ends):
        yield _("Time: {before} → {after}", before=_times(_, before), after=_times(_, after))
    if before.needed != after.needed:
        yield _("How many: {before} → {after}", before=before.needed, after=after.needed)


def _times(_: Texts, request: Request) -> str:
    none = dt.time()
    return f"{_.time(request.starts or none)}–{_.time(request.ends or none)}"


def _who_hears(_: Texts, wish: Proposal) -> Iterator[Markup]:
    staying = len(wish.holders) - len(wish.released)
    if wish.is_moved and staying:
        yield _.plural(
            "{n} person who has a place is told, and asked whether it still suits.",
            "{n} people who have a place are told, and asked whether it still suits.",
            staying,
        )
    if wish.released:
        yield _("Not needed any more: {names}", names=_named(_, wish.released))


def _named(_: Texts, people: list[Person]) -> str:
    shown = [person_name(_, each.name) for each in people[:NAMED]]
    return _.listed([*shown, "…"] if len(people) > NAMED else shown)


def _closed_text(_: Texts, municipality: Municipality, request: Request, last: dt.date) -> Markup:
    hub = municipality.hub(request.hub or "")
    if last == request.day:
        return _(
            "⚠️ {hub} is closed {day}. You can move it there all the same.",
            hub=hub.name if hub else "–",
            day=_.day(last),
        )
    return _(
        "⚠️ {hub} is closed up to and including {last}. You can move it there all the same.",
        hub=hub.name if hub else "–",
        last=_.day(last),
    )


def reword_screen(_: Texts, municipality: Municipality, after: Request, written: int, *, is_private: bool) -> Screen:
    """The new text, as those will see it who get it."""
    if is_private:
        head = _("<b>Only those who come will see this:</b>")
        shown = Markup.escape(after.private_text) if after.private_text else _("There is no more text.")
    else:
        head, shown = _("<b>This is what they will see:</b>"), call_text(_, municipality, after)
    return Screen(
        paragraphs(head, shown),
        (
            (Choice(_("💾 Save"), Reword(after.id, written)), Choice(_("← Back"), ShowParts(after.id))),
            (home(_), person(_)),
        ),
    )


def changed_screen(_: Texts, municipality: Municipality, changed: Changed, told: int) -> Screen:
    """It is done, and who was told."""
    request = changed.after
    return Screen(
        lines(
            _("<b>Changed.</b>"),
            *title(_, municipality, request),
            *difference_lines(_, changed.before, request),
            _.plural("{n} person has been told.", "{n} people have been told.", told) if told else None,
            _.plural(
                "{n} person who could not come before is asked once more.",
                "{n} people who could not come before are asked once more.",
                changed.asked_once_more,
            )
            if changed.asked_once_more
            else None,
        ),
        ((Choice(_("Show the request"), ShowRequest(request.id)),), ways(_)),
    )
