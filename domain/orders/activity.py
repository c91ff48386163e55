"""What is going to happen, and what else is told: the words that no other part has taken, as they were written.

What stands in the same sentences as the other parts is the activity; several pieces of it are in doubt. Sentences of
their own are the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from domain.errors import NotPossible
from domain.hubs import Limits
from domain.names import free_text, one_line
from domain.orders.lexicon import Lexicon
from domain.orders.order import Part, refused, settled
from domain.orders.sentence import Sentence
from domain.requests import checked_text

ACTIVITY_MAX: Final = 100
_SHORT: Final = 6
"""Words of a sentence of its own that may still be the name of an activity."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the rest of a message says."""

    activity: Part[str]
    text: Part[str]


def read_rest(sentence: Sentence, lexicon: Lexicon, limits: Limits) -> Told:
    """Read what is left when all other parts have been taken."""
    pieces, apart = list[str](), list[tuple[int, int]]()
    for first, last in _sentences(sentence):
        if any(sentence.is_taken(number) for number in range(first, last + 1)):
            pieces += _pieces(sentence, first, last, lexicon)
        elif _stripped(sentence, first, last, lexicon) is not None:
            apart.append((first, last))
    if not pieces and apart and apart[0][1] - apart[0][0] < _SHORT:
        pieces = _pieces(sentence, *apart.pop(0), lexicon)
    return Told(_activity(pieces), _text([_whole(sentence, *each) for each in apart], limits))


def _sentences(sentence: Sentence) -> list[tuple[int, int]]:
    """First and last word of each sentence."""
    found: dict[int, tuple[int, int]] = {}
    for number, word in enumerate(sentence.words):
        found[word.sentence] = (found.get(word.sentence, (number, number))[0], number)
    return list(found.values())


def _pieces(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> list[str]:
    """The stretches of words that nobody has taken, without small words at their ends."""
    pieces: list[str] = []
    begin = first
    for number in range(first, last + 2):
        is_end = number > last or sentence.is_taken(number) or sentence.words[number].is_after_break
        if not is_end:
            continue
        if number > begin and (bare := _stripped(sentence, begin, number - 1, lexicon)) is not None:
            pieces.append(_titled(sentence.original(*bare)))
        begin = number + 1 if number <= last and sentence.is_taken(number) else number
    return pieces


def _stripped(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """First and last word that say something; None when there are only small words."""
    telling = [number for number in range(first, last + 1) if sentence.words[number].folded not in lexicon.filler]
    return (telling[0], telling[-1]) if telling else None


def _titled(piece: str) -> str:
    """As a title: a capital first, no point last."""
    bare = one_line(free_text(piece), 10_000).strip(" .:-\u2013/")
    return bare[:1].upper() + bare[1:] if bare[1:2].islower() else bare


def _whole(sentence: Sentence, first: int, last: int) -> str:
    """A sentence as it was written, with what ends it."""
    following = sentence.words[last + 1].start if last + 1 < len(sentence.words) else len(sentence.text)
    return sentence.text[sentence.words[first].start : following].strip()


def _activity(pieces: list[str]) -> Part[str]:
    try:
        said = tuple(dict.fromkeys(checked_text(piece, ACTIVITY_MAX) for piece in pieces if piece))
    except NotPossible as refusal:
        return refused(refusal)
    return settled(said) if said else Part()


def _text(sentences: list[str], limits: Limits) -> Part[str]:
    text = free_text(" ".join(sentences))
    try:
        return Part(checked_text(text, limits.request_text_max)) if text else Part()
    except NotPossible as refusal:
        return refused(refusal)
