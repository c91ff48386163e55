"""Every button of what comes after an activity; those on a request's card are in `handlers/requests/buttons`."""

from __future__ import annotations

from handlers.toolkit.buttons import Button


class Feel(Button, prefix="aft.feel"):
    """Say how it was."""

    request: int
    feeling: str


class WriteWords(Button, prefix="aft.say"):
    """Write a few words about it."""

    request: int


class WasThere(Button, prefix="rev.was"):
    """Say whether a volunteer was there."""

    request: int
    person: int
    on: bool


class GuestWasThere(Button, prefix="rev.gst"):
    """Say whether a guest was there."""

    request: int
    guest: int
    on: bool


class AllWereThere(Button, prefix="rev.all"):
    """Say that everybody was there."""

    request: int


class AskHours(Button, prefix="rev.len"):
    """Ask how long it was."""

    request: int


class ConfirmHours(Button, prefix="rev.ok"):
    """Credit those who were there with so many minutes."""

    request: int
    minutes: int


class AskCertificate(Button, prefix="cert"):
    """Show the hours, and ask which name is to stand on a certificate."""


class IssueCertificate(Button, prefix="cert.new"):
    """Issue a certificate under the person's name in Telegram."""


class PrintCertificate(Button, prefix="cert.in"):
    """Print a certificate once more, in a language."""

    code: str
    language: str


class ShowStats(Button, prefix="stats"):
    """Show the figures of a hub."""

    hub: str
