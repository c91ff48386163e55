"""Every button of what comes after an activity; those on a request's card are in `handlers/requests/buttons`."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.toolkit.buttons import Button


@dataclass(frozen=True)
class Feel(Button, prefix="aft.feel"):
    """Say how it was."""

    request: int
    feeling: str


@dataclass(frozen=True)
class WriteWords(Button, prefix="aft.say"):
    """Write a few words about it."""

    request: int


@dataclass(frozen=True)
class WasThere(Button, prefix="rev.was"):
    """Say whether a volunteer was there."""

    request: int
    person: int
    on: bool


@dataclass(frozen=True)
class GuestWasThere(Button, prefix="rev.gst"):
    """Say whether a guest was there."""

    request: int
    guest: int
    on: bool


@dataclass(frozen=True)
class AllWereThere(Button, prefix="rev.all"):
    """Say that everybody was there."""

    request: int


@dataclass(frozen=True)
class AskHours(Button, prefix="rev.len"):
    """Ask how long it was."""

    request: int


@dataclass(frozen=True)
class ConfirmHours(Button, prefix="rev.ok"):
    """Credit those who were there with so many minutes."""

    request: int
    minutes: int


@dataclass(frozen=True)
class AskCertificate(Button, prefix="cert"):
    """Show the hours, and ask which name is to stand on a certificate."""


@dataclass(frozen=True)
class IssueCertificate(Button, prefix="cert.new"):
    """Issue a certificate under the person's name in Telegram."""


@dataclass(frozen=True)
class PrintCertificate(Button, prefix="cert.in"):
    """Print a certificate once more, in a language."""

    code: str
    language: str


@dataclass(frozen=True)
class ShowStats(Button, prefix="stats"):
    """Show the figures of a hub."""

    hub: str
