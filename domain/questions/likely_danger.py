"""Danger by likeness: how likely it must be, by how much was said and by what the rules heard otherwise."""

from __future__ import annotations

from typing import Final

from domain.questions import menu, volunteer
from domain.questions.guessing import Guess
from domain.questions.heard import Heard

_CERTAIN_IN_FEW_WORDS: Final = 0.8
DANGEROUS: Final = 0.5
_DANGEROUS_AT_LENGTH: Final = 0.5
_SUSPECT: Final = 0.45
_HEARD_OTHERWISE: Final = 0.6
_WORRYING: Final = 0.3
_FEWEST_WORDS: Final = 2
_FEW_WORDS: Final = 3
_SHORT: Final = 4


def suspected_from(question: object) -> float:
    """From which likelihood danger is suspected, by what the rules heard; rather too soon where they heard nothing."""
    match question:
        case menu.Question(why=menu.Why.NOT_UNDERSTOOD):
            return _SUSPECT
        case menu.Question() | volunteer.Question():
            return _HEARD_OTHERWISE
        case _:
            return _DANGEROUS_AT_LENGTH


def tells_of_danger(found: Guess, heard: Heard, enough: float) -> bool:
    """Whether danger is likely; one or two words are danger where the word lists say so, never by likeness."""
    if not _may_tell_of_danger(heard):
        return False
    said = heard.word_count
    return found.danger >= (_CERTAIN_IN_FEW_WORDS if said <= _FEW_WORDS else DANGEROUS if said <= _SHORT else enough)


def is_worrying(heard: Heard, found: Guess) -> bool:
    """Whether danger is likely enough to give the emergency numbers beside whatever else is answered."""
    return _may_tell_of_danger(heard) and found.danger >= _WORRYING


def _may_tell_of_danger(heard: Heard) -> bool:
    return heard.word_count > _FEWEST_WORDS and not heard.calm and "harmless.phrases" not in heard.marks.labels
