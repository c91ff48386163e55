"""In doubt: a name that may be a hub's, a day that may be another, or what is wanted at all, asked back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from domain.calendar import Days
from domain.hubs import Hub, Municipality
from domain.questions.heard import Heard
from domain.schedules import local

MOST_OFFERED = 3
"""How many hubs are offered at most: more would be no help."""

OFFERED = ("hours", "services", "card", "contact", "hub_list", "volunteer", "roles", "idea", "person")
"""The kinds that can be offered when it is in doubt which one was meant, beside wishes about oneself."""


@dataclass(frozen=True)
class Answer:
    """Which of these hubs? `day` is set when hours on that day were asked for.

    When it is the day that is in doubt, `days` are those to choose from, and the hubs are certain (none: all).
    """

    hubs: tuple[Hub, ...]
    day: dt.date | None
    days: tuple[dt.date, ...] = ()


@dataclass(frozen=True)
class Question:
    """Did you mean one of these?"""

    hubs: tuple[str, ...]
    day: dt.date | None

    def answer(self, municipality: Municipality, _now: dt.datetime) -> Answer:
        """Answers by asking back."""
        return Answer(municipality.those(self.hubs), self.day)


@dataclass(frozen=True)
class DayQuestion:
    """Which day did you mean? `candidates` may be none; hubs and parts are certain."""

    hubs: tuple[str, ...]
    parts: tuple[str, ...]
    candidates: tuple[dt.date, ...]

    def answer(self, municipality: Municipality, now: dt.datetime) -> Answer:
        """Answers by asking back, for want of better with today and the days after it."""
        today = local(now).date()
        near = tuple(today + dt.timedelta(days=number) for number in range(MOST_OFFERED))
        coming = tuple(day for day in self.candidates if day >= today)
        return Answer(municipality.those(self.hubs), None, (coming or near)[:MOST_OFFERED])


@dataclass(frozen=True)
class KindAnswer:
    """Which of these kinds (`OFFERED`, or `account.` and a wish), about these hubs and days?"""

    kinds: tuple[str, ...]
    hubs: tuple[str, ...]
    days: Days | None


@dataclass(frozen=True)
class KindQuestion:
    """What did you mean? At most two kinds are in question."""

    kinds: tuple[str, ...]
    hubs: tuple[str, ...]
    days: Days | None

    def answer(self, _municipality: Municipality, _now: dt.datetime) -> KindAnswer:
        """Answers by asking back."""
        return KindAnswer(self.kinds, self.hubs, self.days)


def read(heard: Heard) -> Question | None:
    """Hears a name that is only nearly a hub's, or that several share, when none is certain."""
    if heard.hubs or not heard.doubtful or heard.hears("timetable"):
        return None  # `når går bussen til Røyken` is none of ours, whichever hub may be there
    asks_hours = heard.hears("open") or heard.hears("closed") or heard.days is not None
    day = (heard.days.first if heard.days else heard.today) if asks_hours else None
    return Question(heard.doubtful[:MOST_OFFERED], day)
