"""The buttons of one's own commitments that no other conversation offers."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.toolkit.buttons import Button


@dataclass(frozen=True)
class Coming(Button, prefix="mine.yes"):
    """I am coming, as I have said."""

    request: int


@dataclass(frozen=True)
class ImHere(Button, prefix="mine.here"):
    """I am at the hub."""

    request: int
