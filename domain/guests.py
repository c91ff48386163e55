"""Guests: people without the app, whom a coordinator adds to a request by name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from domain.errors import NotPossible, Problem
from domain.names import NAME_MAX, shown_name
from domain.phones import phones_in, without

PHONE_MAX: Final = 20


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody with a place who has no chat with the bot."""

    id: int
    request_id: int
    name: str
    phone: str = ""
    checked_in_at: dt.datetime | None = None


def read_guest(words: str) -> tuple[str, str]:
    """Name and telephone number (perhaps none) as written on one line, such as `Ola Nordmann 900 00 001`.

    Raises NotPossible without a name, or with one that is too long.
    """
    phones = phones_in(words)
    name = without(words, phones)
    if len(name) > NAME_MAX:
        raise NotPossible(Problem.TOO_LONG, length=len(name), most=NAME_MAX)
    shown = shown_name(name)
    if not shown:
        raise NotPossible(Problem.EMPTY)
    return shown, phones[0].written[:PHONE_MAX] if phones else ""
