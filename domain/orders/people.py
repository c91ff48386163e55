"""Who is needed and how many: `3 verter`, `to eller tre frivillige`, `a couple of hosts`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from domain.errors import NotPossible, Problem
from domain.hubs import Limits
from domain.orders.lexicon import Lexicon
from domain.orders.order import Fault, Part, refused, settled
from domain.orders.sentence import Sentence
from domain.requests import checked_number

A_COUPLE: Final = (2, 3)
_MOST_OF_A_RANGE: Final = 9
"""`5-9 verter` counts people; `17-20 verter` is a time and then a role."""


@dataclass(frozen=True, slots=True)
class People:
    """What was said of roles and numbers, and whether anybody was named at all."""

    role: Part[str]
    needed: Part[int]
    is_anyone: bool


def count(sentence: Sentence, lexicon: Lexicon) -> tuple[list[int], list[str]]:
    """Take numbers that stand before people, and the roles they count; goes before the times are read."""
    numbers: list[int] = []
    roles: list[str] = []
    line = sentence.line
    for found in lexicon.counted.finditer(line):
        if _is_time(found, lexicon):
            continue
        numbers += _numbers(found, sentence, line, lexicon)
        roles += _roles(found[0], lexicon)
        sentence.take(line, found.start(), found.end())
    return numbers, roles


def _is_time(found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a range before a role is a stretch of time: `17-20 verter`."""
    is_range = found["b"] is not None and not re.fullmatch(f" {lexicon.either} ", found["way"])
    return is_range and max(lexicon.value(found["a"]), lexicon.value(found["b"])) > _MOST_OF_A_RANGE


def _numbers(found: re.Match[str], sentence: Sentence, line: str, lexicon: Lexicon) -> list[int]:
    if found["few"] is not None:
        return list(A_COUPLE)
    first = sentence.words[line.count(" ", 0, found.start("a"))]
    is_negative = sentence.text[first.start : first.start + 1] in {"-", "\u2212", "\u2013"}
    said = [lexicon.value(found[name]) for name in ("a", "b") if found[name] is not None]
    return [-number for number in said] if is_negative else said


def _roles(said: str, lexicon: Lexicon) -> list[str]:
    return [slug for slug, pattern in lexicon.roles.items() if pattern.search(said)]


def read_people(sentence: Sentence, lexicon: Lexicon, limits: Limits, numbers: list[int], roles: list[str]) -> People:
    """Take roles without a number, a number without people, and the name of a role that there is not."""
    sentence.take_all(lexicon.no_role)
    for slug, pattern in lexicon.roles.items():
        roles += [slug for _ in sentence.take_all(pattern)]
    is_anyone = bool(sentence.take_all(lexicon.anyone)) or bool(numbers)
    role: Part[str] = settled(tuple(dict.fromkeys(roles))) if roles else Part()
    if not roles and not is_anyone:
        role = _unknown(sentence, lexicon)
    if not numbers and (found := lexicon.needed.search(sentence.line)) is not None:
        line = sentence.line
        numbers += _numbers(found, sentence, line, lexicon)
        sentence.take(line, found.start("few" if found["few"] else "a"), found.end())
    return People(role, _needed(numbers, limits), is_anyone)


def _unknown(sentence: Sentence, lexicon: Lexicon) -> Part[str]:
    """`2 kokker`: somebody is needed whom no role fits."""
    line = sentence.line
    found = next((match for pattern in lexicon.unknown if (match := pattern.search(line))), None)
    if found is None or found["said"] in lexicon.filler or lexicon.value(found["said"]):  # `tre` is a number
        return Part()
    number = line.count(" ", 0, found.start("said"))
    said = sentence.original(number, number).strip(".:-")
    sentence.take_words(number, number + 1)
    return Part(fault=Fault(Problem.UNKNOWN_ROLE, {"role": said}))


def _needed(numbers: list[int], limits: Limits) -> Part[int]:
    if not numbers:
        return Part()
    try:
        return settled(tuple(dict.fromkeys(checked_number(str(number), limits) for number in numbers)))
    except NotPossible as refusal:
        return refused(refusal)
