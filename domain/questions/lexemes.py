"""A folded text as lexemes: words, figures and ends of clauses, each with what it may mean for days and times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from domain.questions.vocabulary import Marks, Vocabulary

END_OF_CLAUSE: Final = ","
"""What stands between clauses in a text that is read for days and times."""

ALWAYS: Final = "24/7"
"""No date: around the clock."""

_LEXEME: Final = re.compile(r"\d+(?:[.:/-]+\d+)*[.:/-]*|[^\W\d]+|\S")
_FIGURES: Final = (
    ("iso", re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")),
    ("clock", re.compile(r"(\d{1,2})[:.](\d{2})\.?")),
    ("date", re.compile(r"(?!24/7$)(0?[1-9]|[12]\d|3[01])([./])(0?[1-9]|1[0-2])(?:\2(\d{4}|\d{2}))?\.?")),
    ("date", re.compile(r"(0?[1-9]|[12]\d|3[01])(-)(0?[1-9]|1[0-2])-(\d{4})")),
    ("date_span", re.compile(r"(\d{1,2})\.(\d{1,2})\.?-(\d{1,2})\.(\d{1,2})\.?")),
    ("span", re.compile(r"(0?[1-9]|[12]\d|3[01])\.?-(0?[1-9]|[12]\d|3[01])\.?")),
    ("nth", re.compile(r"(0?[1-9]|[12]\d|3[01])\.")),
    ("any_nth", re.compile(r"(\d{1,2})\.")),
    ("int", re.compile(r"(\d{1,2})-?")),
    ("year", re.compile(r"(\d{4})\.?")),
)
_CLASS_BY_LIST: Final = frozenset(("near", "ahead", "clock", "joining", "kind"))
"""The sections of which each list is a class of its own."""

_GLUED: Final = re.compile(r"[^\W\d]{3}")


class Meaning(NamedTuple):
    """One thing that some lexemes may mean: a class, which of it, and the lexeme after the last."""

    kind: str
    value: str
    end: int


_NOTHING: Final[Mapping[str, Sequence[Meaning]]] = MappingProxyType({})


class Lexemes:
    """A folded text in its lexemes; `at` gives what may begin at one of them."""

    def __init__(self, text: str, vocabulary: Vocabulary, marks: Marks | None = None) -> None:
        """Reads a text; `marks` is the text marked, when it has been."""
        self.text = text
        self.spans = [match.span() for match in _LEXEME.finditer(text)]
        self.words = [text[start:end] for start, end in self.spans]
        self.kinds = set[str]()  #: The classes of which there is anything.
        self._meanings: dict[int, dict[str, list[Meaning]]] = {}
        found = vocabulary.find(self.words) if marks is None or marks.words != self.words else marks.found
        for start, end, label in found:
            kind, name = _class_of(label)
            self.mean(start, Meaning(kind, name, end))
        for number, word in enumerate(self.words):
            if word[0].isdigit() and not self._is_letter(number, vocabulary):
                for kind in _figures(word):
                    self.mean(number, Meaning(kind, word, number + 1))

    def _is_letter(self, number: int, vocabulary: Vocabulary) -> bool:
        """Whether a figure stands for a letter in a known word: `maftu7`, as Arabic is typed in Latin letters."""
        start, end = self.spans[number]
        head = self.words[number - 1] if number and self.spans[number - 1][1] == start else ""
        return head.isalpha() and bool(vocabulary.labels_of(head + self.text[start:end]))

    def mean(self, number: int, meaning: Meaning) -> None:
        """Note what may begin at a lexeme."""
        self.kinds.add(meaning.kind)
        same = self._meanings.setdefault(number, {}).setdefault(meaning.kind, [])
        same.append(meaning)
        if len(same) > 1:
            same.sort(key=lambda each: -each.end)

    def at(self, number: int, kind: str) -> Sequence[Meaning]:
        """What of a class begins at a lexeme, the longest first."""
        return self._meanings.get(number, _NOTHING).get(kind, ())

    def kinds_at(self, number: int) -> Mapping[str, Sequence[Meaning]]:
        """What begins at a lexeme, by class."""
        return self._meanings.get(number, _NOTHING)

    def has_meaning(self, number: int) -> bool:
        """Whether a lexeme may mean anything."""
        return number in self._meanings

    def ends_with(self, number: int, kind: str) -> bool:
        """Whether something of a class ends right before a lexeme."""
        if kind not in self.kinds:
            return False
        return any(each.end == number for start in range(max(0, number - 3), number) for each in self.at(start, kind))

    def all_of(self, kind: str) -> list[tuple[int, Meaning]]:
        """Everything of a class, with the lexeme at which it begins."""
        if kind not in self.kinds:
            return []
        numbers = sorted(number for number, kinds in self._meanings.items() if kind in kinds)
        return [(number, each) for number in numbers for each in self.at(number, kind)]

    def is_glued(self, number: int) -> bool:
        """Whether a lexeme runs on into a word: `17åringer`."""
        if number + 1 >= len(self.spans) or self.spans[number][1] != self.spans[number + 1][0]:
            return False
        return _GLUED.match(self.words[number + 1]) is not None

    @cached_property
    def clauses(self) -> list[int]:
        """For each lexeme the number of its clause."""
        numbers, clause = [], 0
        for word in self.words:
            clause += word == END_OF_CLAUSE
            numbers.append(clause)
        return numbers

    def without(self, taken: Iterable[tuple[int, int]]) -> str:
        """The text with `|` in place of some stretches of lexemes."""
        text, before = self.text, len(self.spans)
        for first, end in sorted(set(taken), reverse=True):
            text = f"{text[: self.spans[first][0]]} | {text[self.spans[min(end, before) - 1][1] :]}"
            before = first
        return text


@lru_cache(maxsize=1024)
def _class_of(label: str) -> tuple[str, str]:
    """The class of a list's words, and which of it: `weekday` and `5`, but `clock.at` and `at`."""
    section, _, name = label.partition(".")
    return (label if section in _CLASS_BY_LIST else section, name)


def figure(kind: str, word: str) -> tuple[str, ...]:
    """The numbers of a figure of some class, as written; empty where one is left out."""
    found = next(match for name, pattern in _FIGURES if name == kind and (match := pattern.fullmatch(word)))
    return tuple(part or "" for part in found.groups())


def _figures(word: str) -> Iterator[str]:
    return (kind for kind, pattern in _FIGURES if pattern.fullmatch(word))
