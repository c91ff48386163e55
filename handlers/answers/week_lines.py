"""Several days of a part's hours, days that are alike on one line: short enough for a narrow phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from domain.opening_hours import DayHours, Why
from domain.schedules import Span, State
from locales.texts import Texts


def week_lines(_: Texts, name: str, days: Sequence[DayHours]) -> Iterator[Markup]:
    """The part's name, then each run of days that have the same hours."""
    yield _("{part}, staffed:", part=name)
    yield from run_lines(_, days)


def run_lines(_: Texts, days: Sequence[DayHours]) -> Iterator[Markup]:
    """Each run of days that have the same hours."""
    for words, run in groupby(days, key=lambda day: day_words(_, day)):
        alike = list(run)
        first, last = _.short_day(alike[0].day), _.short_day(alike[-1].day)
        if first == last:
            yield _("{days}: {hours}", days=first, hours=words)
        else:
            yield _("{first} to {last}: {hours}", first=first, last=last, hours=words)


def day_words(_: Texts, hours: DayHours) -> Markup:
    """A day's staffed hours in few words."""
    staffed = [span for span in hours.spans if span.state is State.OPEN]
    if staffed:
        return span_text(_, staffed)
    if hours.why is Why.UNCONFIRMED or any(span.state is State.UNKNOWN for span in hours.spans):
        return _("not confirmed")
    if hours.why in {Why.NOT_REGISTERED, Why.BY_APPOINTMENT}:
        return _("not registered")
    return _("closed") if hours.why is Why.CLOSURE else _("not staffed")


def span_text(_: Texts, spans: Sequence[Span]) -> Markup:
    """Stretches of time as a sentence lists them, from-to, with a dash between."""
    return _.listed(_.stretch(_.time(span.opens), until(_, span)) for span in spans)


def until(_: Texts, span: Span) -> str:
    """When a stretch ends; midnight ends the day it closes."""
    return "24:00" if span.closes.date() > span.opens.date() else _.time(span.closes)
