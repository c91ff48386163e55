"""The buttons with which a coordinator keeps the list of those who come."""

from __future__ import annotations

from handlers.toolkit.buttons import Button


class ShowRoll(Button, prefix="roll"):
    """Show who is there, from the n-th on."""

    request: int
    start: int = 0


class MarkHere(Button, prefix="roll.here"):
    """Say that a volunteer is there, or is not."""

    request: int
    person: int
    on: bool


class MarkGuestHere(Button, prefix="roll.guest"):
    """Say that somebody without the app is there, or is not."""

    guest: int
    on: bool


class ShowCallList(Button, prefix="roll.call"):
    """Show everybody who has a place, with what is needed to call them, from the n-th on."""

    request: int
    start: int = 0


class ShowGuests(Button, prefix="guest"):
    """Show those without the app who have a place, from the n-th on."""

    request: int
    start: int = 0


class AddGuest(Button, prefix="guest.add"):
    """Ask for the name of somebody without the app."""

    request: int


class RemoveGuest(Button, prefix="guest.del"):
    """Take somebody without the app off the list."""

    guest: int
