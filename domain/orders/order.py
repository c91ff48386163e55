"""An order: a coordinator's one sentence as parts, each found, in doubt, wrong or not said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from domain.errors import NotPossible, Problem

T = TypeVar("T")


class Times(NamedTuple):
    """From and to; past midnight when `ends` is earlier in the day."""

    starts: dt.time
    ends: dt.time


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with what was said, with the facts that its sentence needs."""

    problem: Problem
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One part of an order.

    Found when `value` is set. In doubt when there are `candidates`: it is asked, with these first. Wrong when there
    is a `fault`. Otherwise nothing was said of it.
    """

    value: T | None = None
    candidates: tuple[T, ...] = ()
    fault: Fault | None = None

    @property
    def is_said(self) -> bool:
        """Whether anything was said of it, be it in doubt or wrong."""
        return self.value is not None or bool(self.candidates) or self.fault is not None


@dataclass(frozen=True, slots=True)
class Order:
    """What one sentence says of a request."""

    hub: Part[str]
    role: Part[str]
    needed: Part[int]
    day: Part[dt.date]
    times: Part[Times]
    activity: Part[str]
    text: Part[str]
    is_urgent: bool
    is_call: bool  #: It says that people are needed, and does not ask whether they are.
    is_repeated: bool = False  #: It says that the day comes again and again; `day` is the first of them.


def settled(candidates: tuple[T, ...]) -> Part[T]:
    """Found when there is one candidate, in doubt when there are several."""
    return Part(candidates[0]) if len(candidates) == 1 else Part(candidates=candidates)


def refused(refusal: NotPossible) -> Part[T]:
    """A part that was said and cannot be."""
    return Part(fault=Fault(refusal.problem, refusal.facts))
