"""Names of days that are misspelled, and words that sound like a day nobody knows."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from domain.questions.folding import folded_word
from domain.questions.lexemes import Lexemes, Meaning
from domain.questions.slips import slips
from domain.questions.vocabulary import Words

_ASKING: Final = ("kind.open", "kind.closed", "kind.come")
_SHORTEST_MENDED: Final = 6
_MOST_SLIPS: Final = 2


def mean_bare_weekdays(lexemes: Lexemes) -> None:
    """A short name that seldom is another word is a weekday where hours are asked: `open sat?`, not `we sat there`."""
    for number, _ in lexemes.all_of("joining.bare"):
        would = lexemes.at(number, "joining.would")  # `we'd arrive at three`, without its apostrophe
        if not would and not lexemes.kinds.isdisjoint(_ASKING):
            for meaning in lexemes.at(number, "weekday_short")[:1]:
                lexemes.mean(number, Meaning("weekday", meaning.value, meaning.end))


def mend(lexemes: Lexemes, words: Words) -> bool:
    """Take a word that is one slip away from the name of a day for that name: `trosdag`, `tommorow`."""
    mended = False
    for number, word in enumerate(lexemes.words):
        if len(word) >= _SHORTEST_MENDED and not lexemes.has_meaning(number) and word.isalpha():
            near = _near(word, words)
            if near is not None:
                lexemes.mean(number, Meaning(near[1], near[2], number + 1))
                mended = True
    return mended


@lru_cache(maxsize=1024)
def _near(word: str, words: Words) -> tuple[str, str, str] | None:
    """The first name of a day that a word may be, with its class and value; kept for the words met of late."""
    return next((each for each in _names(words) if _is_slip(word, each[0])), None)


def _is_slip(word: str, name: str) -> bool:
    return name[0] == word[0] and slips(name, word, 1) <= 1


def sounds_like_a_day(lexemes: Lexemes, words: Words) -> bool:
    """Whether an unknown word is much like the name of a weekday, or ends as one: `lrødg`, `askeonsdag`."""
    return any(
        len(word) >= _SHORTEST_MENDED and not lexemes.has_meaning(number) and _sounds_like_one(word, words)
        for number, word in enumerate(lexemes.words)
    )


@lru_cache(maxsize=1024)
def _sounds_like_one(word: str, words: Words) -> bool:
    return word.endswith(_weekdays(words)) or any(_may_be(word, name) for name in _weekdays(words))


def _may_be(word: str, name: str) -> bool:
    return name[0] == word[0] and slips(name, word, _MOST_SLIPS) <= _MOST_SLIPS


@lru_cache(maxsize=32)
def _weekdays(words: Words) -> tuple[str, ...]:
    return tuple(name for name, section, _ in _names(words) if section == "weekday" and len(name) >= _SHORTEST_MENDED)


@lru_cache(maxsize=32)
def _names(words: Words) -> tuple[tuple[str, str, str], ...]:
    """The names of days that are long enough to be known misspelled, with their class and value."""
    named = (
        (folded_word(name), section, key)
        for section in ("weekday", "day", "month")
        for key, said in words.section(section).items()
        for name in said
    )
    shortest = {"weekday": 1, "day": _SHORTEST_MENDED + 1, "month": _SHORTEST_MENDED}
    return tuple(each for each in named if " " not in each[0] and len(each[0]) >= shortest[each[1]])
