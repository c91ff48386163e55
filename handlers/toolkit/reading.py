"""Reading typed words where something could also be pressed: hubs, roles, interests, days and times."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

from domain.hubs import Municipality
from domain.questions.clock import read_time
from domain.questions.dates import read_days
from domain.questions.folding import folded
from domain.questions.places import find_hubs, names_of
from domain.questions.vocabulary import vocabulary
from locales.words import words_in

_RANGE: Final = re.compile(r"\s*(?:[-\u2010-\u2015\u2212]|\btil\b|\bto\b|\buntil\b)\s*", re.IGNORECASE)
_WRITTEN_DAY: Final = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})")
_PLAIN_TIME: Final = re.compile(r"(?:(?:fra|frå|from|kl\.?|klokka)\s*)*(\d{1,2})(?:[:.]?(\d{2}))?", re.IGNORECASE)


def hubs_named(text: str, municipality: Municipality, language: str) -> frozenset[str]:
    """The hubs that a text names for certain, as forgiving as a question is read."""
    return frozenset(find_hubs(folded(text), names_of(municipality), vocabulary(words_in(language))).hubs)


def roles_named(text: str, municipality: Municipality) -> frozenset[str]:
    """The roles named in a text, in any language."""
    return _named(text, ((role.slug, role.name.values()) for role in municipality.roles))


def interests_named(text: str, municipality: Municipality) -> frozenset[str]:
    """The interests named in a text, in any language."""
    return _named(text, ((interest.slug, interest.name.values()) for interest in municipality.interests))


def _named(text: str, options: Iterable[tuple[str, Iterable[str]]]) -> frozenset[str]:
    said = f" {folded(text)} "
    return frozenset(slug for slug, names in options if any(f" {folded(name)} " in said for name in names))


def is_question(text: str) -> bool:
    """Whether somebody asks instead of answering."""
    return text.rstrip().endswith("?")


def day_named(text: str, language: str, today: dt.date) -> dt.date | None:
    """The one day that a text names, or the first of several; None when it names none that exists."""
    written = _WRITTEN_DAY.fullmatch(text.strip())
    if written is not None:
        return _day_of(*(int(part) for part in written.group("y", "m", "d") if part))
    said = read_days(folded(text), words=words_in(language), today=today)
    return None if said.days is None or said.impossible else said.days.first


def _day_of(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def times_named(text: str, language: str) -> tuple[dt.time, dt.time] | None:
    """From and to, as in `17–20`, `kl. 17.30 til 20` or `half five to six`; None for anything else."""
    parts = _RANGE.split(text.strip(), maxsplit=1)
    if len(parts) != 2:  # noqa: PLR2004 -- from and to
        return None
    starts, ends = (_time_named(part, language) for part in parts)
    return None if starts is None or ends is None or starts == ends else (starts, ends)


def _time_named(text: str, language: str) -> dt.time | None:
    plain = _PLAIN_TIME.fullmatch(text.strip())
    if plain is not None:
        hour, minute = int(plain[1]), int(plain[2] or 0)
        return dt.time(hour % 24, minute) if hour <= 24 and minute < 60 else None  # noqa: PLR2004 -- the clock
    said = (read_time(f"{prefix}{folded(text)}", words=words_in(language)).time for prefix in ("", "kl ", "at "))
    return next((time for time in said if time is not None), None)
