"""When it suits somebody, said in words: `tirsdag kveld og lørdag`, `mandag–fredag etter jobb kl. 17–20`, `helgene`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from domain.availability import ALL, EVENING, NOON, PARTS_A_DAY, bit
from domain.questions.folding import folded, folded_word
from domain.questions.phrases import Phrases
from domain.questions.unread import ShortLists
from domain.questions.vocabulary import Words

_PARTS: Final = ("morning", "afternoon", "evening")
_DAYS: Final = {"weekdays": range(5), "weekend": range(5, 7)}
_FEW: Final = 6  #: In a text of so many words a short one such as `man` means the day.
_DASH: Final = r"\s*[-\u2010-\u2015\u2212]\s*"
_HOURS: Final = r"(\d{1,2})(?:[:.]\d{2})?to(\d{1,2})(?:[:.]\d{2})?"
_HOUR: Final = r"(\d{1,2})(?:[:.]\d{2})?"
_LAST_HOUR: Final = 24
_UNSURE: Final = "unsure"
_TO: Final = "to"
"""What stands for a dash between days or hours."""


def read_week(text: str, words: Words) -> int | None:
    """The parts of the week that a text names, a bit for each (`domain.availability`); None where it names none.

    What it says does not suit (`ikke mandag`) is none that we could know: None as well.
    """
    said = folded(re.sub(_DASH, _between, text)).split()
    if any(word in _listed(words, "joining", "not") for word in said):
        return None
    said = [part for word in said for part in _uncompounded(word, words)]
    labels = [label for _at, label in sorted(_found(said, words))]
    if _UNSURE in labels:
        return None
    return ALL if "any_time" in labels else _collected(labels) or None


def _between(dash: re.Match[str]) -> str:
    text, start, end = dash.string, dash.start(), dash.end()
    is_of_hours = text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()
    return _TO if is_of_hours else f" {_TO} "


def _collected(labels: list[str]) -> int:
    """The days said so far have the parts that come next; without any they are meant whole."""
    times, days, parts, is_range = 0, set[int](), set[int](), False
    for label in labels:
        if label == _TO:
            is_range = bool(days) and not parts
            continue
        if label in _PARTS or label.startswith("part"):
            parts |= {_PARTS.index(label)} if label in _PARTS else {int(each) for each in label[4:]}
            is_range = False
            continue
        if parts and days:
            times, days, parts = times | _bits(days, parts), set(), set()
        named = set(_DAYS.get(label, ())) or {int(label)}
        if is_range:
            named = set(range(max(days), max(named) + 1)) or named
        days, is_range = days | named, False
    return times | (_bits(days or set(range(7)), parts) if days or parts else 0)


def _bits(days: set[int], parts: set[int]) -> int:
    return sum(bit(day, part) for day in days for part in parts or range(PARTS_A_DAY))


def _found(said: list[str], words: Words) -> Iterator[tuple[int, str]]:
    """What is named, and at which word; of phrases that overlap the longest."""
    taken: set[int] = set()
    for each in sorted(_phrases(words, is_short=len(said) <= _FEW).find(said), key=lambda one: one.start - one.end):
        if not taken & set(range(each.start, each.end)):
            taken |= set(range(each.start, each.end))
            yield each.start, each.label
    ranges = {_TO} | _listed(words, "joining", "to")
    for at, word in enumerate(said):
        if word in ranges and at not in taken and not re.fullmatch(_HOUR, " ".join(said[at + 1 : at + 2])):
            yield at, _TO
        elif word[0].isdigit():
            yield at, _of_hours(word, said[max(0, at - 2) : at], words)


def _of_hours(word: str, before: list[str], words: Words) -> str:
    """The parts of a day that hours lie in: `17-20`, `etter 17`, `før kl. 12`."""
    hours, hour = re.fullmatch(_HOURS, word), re.fullmatch(_HOUR, word)
    if hours is not None and int(hours[1]) < int(hours[2]):
        return _parts_between(int(hours[1]), int(hours[2]))
    if hour is not None and any(each in _listed(words, "answer", "after") for each in before):
        return _parts_between(int(hour[1]), _LAST_HOUR)
    if hour is not None and any(each in _listed(words, "answer", "before") for each in before):
        return _parts_between(0, int(hour[1]))
    return _UNSURE


def _parts_between(first: int, last: int) -> str:
    return "part" + "".join(map(str, _reaching(first, last)))


def _reaching(first: int, last: int) -> range:
    return range((first >= NOON.hour) + (first >= EVENING.hour), (last > NOON.hour) + (last > EVENING.hour) + 1)


def _uncompounded(word: str, words: Words) -> tuple[str, ...]:
    """A day and a part of it written as one word, as two: `tirsdagskveld`."""
    for day, names in words.section("weekday").items():
        for name in sorted(map(folded_word, names), key=len, reverse=True):
            rest = word.removeprefix(name).removeprefix("s")
            if word.startswith(name) and rest and _is_part(rest, words):
                return folded_word(words.section("weekday")[day][0]), rest
    return (word,)


def _is_part(word: str, words: Words) -> bool:
    return any(found.label in _PARTS for found in _phrases(words, is_short=False).find([word]))


@lru_cache(maxsize=32)
def _phrases(words: Words, *, is_short: bool) -> Phrases:
    section, period = words.section("answer"), words.section("period")
    lists = [(name, section.get(name, ())) for name in (*_PARTS, "any_time")]
    lists += [(name, period.get(name, ())) for name in _DAYS]
    lists += [*words.section("weekday").items(), *(words.section("weekday_short").items() if is_short else ())]
    return Phrases(ShortLists(lists))


@lru_cache(maxsize=128)
def _listed(words: Words, section: str, name: str) -> frozenset[str]:
    return frozenset(map(folded_word, words.section(section).get(name, ())))
