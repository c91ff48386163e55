"""A message as folded words that know where they stood: what one part has taken, no other part reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from domain.questions.folding import folded

TAKEN: Final = "#"
_DASHES: Final = r"(?<=\d)\s*[-\u2010-\u2015\u2212]\s*(?=\d)"
_HALF_DAY: Final = r"(?i)\b([ap])\.\s?m\b\.?"
_CHUNK: Final = r"[^\s,;!?()\"«»“”]+|[,;!?()\"«»“”]|\n"
_POINT_WITHIN: Final = frozenset({"kl", "ca", "bl", "nr", "f", "t"})


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word: where its original stands, in which sentence, and whether a comma or dash stands before it."""

    folded: str
    start: int
    end: int
    sentence: int
    is_after_break: bool


class Sentence:
    """The words of one message; whoever reads a part takes its words."""

    def __init__(self, text: str) -> None:
        self.text = re.sub(_HALF_DAY, r"\1m", re.sub(_DASHES, "-", text))
        self.words = _words(self.text)
        self._taken = [False] * len(self.words)

    @property
    def line(self) -> str:
        """The folded words, with a mark for each that has been taken."""
        return " ".join(TAKEN if taken else word.folded for word, taken in zip(self.words, self._taken, strict=True))

    def take(self, line: str, start: int, end: int) -> None:
        """Take the words between two places of `line`, as it was read."""
        self.take_words(line.count(" ", 0, start), line.count(" ", 0, end) + 1)

    def take_words(self, first: int, last: int) -> None:
        """Take words by number, `last` excluded."""
        self._taken[first:last] = [True] * (last - first)

    def release(self, first: int, last: int) -> None:
        """Give words back, `last` excluded."""
        self._taken[first:last] = [False] * (last - first)

    def take_all(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Take every place where a pattern fits."""
        line = self.line
        found = list(pattern.finditer(line))
        for match in found:
            self.take(line, match.start(), match.end())
        return found

    def is_taken(self, number: int) -> bool:
        """Whether a word has been read as some part."""
        return self._taken[number]

    def original(self, first: int, last: int) -> str:
        """What was written from one word to another, both included."""
        return self.text[self.words[first].start : self.words[last].end]


def _words(text: str) -> tuple[Word, ...]:
    words: list[Word] = []
    sentence, is_after_break = 0, False
    for chunk in re.finditer(_CHUNK, text):
        said = folded(chunk[0]).split()
        for each in said:
            words.append(Word(each, chunk.start(), chunk.end(), sentence, is_after_break))
            is_after_break = False
        if _ends_sentence(text, chunk):
            sentence, is_after_break = sentence + 1, True
        elif not said or chunk[0].endswith(":"):
            is_after_break = is_after_break or not chunk[0].isalnum()
    return tuple(words)


def _ends_sentence(text: str, chunk: re.Match[str]) -> bool:
    """Whether a chunk is the last of its sentence; a number with a point is, when a capital follows."""
    if chunk[0] in {"!", "?", "\n"}:
        return True
    if not chunk[0].endswith(".") or folded(chunk[0]) in _POINT_WITHIN:
        return False
    return not chunk[0][:-1][-1:].isdigit() or text[chunk.end() :].lstrip()[:1].isupper()
