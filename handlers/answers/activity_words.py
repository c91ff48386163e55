"""What is there and what happens, with its times in the coming week where they are registered."""

from __future__ import annotations

import datetime as dt
from typing import Final

from markupsafe import Markup

from domain.hubs import Fact, Schedule, ScheduleKind
from domain.schedules import spans_on
from handlers.answers.week_lines import span_text
from locales.texts import Texts

A_WEEK: Final = 7


def fact_words(_: Texts, fact: Fact, today: dt.date) -> Markup:
    """A fact's text, and when it happens from today on, weekday by weekday."""
    text = Markup.escape(fact.text.into(_.language))
    if fact.hours is None:
        return text
    times = Schedule(kind=ScheduleKind.STAFFED, hours=fact.hours, source=fact.source, checked_on=fact.checked_on)
    told = []
    for day in (today + dt.timedelta(days=n) for n in range(A_WEEK)):
        spans = tuple(spans_on(times, day))
        if spans:
            told.append(_("{day} {hours}", day=_.day(day), hours=span_text(_, spans)))
    if not told:
        return _("{activity} (not in the coming week)", activity=text)
    return _("{activity} ({times})", activity=text, times=Markup(", ").join(told))
