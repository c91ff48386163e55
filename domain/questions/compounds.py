"""What is written in one word or in several clauses, made ready for reading.

`søndagsåpent` is a day and `åpent`, `Holmentorget` a hub and `torget`; where a clause ends a comma stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import lru_cache
from typing import Final

from domain.questions.folding import LONGEST, folded
from domain.questions.lexemes import END_OF_CLAUSE
from domain.questions.phrases import without
from domain.questions.places import Names
from domain.questions.slips import slips
from domain.questions.vocabulary import Marks, Vocabulary

_SHORTENED: Final = "".join(rf"(?<!\b{word})" for word in ("kl", "ca", "nr", "tlf", "godz", "вул", "год", "o"))
"""After these a full stop ends no clause: `torsdag kl. 13. Er Borgen åpen da`."""

_CLAUSE: Final = re.compile(
    rf"[,;?!\n()…\u060c\u061b\u061f]+|(?<!\d){_SHORTENED}\.(?=\s|$)|\s[-\u2013\u2014]\s", re.IGNORECASE
)
_AFTER_FIGURE: Final = re.compile(r"(?<=\d\.)\s+(?=(\w+))")
_SHORTEST: Final = 7
_SHORTEST_HEAD: Final = 3
_JOINTS: Final = ("", "s", "e")
_SHORTEST_NAME: Final = 5
_SHORTEST_MENDED: Final = 8
_LONG: Final = 10
_ENDINGS: Final = ("", "en", "et", "a", "s", "ets", "ens")
_TAILS_OF_HUBS: Final = frozenset(
    ("tail.of_hub", "facility.library", "facility.cafe", "facility.health_station", "facility.book_machine")
)
_HOURS: Final = frozenset(("kind.open", "kind.closed"))
_BESIDE: Final = frozenset(
    f"kind.{kind}"
    for kind in (
        *("person", "web", "phone", "email", "contact", "address", "where", "out_of_scope", "other_place"),
        *("roles", "volunteer", "idea", "card", "hubs", "appointment", "timetable", "lending"),
    )
)
"""What is not heard in what somebody tells before they ask for hours."""

_DAYS: Final = ("weekday.", "period.", "holiday.", "tail.heads")


def in_clauses(text: str, whole: str, openers: Sequence[Container[str]] = ()) -> str:
    """A text folded, with a comma alone where a clause ends; `whole` is the text folded without.

    After a figure a full stop ends one before a word that opens a question: `til 15. Er det åpent`, not `24. Desember`.
    """
    apart = _AFTER_FIGURE.sub(lambda end: ", " if _opens(end[1], openers) else end[0], text[:LONGEST])
    pieces = [piece for piece in _CLAUSE.split(apart) if piece]
    if len(pieces) <= 1:
        return whole
    said = f" {END_OF_CLAUSE} ".join(filter(None, map(folded, pieces)))
    return said if said.replace(f" {END_OF_CLAUSE} ", " ") == whole else whole


def _opens(word: str, openers: Sequence[Container[str]]) -> bool:
    return word[0] == word[0].upper() and any(folded(word) in each for each in openers)


def introduced(marks: Marks) -> str:
    """A text with a clause of its own from where somebody says what they wonder: `naboen spør om Tofte er åpent`.

    Where hours are asked for there, other kinds are not heard in what goes before: `har aldri skrevet til en robot`.
    """
    starts = [each.start for each in marks.found if each.label == "joining.wonder" and each.start]
    asked = max((each.start for each in marks.found if each.label in _HOURS), default=0)
    at = max((start for start in starts if start < asked), default=0)
    if not at:
        return " ".join(marks.words)
    told = [each for each in marks.found if each.end <= at and each.label in _BESIDE]
    words = without(marks.words, told).split()
    cut = len(words) - (len(marks.words) - at)
    return " ".join((*words[:cut], END_OF_CLAUSE, *words[cut:]))


def parted(text: str, names: Names, vocabulary: Vocabulary) -> str:
    """A folded text with compounds in their parts."""
    words = text.split()
    if not any(len(word) >= _SHORTEST for word in words):
        return text
    parts = (_parts(word, names, vocabulary) if len(word) >= _SHORTEST else (word,) for word in words)
    return " ".join(part for each in parts for part in each)


@lru_cache(maxsize=1024)
def _parts(word: str, names: Names, vocabulary: Vocabulary) -> tuple[str, ...]:
    if not word.isalpha() or word in names.hubs or vocabulary.labels_of(word):
        return (word,)
    for size in range(len(word) - _SHORTEST_HEAD, _SHORTEST_HEAD - 1, -1):
        head, tail = word[:size], word[size:]
        kinds = vocabulary.labels_of(tail)
        if size >= _SHORTEST_NAME and head in names.hubs and kinds & _TAILS_OF_HUBS:
            return head, tail
        if head in names.parts and kinds & _TAILS_OF_HUBS:
            return head, tail
        if "clock.suffix" in kinds and _is_number(head, vocabulary):
            return head, tail
        if "tail.of_day" in kinds:
            said = next((head.removesuffix(joint) for joint in _JOINTS if _is_day(head, joint, vocabulary)), None)
            if said is not None:
                return said, tail
    return (_mended(word, names),)


def _mended(word: str, names: Names) -> str:
    """A long word, or the name of a part that it misspells: `helestasjonen`, `biblotek`."""
    if len(word) < _SHORTEST_MENDED:
        return word
    for ending in _ENDINGS:
        stem = word.removesuffix(ending) if ending else word
        found = next((name for name in names.long_parts if name[0] == stem[0] and _is_slip(name, stem)), None)
        if found is not None:
            return found
    return word


def _is_slip(name: str, word: str) -> bool:
    most = 2 if len(name) >= _LONG else 1
    return slips(name, word, most) <= most


def _is_number(word: str, vocabulary: Vocabulary) -> bool:
    return any(kind.startswith(("number.", "hour_later.")) for kind in vocabulary.labels_of(word))


def _is_day(head: str, joint: str, vocabulary: Vocabulary) -> bool:
    if not head.endswith(joint):
        return False
    kinds = vocabulary.labels_of(head.removesuffix(joint))
    return any(kind.startswith(_DAYS) for kind in kinds)
