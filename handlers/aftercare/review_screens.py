"""What a coordinator sees of a review, and what volunteers hear of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from actions.crediting import Confirmed, Review
from domain.aftercare import Feelings, planned_minutes
from domain.hubs import Municipality
from domain.names import one_line
from domain.requests import Request
from domain.schedules import ZONE
from handlers.aftercare.buttons import AllWereThere, AskCertificate, AskHours, ConfirmHours, GuestWasThere, WasThere
from handlers.aftercare.durations import duration
from handlers.cards import person_name
from handlers.requests.buttons import AskWhoWasThere, ShowRequest
from handlers.requests.titles import title
from handlers.toolkit.buttons import Button
from handlers.toolkit.home import home, person
from handlers.toolkit.screens import Choice, Screen, in_rows, lines, paragraphs
from locales import Texts

MOST_TOGGLES: Final = 80  #: Telegram shows a hundred buttons.
SHOWN_NAMES: Final = 20
SHOWN_WORDS: Final = 3
LONGEST_WORDS: Final = 120
STEPS: Final = (-60, -30, 30, 60)  #: Minutes more or less than planned.


def review_screen(municipality: Municipality, review: Review, _: Texts) -> Screen:
    """Who was there?"""
    request = review.request
    total = len(review.people) + len(review.guests)
    text = paragraphs(
        lines(_("<b>Who was there?</b>"), *title(_, municipality, request)),
        _("Press the names of those who were. Marked: {n} of {total}.", n=len(review.present), total=total),
        feelings_lines(_, review.feelings),
    )
    return Screen(text, (*_toggles(_, review), *_confirming(_, review)))


def _toggles(_: Texts, review: Review) -> tuple[tuple[Choice, ...], ...]:
    def toggle(name: str, press: Button, *, is_on: bool) -> Choice:
        shown = one_line(person_name(_, name), 18)
        return Choice(f"✅ {shown}" if is_on else shown, press)

    number = review.request.id
    choices = [
        toggle(one.name, WasThere(number, one.id, on=not one.checked_in_at), is_on=bool(one.checked_in_at))
        for one in review.people
    ] + [
        toggle(one.name, GuestWasThere(number, one.id, on=not one.checked_in_at), is_on=bool(one.checked_in_at))
        for one in review.guests
    ]
    return in_rows(choices[:MOST_TOGGLES])


def _confirming(_: Texts, review: Review) -> tuple[tuple[Choice, ...], ...]:
    number, planned = review.request.id, planned_minutes(review.request, ZONE)
    everybody = (Choice(_("Everybody was there"), AllWereThere(number)),) if review.absent else ()
    if len(review.present) == 1:
        label = _("☑️ Confirm: {duration}", duration=duration(_, planned))
    elif review.present:
        label = _("☑️ Confirm: {duration} each", duration=duration(_, planned))
    else:
        label = _("☑️ Confirm: nobody was there")
    other = (Choice(_("Other hours"), AskHours(number)),) if review.present else ()
    return (
        everybody,
        (Choice(label, ConfirmHours(number, planned)),),
        other,
        (Choice(_("Show the request"), ShowRequest(number)), home(_)),
    )


def feelings_lines(_: Texts, feelings: Feelings) -> Markup | None:
    """How it was for those who have said so, in short; None when nobody has."""
    if not feelings.total and not feelings.words:
        return None
    faces = _(
        "How it was: 😊 {good} · 😐 {mixed} · 🙁 {bad}", good=feelings.good, mixed=feelings.mixed, bad=feelings.bad
    )
    newest = feelings.words[-SHOWN_WORDS:]
    return lines(faces, *(_("“{text}”", text=one_line(words, LONGEST_WORDS)) for words in newest))


def hours_screen(_: Texts, municipality: Municipality, request: Request) -> Screen:
    """How long was it?"""
    planned = planned_minutes(request, ZONE)
    lengths = [planned + step for step in STEPS if planned + step > 0]
    return Screen(
        lines(
            _("<b>How many hours for each?</b>"),
            *title(_, municipality, request),
            _("Planned: {duration}. Press, or write it, for example “2,5”.", duration=duration(_, planned)),
        ),
        (
            *in_rows(Choice(duration(_, minutes), ConfirmHours(request.id, minutes)) for minutes in lengths),
            (Choice(_("← Back"), AskWhoWasThere(request.id)), home(_)),
        ),
    )


def _credited(_: Texts, hours: str, names: Sequence[str]) -> Markup | None:
    """How long those were there who were; None for nobody."""
    if len(names) == 1:
        return _("{duration}: {names}", duration=hours, names=_names(_, names))
    return _("{duration} each: {names}", duration=hours, names=_names(_, names)) if names else None


def confirmed_screen(_: Texts, municipality: Municipality, confirmed: Confirmed) -> Screen:
    """Confirmed; the volunteers know."""
    review = confirmed.review
    return Screen(
        lines(
            _("<b>The hours are confirmed. Thank you.</b>"),
            *title(_, municipality, review.request),
            _credited(_, duration(_, confirmed.minutes), review.present),
            _("Were not there: {names}", names=_names(_, review.absent)) if review.absent else None,
            _("Those who use this chat have been told.") if confirmed.credited else None,
        ),
        (
            (Choice(_("Change"), AskWhoWasThere(review.request.id)),),
            (Choice(_("Show the request"), ShowRequest(review.request.id)), home(_)),
        ),
    )


def _names(_: Texts, names: Sequence[str]) -> Markup:
    shown = [person_name(_, name) for name in names[:SHOWN_NAMES]]
    return _.listed([*shown, "…"] if len(names) > SHOWN_NAMES else shown)


def credited_screen(municipality: Municipality, request: Request, minutes: int, _: Texts) -> Screen:
    """Your hours are confirmed."""
    return Screen(
        lines(
            _("<b>{duration} confirmed for you.</b> Thank you for helping.", duration=duration(_, minutes)),
            *title(_, municipality, request),
        ),
        ((Choice(_("📄 Certificate of my hours"), AskCertificate()),), (home(_), person(_, request.hub or ""))),
    )


def uncredited_screen(municipality: Municipality, request: Request, _: Texts) -> Screen:
    """The hours were taken back."""
    return Screen(
        lines(
            _("<b>Your hours for this have been taken back.</b>"),
            *title(_, municipality, request),
            _("The coordinator says that you were not there. Is that wrong? Please tell them."),
        ),
        ((home(_), person(_, request.hub or "")),),
    )
