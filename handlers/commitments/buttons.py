"""The buttons of one's own commitments that no other conversation offers."""

from __future__ import annotations

from handlers.toolkit.buttons import Button


class Coming(Button, prefix="mine.yes"):
    """I am coming, as I have said."""

    request: int


class ImHere(Button, prefix="mine.here"):
    """I am at the hub."""

    request: int
