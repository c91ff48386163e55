"""Figures: what was measured in each round, its median and spread, and whether it is what was asked."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

FEW: Final = 10  #: Below, three digits are shown; from there on, whole numbers.


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured once a round, of one program."""

    of: str
    unit: str
    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle of all rounds."""
        return median(self.rounds)

    @property
    def spread(self) -> str:
        """The lowest and the highest round."""
        return f"{number(min(self.rounds))}–{number(max(self.rounds))}"

    def __str__(self) -> str:
        return f"{self.of} {number(self.median)} {self.unit} ({self.spread})"


@dataclass(frozen=True, slots=True)
class Check:
    """What was asked, and what was got."""

    asked: str
    got: str
    is_reached: bool

    def __str__(self) -> str:
        return f"{'reached' if self.is_reached else 'not reached'}: {self.asked} (got {self.got})"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    measure: str
    own: tuple[Figure, ...]
    peers: tuple[Figure, ...]
    checks: tuple[Check, ...]


def at_most(got: Figure, limit: float) -> Check:
    """Whether a figure's median stays below a limit in its own unit."""
    return Check(f"{got.of} ≤ {number(limit)} {got.unit}", f"{number(got.median)}", got.median <= limit)


def at_least(got: Figure, limit: float) -> Check:
    """Whether a figure's median reaches a limit in its own unit."""
    return Check(f"{got.of} ≥ {number(limit)} {got.unit}", f"{number(got.median)}", got.median >= limit)


def times_at_least(got: Figure, other: Figure, factor: float) -> Check:
    """Whether a figure is so many times another's."""
    ratio = got.median / other.median
    return Check(f"≥ {factor:g} × {other.of}", f"{ratio:.2f} ×", ratio >= factor)


def times_at_most(got: Figure, other: Figure, factor: float) -> Check:
    """Whether a figure is at most so many times another's."""
    ratio = got.median / other.median
    return Check(f"{got.of} ≤ {factor:g} × {other.of}", f"{ratio:.2f} ×", ratio <= factor)


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that `percent` of all values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def number(value: float) -> str:
    """A number as short as it can be and still tell."""
    return f"{value:,.0f}" if abs(value) >= FEW else f"{value:.3g}"
