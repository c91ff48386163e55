"""How much is measured: rounds, and how big each is."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """What the caller asked for."""

    rounds: int = 3
    is_quick: bool = False  #: One short round without aiogram: does it all work?
    is_long: bool = False  #: The broadcast of 5,000 at Telegram's pace.

    def size(self, usual: int, quick: int) -> int:
        """How many of something in one round."""
        return quick if self.is_quick else usual

    @property
    def has_aiogram(self) -> bool:
        """Whether aiogram takes part; it is installed by the bench's own dependency group."""
        return not self.is_quick and importlib.util.find_spec("aiogram") is not None
