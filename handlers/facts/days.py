"""Reading days and hours that coordinators type."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from domain.calendar import Days
from domain.errors import NotPossible, OutOfDate, Problem
from domain.questions.folding import folded
from domain.questions.moments.dates import read_days
from handlers.toolkit.reading import day_named, times_named
from handlers.toolkit.turn import Turn
from locales import LANGUAGES, texts_in
from locales.words import words_in

_BETWEEN: Final = r"(?i)\s*[\u2010-\u2015\u2212]\s*|\s+-\s+|(?<=[\d.])-(?=\d)|\s+(?:til og med|til|to|until)\s+"
_TIME: Final = r"(?:kl\.?\s*)?\d{1,2}(?:[:.]\d{2})?\s*"
_TIMES: Final = rf"(?i){_TIME}(?:[-\u2010-\u2015\u2212]|til|to)\s*{_TIME}$"
_MIDNIGHT_FIRST: Final = r"\D*24(?!\d)"
_MONDAY: Final = dt.date(2024, 1, 1)


def days_named(text: str, language: str, today: dt.date) -> Days:
    """One day or a stretch, as in `24.12–26.12`, `til fredag`, `helga`. Raises NotPossible."""
    ends = [part for part in re.split(_BETWEEN, f" {text.strip()}") if part.strip()]
    if len(ends) == 2:  # noqa: PLR2004 -- first and last
        first, last = (day_named(part, language, today) for part in ends)
        if first is None or last is None or last < first:
            raise NotPossible(Problem.NOT_A_DATE)
        return Days(first, last)
    said = read_days(folded(text), words=words_in(language), today=today)
    if said.days is None or said.impossible:
        day = day_named(text, language, today)
        if day is None:
            raise NotPossible(Problem.NOT_A_DATE)
        return Days(day, day)
    return said.days


def day_and_hours(text: str, language: str, today: dt.date) -> tuple[dt.date, str]:
    """A day and its hours in OSM syntax, as in `24.12 10–13`. Raises NotPossible."""
    found = re.search(_TIMES, text)
    if found is None:
        raise NotPossible(Problem.NOT_A_TIME)
    day = day_named(text[: found.start()].strip(" ,:"), language, today)
    if day is None:
        raise NotPossible(Problem.NOT_A_DATE)
    return day, hours_between(found[0], language)


def hours_between(text: str, language: str) -> str:
    """From-to within one day in OSM syntax: `10:00-13:00`. Raises NotPossible."""
    times = times_named(text, language)
    if times is None or re.match(_MIDNIGHT_FIRST, text):  # a day begins at 0, and 24 as a beginning is a slip
        raise NotPossible(Problem.NOT_A_TIME)
    opens, closes = times
    closes_at = "24:00" if closes == dt.time() else f"{closes:%H:%M}"
    if f"{opens:%H:%M}" >= closes_at:
        raise NotPossible(Problem.NOT_A_TIME)
    return f"{opens:%H:%M}-{closes_at}"


def weekday_names() -> dict[str, int]:
    """Each weekday's name in every language we have, 0 for Monday."""
    return {
        texts_in(language).weekday(_MONDAY + dt.timedelta(days=day)): day for language in LANGUAGES for day in range(7)
    }


def subject_of(turn: Turn) -> tuple[str, str]:
    """The hub that typed words are about, and what more the step has kept."""
    slug, _space, more = (turn.cursor.subject if turn.cursor else "").partition(" ")
    return slug, more


def day_of(text: str) -> dt.date:
    """The day that a button holds. Raises OutOfDate."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise OutOfDate("day") from None
