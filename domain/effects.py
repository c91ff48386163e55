"""What calls for help have led to: for one request over time, for a hub over some weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from domain.moments import between, later
from domain.requests import Answer

LOOK_BACK: Final = dt.timedelta(days=90)
SHORTEST: Final = dt.timedelta(minutes=10)  #: What a picture shows at least.

WILLING: Final = frozenset({Answer.YES, Answer.WAITING, Answer.OFFERED, Answer.RELEASED})
"""Answers of those who can, with a place or without."""


UNWILLING: Final = frozenset({Answer.NO, Answer.WITHDRAWN})
"""Answers of those who cannot, or cannot after all."""


@dataclass(frozen=True, slots=True)
class Wave:
    """So many were asked together."""

    number: int
    asked: int
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Case:
    """One sent request, as far as its hub's figures depend on it."""

    needed: int
    accepted: int
    sent_at: dt.datetime
    filled_at: dt.datetime | None
    dropped_out: int = 0  #: Had a place and gave it back.
    absent: int = 0  #: Had a place and were not there, as the coordinator says.


@dataclass(frozen=True, slots=True)
class HubEffect:
    """The figures of one hub."""

    requests: int
    filled: int
    needed: int
    taken: int
    to_fill: dt.timedelta | None  #: From sending to the last place, half of the filled ones sooner; None without any.
    calls: int
    asked: int  #: Different people.
    dropped_out: int
    absent: int

    @property
    def fill_rate(self) -> float:
        """Taken places as a share of those needed, 0 to 1."""
        return self.taken / self.needed if self.needed else 0.0

    @property
    def calls_each(self) -> float:
        """Calls for each person asked."""
        return self.calls / self.asked if self.asked else 0.0


def effect_of(cases: Sequence[Case], *, calls: int, asked: int) -> HubEffect:
    """The figures of requests that have begun; `calls` went to `asked` different people."""
    from statistics import median  # noqa: PLC0415 -- slow, and for reports only

    spans = [case.filled_at - case.sent_at for case in cases if case.filled_at is not None]
    return HubEffect(
        requests=len(cases),
        filled=sum(case.accepted >= case.needed for case in cases),
        needed=sum(case.needed for case in cases),
        taken=sum(min(case.accepted, case.needed) for case in cases),
        to_fill=dt.timedelta(seconds=median(span.total_seconds() for span in spans)) if spans else None,
        calls=calls,
        asked=asked,
        dropped_out=sum(case.dropped_out for case in cases),
        absent=sum(case.absent for case in cases),
    )


@dataclass(frozen=True, slots=True)
class RequestEffect:
    """What became of one request."""

    sent_at: dt.datetime
    until: dt.datetime  #: Where the picture ends.
    needed: int
    filled_at: dt.datetime | None
    waves: tuple[Wave, ...]
    answers: tuple[tuple[dt.datetime, Answer], ...]  #: The last answer of each, oldest first.

    @property
    def asked(self) -> int:
        """How many were asked in all."""
        return sum(wave.asked for wave in self.waves)

    @property
    def silent(self) -> int:
        """How many of those have not answered."""
        return max(0, self.asked - len(self.answers))

    def said(self, *answers: Answer) -> int:
        """How many answered so."""
        return sum(answer in answers for _at, answer in self.answers)


def cut_off(effect: RequestEffect) -> RequestEffect:
    """The same, ending soon after the last thing that happened: a request filled at once is no long flat line."""
    moments = [wave.at for wave in effect.waves] + [at for at, _answer in effect.answers]
    busy = between(effect.sent_at, max(moments, default=effect.until))
    end = later(effect.sent_at, max(busy + busy / 4, SHORTEST))
    return replace(effect, until=min(effect.until, end)) if moments else effect


def rising(moments: Iterable[dt.datetime]) -> list[tuple[dt.datetime, int]]:
    """How many there have been by each moment."""
    ordered = sorted(moments)
    return list(zip(ordered, accumulate(1 for _ in ordered), strict=True))
