"""Reading typed words where something could also be pressed: hubs, roles, interests, days and times."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from domain.hubs import Municipality
from domain.questions.folding import folded, folded_word
from domain.questions.hubs_meant import not_denied
from domain.questions.moments.clock import read_time
from domain.questions.moments.dates import read_days
from domain.questions.phrases import Phrases, without
from domain.questions.places import find_hubs, names_of
from domain.questions.unread import ShortLists
from domain.questions.vocabulary import vocabulary
from locales.words import words_in

SHORTEST_WORD: Final = 4  #: Letters.
_BESIDE_A_HUB: Final = ("joining.small", "joining.and", "joining.the", "joining.of", "tail.of_hub", "facility.hub")
_RANGE: Final = r"(?i)\s*(?:[-\u2010-\u2015\u2212]|\btil\b|\bto\b|\buntil\b)\s*"
_WRITTEN_DAY: Final = r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
_PLAIN_TIME: Final = r"(?i)(?:(?:fra|frå|from|kl\.?|klokka)\s*)*(\d{1,2})(?:[:.]?(\d{2}))?"


def hubs_named(text: str, municipality: Municipality, language: str) -> frozenset[str]:
    """The hubs that a text names for certain, as forgiving as a question is read."""
    return frozenset(find_hubs(folded(text), names_of(municipality), vocabulary(words_in(language))).hubs)


def hubs_chosen(text: str, municipality: Municipality, language: str) -> frozenset[str]:
    """Those of the hubs named for certain that whoever is asked for one means: none for `ikke Holmen`."""
    said, known = folded(text), vocabulary(words_in(language))
    return frozenset(not_denied(find_hubs(said, names_of(municipality), known), said, known))


def says_more_than_a_hub(text: str, municipality: Municipality, language: str) -> bool:
    """Whether a text says something besides the hubs it names: a word of some length, none like `torg` or `på`."""
    known = vocabulary(words_in(language))
    rest = known.marked(find_hubs(folded(text), names_of(municipality), known).rest)
    left = rest.without(*_BESIDE_A_HUB).replace("|", " ").split()
    return any(len(word) >= SHORTEST_WORD for word in left)


def roles_named(text: str, municipality: Municipality) -> frozenset[str]:
    """The roles named in a text, in any language."""
    return _named(text, ((role.slug, role.name.values()) for role in municipality.roles))


def interests_named(text: str, municipality: Municipality) -> frozenset[str]:
    """The interests named in a text, in any language."""
    return _named(text, ((interest.slug, interest.name.values()) for interest in municipality.interests))


def _named(text: str, options: Iterable[tuple[str, Iterable[str]]]) -> frozenset[str]:
    said = f" {folded(text)} "
    return frozenset(slug for slug, names in options if any(f" {folded(name)} " in said for name in names))


def number_named(text: str, language: str) -> int | None:
    """The number that a text says in words and nothing else: `to`, `ca. tre`, `fem personer`; None for any other."""
    numbers, whole = _numbers(language), folded(text)
    said = [word for word in whole.split() if word not in _around_numbers(language)]
    return numbers.get(whole, numbers.get(" ".join(said)))


def hours_named(text: str, language: str) -> str:
    """Hours that are said in words, in digits: `to og en halv` is `2,5`; anything else as it is."""
    words, numbers = words_in(language), _numbers(language)
    clock, order = words.section("clock"), words.section("order")
    halves = {folded(each) for key in ("to_half", "past_half", "and_half") for each in clock.get(key, ())}
    small = {folded_word(each) for key in ("hours", "and") for each in order.get(key, ())}
    said = [word for word in folded(text).split() if word not in small]
    if not halves.intersection(said):
        number = number_named(" ".join(said), language)
        return text if number is None else str(number)
    at = next(place for place, word in enumerate(said) if word in halves)
    before = said[: at - 1] if at and numbers.get(said[at - 1]) == 1 else said[:at]
    number = number_named(" ".join(before), language) if before else 0
    return text if number is None or said[at + 1 :] else f"{number},5"


@cache
def _numbers(language: str) -> dict[str, int]:
    """Numbers by the words of a language, and of those that it names."""
    words = words_in(language)
    one = {folded_word(each): 1 for each in words.section("order").get("one", ())}
    counted = {**words.section("hour_later"), **words.section("number")}
    spoken = {folded_word(each): int(number) for number, names in counted.items() if number != "15" for each in names}
    fifteen = {folded_word(each): 15 for each in words.section("hour_later").get("15", ())}  # `kvart` is no number
    return one | spoken | fifteen


@cache
def _around_numbers(language: str) -> frozenset[str]:
    """Small words that may stand beside a number and mean nothing by it."""
    order = words_in(language).section("order")
    said = {folded_word(each) for key in ("filler", "anyone", "need") for each in order.get(key, ())}
    return frozenset(said - _numbers(language).keys())


def is_question(text: str) -> bool:
    """Whether somebody asks instead of answering."""
    return text.rstrip().endswith("?")


def day_named(text: str, language: str, today: dt.date) -> dt.date | None:
    """The one day that a text names, or the first of several; None when it names none that exists."""
    written = re.fullmatch(_WRITTEN_DAY, text.strip())
    if written is not None:
        return _day_of(*(int(part) for part in written.group("y", "m", "d") if part))
    said = read_days(folded(text), words=words_in(language), today=today)
    return None if said.days is None or said.impossible else said.days.first


def says_more_than_a_day(text: str, language: str, today: dt.date) -> bool:
    """Whether a day is named along with more than `til` or `siste dag`: `hopp over 17. desember`."""
    words = words_in(language)
    said = read_days(folded(text), words=words, today=today)
    rest = said.rest.replace("|", " ").split() if said.days is not None else []
    around = Phrases(ShortLists([("until", words.section("answer").get("until", ()))]))
    return bool(without(rest, around.find(rest)).replace("|", "").strip())


def _day_of(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def times_named(text: str, language: str) -> tuple[dt.time, dt.time] | None:
    """From and to, as in `17–20`, `kl. 17.30 til 20` or `half five to six`; None for anything else."""
    parts = re.split(_RANGE, text.strip(), maxsplit=1)
    if len(parts) != 2:  # noqa: PLR2004 -- from and to
        return None
    starts, ends = (_time_named(part, language) for part in parts)
    return None if starts is None or ends is None or starts == ends else (starts, ends)


def _time_named(text: str, language: str) -> dt.time | None:
    plain = re.fullmatch(_PLAIN_TIME, text.strip())
    if plain is not None:
        hour, minute = int(plain[1]), int(plain[2] or 0)
        return dt.time(hour % 24, minute) if hour <= 24 and minute < 60 else None  # noqa: PLR2004 -- the clock
    said = (read_time(f"{prefix}{folded(text)}", words=words_in(language)).time for prefix in ("", "kl ", "at "))
    return next((time for time in said if time is not None), None)
