"""Telephone numbers in what people write."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_COUNTRY: Final = "NO"
_SHORTEST: Final = 8  #: Digits; shorter ones are services.
_DATE: Final = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as it was written, and where."""

    written: str
    start: int
    end: int


def phones_in(text: str) -> list[Phone]:
    """The telephone numbers in a text, Norwegian or with a country's code, in order; dates are none."""
    from phonenumbers import PhoneNumberMatcher  # noqa: PLC0415 -- slow to load, and few texts are searched

    return [
        Phone(found.raw_string, found.start, found.end)
        for found in PhoneNumberMatcher(text, _COUNTRY)
        if sum(map(str.isdigit, found.raw_string)) >= _SHORTEST and not _DATE.fullmatch(found.raw_string)
    ]


def without(text: str, phones: list[Phone]) -> str:
    """A text with these numbers taken out of it."""
    for phone in reversed(phones):
        text = text[: phone.start] + text[phone.end :]
    return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip(" ,;:-\n")
