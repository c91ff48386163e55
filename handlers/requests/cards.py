"""Requests that have been sent, as their coordinators follow them: the card of one, and the list of all."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from actions.requesting import Standing
from domain.hubs import Municipality
from domain.names import one_line
from domain.requests import Reach, Request, RequestStatus
from handlers.cards import person_name
from handlers.requests.buttons import Compose, ListSeries, NotReached, ShowMore, ShowRequest, StopRequest, TurnRequests
from handlers.requests.reasons import reason_line
from handlers.requests.template_buttons import ChooseAgain
from handlers.requests.titles import title
from handlers.toolkit.home import ways_beside
from handlers.toolkit.screens import Choice, Screen, lines, sentences
from handlers.without_app import call_line
from locales import Texts

SHOWN_NAMES: Final = 20
A_PAGE: Final = 6
"""Requests on one screen."""


def card_screen(_: Texts, municipality: Municipality, standing: Standing) -> Screen:
    """How a request stands: who was reached, who answered what."""
    request, progress = standing.request, standing.progress
    undelivered = progress.unreachable + progress.failed + progress.uncertain
    buttons: list[Choice] = []
    if request.status in {RequestStatus.OPEN, RequestStatus.FULL}:
        buttons.append(Choice(_("⏹ Stop"), StopRequest(request.id)))
    if undelivered:
        buttons.append(Choice(_("Who was not reached?"), NotReached(request.id)))
    if request.status is RequestStatus.CANCELLED:
        text = _cancelled(_, municipality, standing)
    else:
        text = _live(_, municipality, standing)
    return Screen(
        text,
        (
            (*buttons, Choice(_("⋯ More"), ShowMore(request.id))),
            (Choice(_("🔄 Refresh"), ShowRequest(request.id)), *ways_beside(_)),
        ),
    )


def _live(_: Texts, municipality: Municipality, standing: Standing) -> Markup:
    """What a card says of a request that takes place."""
    request, tally = standing.request, standing.tally
    return lines(
        *title(_, municipality, request),
        _("Places: {accepted} of {needed} filled.", accepted=request.accepted, needed=request.needed),
        _("Stopped: nobody more is asked.") if _is_stopped(request) else None,
        _delivery(_, standing),
        _soon(_, standing),
        _(
            "Yes: {yes}. No: {no}. Withdrawn: {withdrawn}. Silent: {silent}.",
            yes=tally.yes,
            no=tally.no,
            withdrawn=tally.withdrawn,
            silent=tally.silent,
        ),
        names_line(_, standing.accepted),
        unconfirmed_line(_, standing.unconfirmed),
        _("On the waiting list: {n}.", n=tally.waiting) if tally.waiting else None,
        _("Have confirmed that they come: {n}.", n=standing.confirmed) if standing.confirmed else None,
    )


def _is_stopped(request: Request) -> bool:
    """Whether its coordinator has stopped it, or Telegram refuses it."""
    is_refused = request.status is RequestStatus.OPEN and request.reach is Reach.NOBODY
    return is_refused or request.status is RequestStatus.STOPPED


def _cancelled(_: Texts, municipality: Municipality, standing: Standing) -> Markup:
    """What a card says of a request that does not take place: who has been told, and who has to be rung."""
    told = _names(_, standing.volunteers)
    return lines(
        *title(_, municipality, standing.request),
        _("<b>Cancelled.</b>"),
        reason_line(_, municipality, standing.request),
        _("Have been told: {names}", names=told) if told else None,
        call_line(_, standing.guests),
        None if standing.accepted else _("Nobody had a place."),
        _delivery(_, standing),
    )


def _soon(_: Texts, standing: Standing) -> Markup | None:
    """When more people are asked, as long as places are free and somebody is left to ask."""
    at, request = standing.next_wave_at, standing.request
    if not request.free or request.status is not RequestStatus.OPEN:
        return None
    if request.reach is Reach.EVERYONE and request.wave:
        return _("Everybody who fits has been asked.")
    if at is None:
        return None
    return _("More are asked {day} at {time}.", day=_.day(at.date()), time=_.time(at))


def _delivery(_: Texts, standing: Standing) -> Markup:
    """How far the messages have come; what went wrong is named only when something did."""
    progress = standing.progress
    told = [_("Sent: {sent} of {total}.", sent=progress.sent, total=progress.total)]
    if standing.held:
        told.append(_("Get it in their message of the day: {n}.", n=standing.held))
    if progress.unreachable:
        told.append(_("Blocked the bot: {n}.", n=progress.unreachable))
    if progress.failed:
        told.append(_("Could not be delivered: {n}.", n=progress.failed))
    if progress.uncertain or progress.doubled:
        unclear = progress.uncertain + progress.doubled
        told.append(_("Unclear: {n} may have got the message twice, or not at all.", n=unclear))
    if progress.expired:
        told.append(_("Not sent, because it would have come too late: {n}.", n=progress.expired))
    if progress.stopped:
        told.append(_("Not sent, because it was stopped: {n}.", n=progress.stopped))
    return sentences(*told)


def names_line(_: Texts, names: tuple[str, ...]) -> Markup | None:
    """Who is coming, as many as fit."""
    return _("Coming: {names}", names=_names(_, names)) if names else None


def _names(_: Texts, names: tuple[str, ...]) -> str:
    """As many names as fit."""
    shown = [person_name(_, name) for name in names[:SHOWN_NAMES]]
    return _.listed([*shown, "…"] if len(names) > SHOWN_NAMES else shown)


def unconfirmed_line(_: Texts, names: tuple[str, ...]) -> Markup | None:
    """Who has not said yet whether the new time suits."""
    listed = _.listed([person_name(_, name) for name in names[:SHOWN_NAMES]])
    return _("Have not answered to the new time: {names}", names=listed) if names else None


def not_reached_screen(_: Texts, request_id: int, names: list[str]) -> Screen:
    """Whom the request did not reach."""
    listed = _.listed([person_name(_, name) for name in names[: SHOWN_NAMES * 3]])
    text = _("Not reached: {names}", names=listed) if names else _("Everybody so far has been reached.")
    return Screen(text, ((Choice(_("← Back"), ShowRequest(request_id)), *ways_beside(_)),))


def requests_screen(
    _: Texts, requests: list[Request], start: int = 0, *, has_later: bool = False, has_sent: bool = False
) -> Screen:
    """One page of the requests, those that lie ahead first; `start` is how many stand before it.

    `has_sent`: some have been sent, though none may be left.
    """
    listed = tuple(
        (
            Choice(
                _(
                    "{activity}, {day}: {accepted} of {needed}",
                    activity=one_line(request.activity, 14),
                    day=_.short_day(request.day),
                    accepted=request.accepted,
                    needed=request.needed,
                ),
                ShowRequest(request.id),
            ),
        )
        for request in requests
        if request.day is not None
    )
    none = _("You have no requests now.") if has_sent else _("You have not sent any request yet.")
    text = _("<b>Your requests</b>") if listed else none
    turning = [Choice(_("← Back"), TurnRequests(max(0, start - A_PAGE)))] if start else []
    if has_later:
        turning.append(Choice(_("More →"), TurnRequests(start + A_PAGE)))
    again = (Choice(_("🔁 Send again next week"), ChooseAgain()),) if listed else ()
    standing = (Choice(_("🔁 Standing duties"), ListSeries()),)
    return Screen(
        text, (*listed, tuple(turning), again, standing, (Choice(_("📣 Ask for help"), Compose()), *ways_beside(_)))
    )
