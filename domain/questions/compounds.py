"""What is written in one word or in several clauses, made ready for reading.

`søndagsåpent` is a day and `åpent`, `Holmentorget` a hub and `torget`; where a clause ends a comma stands alone.
"""

from __future__ import annotations

import re
from typing import Final

from domain.questions.folding import LONGEST, folded
from domain.questions.lexemes import END_OF_CLAUSE
from domain.questions.places import Names
from domain.questions.vocabulary import Vocabulary

_CLAUSE: Final = re.compile(r"[,;?!\n()…\u060c\u061b\u061f]+|(?<!\d)\.(?=\s|$)|\s[-\u2013\u2014]\s")
_SHORTEST: Final = 7
_SHORTEST_HEAD: Final = 3
_JOINTS: Final = ("", "s", "e")
_SHORTEST_NAME: Final = 5
_TAILS_OF_HUBS: Final = frozenset(
    ("tail.of_hub", "facility.library", "facility.cafe", "facility.health_station", "facility.book_machine")
)
_DAYS: Final = ("weekday.", "period.", "holiday.", "tail.heads")


def in_clauses(text: str, whole: str) -> str:
    """A text folded, with a comma alone where a clause ends; `whole` is the text folded without."""
    pieces = [piece for piece in _CLAUSE.split(text[:LONGEST]) if piece]
    if len(pieces) <= 1:
        return whole
    said = f" {END_OF_CLAUSE} ".join(filter(None, map(folded, pieces)))
    return said if said.replace(f" {END_OF_CLAUSE} ", " ") == whole else whole


def parted(text: str, names: Names, vocabulary: Vocabulary) -> str:
    """A folded text with compounds in their parts."""
    words = text.split()
    if not any(len(word) >= _SHORTEST for word in words):
        return text
    return " ".join(part for word in words for part in _parts(word, names, vocabulary))


def _parts(word: str, names: Names, vocabulary: Vocabulary) -> tuple[str, ...]:
    if len(word) < _SHORTEST or not word.isalpha() or word in names.hubs or vocabulary.labels_of(word):
        return (word,)
    for size in range(len(word) - _SHORTEST_HEAD, _SHORTEST_HEAD - 1, -1):
        head, tail = word[:size], word[size:]
        kinds = vocabulary.labels_of(tail)
        if size >= _SHORTEST_NAME and head in names.hubs and kinds & _TAILS_OF_HUBS:
            return head, tail
        if "tail.of_day" in kinds:
            said = next((head.removesuffix(joint) for joint in _JOINTS if _is_day(head, joint, vocabulary)), None)
            if said is not None:
                return said, tail
    return (word,)


def _is_day(head: str, joint: str, vocabulary: Vocabulary) -> bool:
    if not head.endswith(joint):
        return False
    kinds = vocabulary.labels_of(head.removesuffix(joint))
    return any(kind.startswith(_DAYS) for kind in kinds)
