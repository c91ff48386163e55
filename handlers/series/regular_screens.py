"""What those who come every time see of a standing duty."""

from __future__ import annotations

from markupsafe import Markup

from actions.enlisting import Taken
from actions.overseeing import Course
from domain.hubs import Municipality
from domain.requests import Request
from domain.series import Series, Skipped
from handlers.cards import person_name
from handlers.requests.buttons import AcceptAnyway, ListSeries
from handlers.requests.place import place_rows, private, where
from handlers.requests.titles import title as request_title
from handlers.series.buttons import AskToLeaveSeries, LeaveSeries, ShowSeries
from handlers.series.lines import days_of, left_out, title
from handlers.toolkit.home import ShowMine, home, person, ways
from handlers.toolkit.screens import Choice, Screen, lines, paragraphs
from locales import Texts


def date_screen(municipality: Municipality, request: Request, _: Texts) -> Screen:
    """The next date: the place is kept."""
    leave = (
        () if request.series_id is None else ((Choice(_("No more every time"), AskToLeaveSeries(request.series_id)),),)
    )
    return Screen(
        paragraphs(
            _("<b>A new date.</b> You come every time, so you have the place."),
            lines(*request_title(_, municipality, request), where(_, municipality, request), private(_, request)),
        ),
        (*place_rows(_, municipality, request), *leave, (home(_), person(_, request.hub or ""))),
    )


def full_date_screen(municipality: Municipality, request: Request, _: Texts) -> Screen:
    """The next date, for which others were there before."""
    return Screen(
        paragraphs(
            _("<b>Not this time.</b> More people come every time than are needed, so others have the places."),
            lines(*request_title(_, municipality, request)),
        ),
        ((home(_), person(_, request.hub or "")),),
    )


def busy_date_screen(municipality: Municipality, request: Request, _: Texts) -> Screen:
    """The next date, at which one is somewhere else."""
    return Screen(
        paragraphs(
            _("<b>Not this time.</b> You have said yes to something else then, so I have not put you down."),
            lines(*request_title(_, municipality, request)),
        ),
        (
            (Choice(_("👍 I can all the same"), AcceptAnyway(request.id)), Choice(_("📌 My commitments"), ShowMine())),
            (home(_), person(_, request.hub or "")),
        ),
    )


def taken_screen(_: Texts, municipality: Municipality, taken: Taken) -> Screen:
    """You come every time."""
    return Screen(
        paragraphs(
            lines(_("<b>You come every time from now on. Thank you.</b>"), *title(_, municipality, taken.series)),
            lines(
                _("You have a place: {days}", days=days_of(_, taken.dates)) if taken.dates else None,
                _("Others have all places: {days}", days=days_of(_, taken.full)) if taken.full else None,
                _("You have something else then: {days}", days=days_of(_, taken.busy)) if taken.busy else None,
                _("I write to you before each date, and you can withdraw from a single one."),
            ),
        ),
        (
            (Choice(_("No more every time"), AskToLeaveSeries(taken.series.id)),),
            (home(_), person(_, taken.series.hub)),
        ),
    )


def own_series_screen(_: Texts, municipality: Municipality, taken: Taken) -> Screen:
    """A series as one who comes every time sees it."""
    series = taken.series
    dates = (
        _("You have a place: {days}", days=days_of(_, taken.dates))
        if taken.dates
        else _("You have no place on any date yet; I write to you in good time.")
    )
    return Screen(
        paragraphs(lines(*title(_, municipality, series)), lines(_("You come every time."), dates)),
        (
            (Choice(_("No more every time"), AskToLeaveSeries(series.id)), Choice(_("← All"), ListSeries())),
            (home(_), person(_, series.hub)),
        ),
    )


def leave_screen(_: Texts, municipality: Municipality, taken: Taken) -> Screen:
    """What about the dates on which one has a place?"""
    number = taken.series.id
    if taken.dates:
        question = _("Would you like to keep the places that you have? {days}", days=days_of(_, taken.dates))
        choices = [
            Choice(_("Yes, I come then"), LeaveSeries(number, gives_back=False)),
            Choice(_("No, give it back"), LeaveSeries(number, gives_back=True)),
        ]
    else:
        question = _("You have no place on any date now.")
        choices = [Choice(_("No more every time"), LeaveSeries(number, gives_back=False))]
    return Screen(
        paragraphs(lines(*title(_, municipality, taken.series)), lines(_("<b>Come no more every time?</b>"), question)),
        (tuple(choices), (Choice(_("← Back"), ShowSeries(number)),), ways(_, taken.series.hub)),
    )


def left_screen(_: Texts, municipality: Municipality, left: Taken, *, gave_back: bool) -> Screen:
    """You no longer come every time."""
    kept = _("You still come: {days}", days=days_of(_, left.dates))
    given = _("Given back, and the coordinator knows: {days}", days=days_of(_, left.dates))
    return Screen(
        paragraphs(
            lines(*title(_, municipality, left.series)),
            lines(
                _("You no longer come every time. Thank you for all your help."),
                (given if gave_back else kept) if left.dates else None,
            ),
        ),
        ((home(_), person(_, left.series.hub)),),
    )


def skipped_screen(municipality: Municipality, series: Series, skipped: tuple[Skipped, ...], _: Texts) -> Screen:
    """Dates that are left out, for those who come every time and the coordinator."""
    return _about(_, municipality, series, _("<b>Left out:</b> {days}", days=left_out(_, skipped)))


def joined_screen(municipality: Municipality, series: Series, name: str, _: Texts) -> Screen:
    """For the coordinator: somebody comes every time."""
    return _about(_, municipality, series, _("{name} comes every time from now on.", name=person_name(_, name)))


def gone_screen(municipality: Municipality, left: Taken, name: str, gave_back: bool, _: Texts) -> Screen:  # noqa: FBT001 -- put in by partial
    """For the coordinator: somebody comes no more every time."""
    free = _("Free again: {days}", days=days_of(_, left.dates))
    said = _("{name} no longer comes every time.", name=person_name(_, name))
    return _about(_, municipality, left.series, lines(said, free if gave_back and left.dates else None))


def ended_screen(municipality: Municipality, course: Course, _: Texts) -> Screen:
    """For those who come every time: the series has been stopped."""
    dates = course.upcoming
    rest = _("It still takes place: {days}", days=days_of(_, dates)) if dates else None
    said = lines(_("<b>This standing duty has come to its end.</b> Thank you for all your help."), rest)
    return _about(_, municipality, course.series, said, Choice(_("📌 My commitments"), ShowMine()))


def _about(_: Texts, municipality: Municipality, series: Series, said: Markup, way: Choice | None = None) -> Screen:
    onward = way or Choice(_("🔁 Standing duties"), ListSeries())
    return Screen(paragraphs(lines(*title(_, municipality, series)), said), ((onward, home(_)),))
