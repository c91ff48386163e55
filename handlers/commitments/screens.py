"""What a volunteer sees of their own commitments: the list, and one of them whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from db.commitments.attendance import Held
from domain.checking_in import is_open
from domain.clashes import clashes_among
from domain.facts import FactKind
from domain.hubs import Municipality
from domain.names import one_line
from domain.requests import Answer, Request
from handlers.aftercare.buttons import AskCertificate
from handlers.answers.sources import switchboard_line
from handlers.cards import person_name
from handlers.commitments.buttons import Coming, ImHere
from handlers.requests.buttons import Decline
from handlers.requests.change_buttons import yes_to
from handlers.requests.place import ShowPlace, about, place_rows, private, where
from handlers.requests.titles import title
from handlers.toolkit.home import ShowMine, home, person, ways
from handlers.toolkit.screens import Choice, Screen, fitted, lines, paragraphs
from locales import Texts

A_PAGE: Final = 6
MOST_HOURS: Final = 6  #: Lines; the certificate shows all.
MARKS: Final = {Answer.YES: "✅", Answer.OFFERED: "✋", Answer.WAITING: "⏳"}


@dataclass(frozen=True, slots=True)
class Around:
    """What belongs to a commitment besides itself."""

    clashes: tuple[Request, ...] = ()
    coordinator: str | None = None  #: The name; None when that one has left.
    position: int = 0  #: In the waiting list, from 1.


def mine_screen(_: Texts, held: Sequence[Held], start: int, now: dt.datetime, hours: Sequence[Markup] = ()) -> Screen:
    """All that somebody has before them, a page at a time; then as many lines of their hours as there is room for."""
    zone = now.tzinfo or dt.UTC
    first = start if 0 <= start < len(held) else 0
    page = held[first : first + A_PAGE]
    clashing = clashes_among([each.request for each in held if each.answer is Answer.YES], zone)
    answers = {each.answer for each in page}
    turning = [Choice(_("← Earlier"), ShowMine(max(0, first - A_PAGE)))] if first else []
    if first + A_PAGE < len(held):
        turning.append(Choice(_("Later →"), ShowMine(first + A_PAGE)))
    certificate = (Choice(_("📄 Certificate of my hours"), AskCertificate()),) if hours else ()
    return Screen(
        paragraphs(
            lines(
                _("<b>My commitments</b>"),
                _("Press one to see everything about it.")
                if held
                else _("You have said yes to nothing that is to come."),
                _("✋ A place is kept for you. Answer before it lapses.") if Answer.OFFERED in answers else None,
                _("⏳ You are on the waiting list.") if Answer.WAITING in answers else None,
                _("⚠️ At the same time as another one.") if clashing else None,
            ),
            lines(*hours[:MOST_HOURS]),
        ),
        (
            *((_listed(_, each, is_clashing=each.request.id in clashing),) for each in page),
            tuple(turning),
            certificate,
            (home(_), person(_)),
        ),
    )


def _listed(_: Texts, held: Held, *, is_clashing: bool) -> Choice:
    request = held.request
    mark = "⚠️" if is_clashing else MARKS[held.answer]
    day = _.short_day(request.day) if request.day else "–"
    starts = _.time(request.starts or dt.time())

    def label(activity: str) -> str:
        return _("{mark} {activity}, {day} at {starts}", mark=mark, activity=activity, day=day, starts=starts)

    return Choice(fitted(label, request.activity), ShowPlace(request.id))


def commitment_screen(
    _: Texts, municipality: Municipality, held: Held, around: Around, now: dt.datetime, *said: Markup
) -> Screen:
    """One of them whole; what only those who have a place are told stands nowhere else."""
    request = held.request
    has_place = held.answer is Answer.YES
    return Screen(
        lines(
            *said,
            *title(_, municipality, request),
            _standing(_, held, around, now),
            about(request),
            where(_, municipality, request),
            contact(_, municipality, request, around.coordinator),
            private(_, request) if has_place else None,
            clash_line(_, around.clashes),
        ),
        (
            *_ways(_, municipality, held, now),
            (Choice(_("← My commitments"), ShowMine()), home(_)),
            (person(_, request.hub or ""),),
        ),
    )


def _standing(_: Texts, held: Held, around: Around, now: dt.datetime) -> Markup | None:
    if held.answer is Answer.WAITING:
        return _("You are number {n} on the waiting list.", n=around.position)
    if held.answer is Answer.OFFERED and held.lapses_at is not None:
        until = held.lapses_at.astimezone(now.tzinfo)
        return _("A place is kept for you until {day} at {time}.", day=_.day(until.date()), time=_.time(until))
    if held.checked_in_at is not None:
        return _("You have checked in.")
    return _("You have said that you come.") if held.coming_at is not None else None


def _ways(_: Texts, municipality: Municipality, held: Held, now: dt.datetime) -> tuple[tuple[Choice, ...], ...]:
    request = held.request
    if held.answer is Answer.OFFERED:
        return ((Choice(_("👍 I take it"), yes_to(request)), Choice(_("No thanks"), Decline(request.id))),)
    if held.answer is Answer.WAITING:
        return ((Choice(_("Take me off the list"), Decline(request.id)),),)
    is_arriving = is_open(request, now) and held.checked_in_at is None
    here = (Choice(_("📍 I am here"), ImHere(request.id)),) if is_arriving else ()
    rows = place_rows(_, municipality, request)
    return (here, *[tuple(way for way in row if way.press != ShowMine()) for row in rows])


def contact(_: Texts, municipality: Municipality, request: Request, coordinator: str | None) -> Markup | None:
    """Whom to turn to: the coordinator by name, and whose telephone it is: the hub's, else the switchboard's."""
    hub = municipality.hub(request.hub or "")
    name = _("Contact: {name}", name=person_name(_, coordinator)) if coordinator is not None else None
    phone = next((fact.text.into(_.language) for fact in (hub.told(FactKind.PHONE) if hub else ())), None)
    if hub is not None and phone is not None:
        whose: Markup | None = _("Telephone at {hub}: {phone}", hub=hub.name, phone=phone)
    else:
        whose = switchboard_line(_, municipality.switchboard)
    return lines(name, whose) if name or whose else None


def clash_line(_: Texts, clashes: Sequence[Request]) -> Markup | None:
    """Which other commitments are at the same time."""
    if not clashes:
        return None
    return _("⚠️ At the same time as: {others}", others=_.listed([one_line(each.activity, 30) for each in clashes[:3]]))


def withdraw_screen(_: Texts, municipality: Municipality, request: Request, *, is_sought: bool) -> Screen:
    """Really, so late? `is_sought`: somebody else would be asked at once."""
    return Screen(
        lines(
            *title(_, municipality, request),
            _("<b>It begins soon. Do you want to give your place back?</b>"),
            _("Somebody else is asked at once, and the coordinator hears of it.")
            if is_sought
            else _("The coordinator hears of it."),
        ),
        (
            (Choice(_("Yes, I must withdraw"), Decline(request.id)),),
            (Choice(_("No, I am coming"), Coming(request.id)), home(_)),
            (person(_, request.hub or ""),),
        ),
    )


def stale_screen(_: Texts, municipality: Municipality, request: Request, said: Markup) -> Screen:
    """A press on something that is no more as it was: which it was, and why nothing has happened."""
    mine = Choice(_("📌 My commitments"), ShowMine())
    return Screen(lines(*title(_, municipality, request), said), ((mine,), ways(_, request.hub or "")))
