"""Which day: as `domain.questions.dates` reads it, but what could be another day is in doubt.

In doubt are a weekday said on that very weekday, `neste torsdag` while this week's is still to come, a date whose
weekday is another, a date without a year that lies most of a year ahead, a stretch of days, and several days.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from domain.calendar import Days
from domain.errors import NotPossible, Problem
from domain.hubs import Limits
from domain.orders.lexicon import Lexicon
from domain.orders.order import Fault, Part, refused, settled
from domain.orders.sentence import TAKEN, Sentence
from domain.questions.folding import folded_word
from domain.questions.moments.dates import SaidDays, read_days
from domain.questions.vocabulary import Words
from domain.questions.word_tree import choice
from domain.requests import checked_day

_WEEK: Final = dt.timedelta(days=7)
_MOST_CANDIDATES: Final = 7
_SURE_AHEAD: Final = dt.timedelta(days=270)
_MOST_READ: Final = 6
_FEASTS: Final = ("easter", "christmas", "between_years", "pentecost")
_YEAR: Final = re.compile(r"\d{4}")


def read_day(sentence: Sentence, lexicon: Lexicon, today: dt.date, limits: Limits) -> Part[dt.date]:
    """Take every day that is said."""
    said: list[tuple[str, Days]] = []
    feasts: list[tuple[str, Days, int, int]] = []
    for _round in range(_MOST_READ):
        line = sentence.line
        read = read_days(line, words=lexicon.words, today=today)
        if read.rest.count("|") == 0:
            break
        phrase, first, last = _taken(sentence, line, read)
        if read.days is None:
            return Part(fault=Fault(Problem.NOT_A_DATE))
        if _is_feast(phrase, lexicon.words):
            feasts.append((phrase, read.days, first, last))
        else:
            said.append((phrase, read.days))
    for phrase, days, first, last in feasts:
        if said:
            sentence.release(first, last)  # `Christmas party` beside a date is what happens, not when
        else:
            said.append((phrase, days))
    if not said:
        said = _short(sentence, lexicon.words, today)
    has_year = any(_YEAR.search(phrase) for phrase, _days in said)
    return _part(_meant(said, lexicon.words, today), today, limits, is_sure=has_year)


def _short(sentence: Sentence, words: Words, today: dt.date) -> list[tuple[str, Days]]:
    """A weekday's short name that stands right before a time, which has been taken: `tors 17-20`."""
    names = choice(name for each in words.section("weekday_short").values() for name in each)
    found = re.search(rf"(?<!\w)(?P<name>{names}) (?={TAKEN})", line := sentence.line)
    read = read_days(found["name"], words=words, today=today).days if found is not None else None
    if found is None or read is None:
        return []
    sentence.take(line, found.start("name"), found.end("name"))
    return [(found["name"], read)]


def _taken(sentence: Sentence, line: str, read: SaidDays) -> tuple[str, int, int]:
    """Take the words of a day, and give them with their numbers."""
    words, (before, _bar, after) = line.split(), read.rest.partition("|")
    first, last = len(before.split()), len(words) - len(after.split())
    sentence.take_words(first, last)
    return " ".join(words[first:last]), first, last


def _is_feast(phrase: str, words: Words) -> bool:
    names = words.section("period")
    feasts = {folded_word(each) for feast in _FEASTS for each in names.get(feast, ())}
    return phrase in feasts | _words_of(words, "holiday")


def _meant(said: list[tuple[str, Days]], words: Words, today: dt.date) -> list[dt.date]:
    """The days that may be meant; a weekday and a week together are one day."""
    weeks = [days for _, days in said if not days.is_one]
    single = [(phrase, days.first) for phrase, days in said if days.is_one]
    if len(weeks) == 1 and single:
        within = [day for _, one in single for day in weeks[0].each() if day.weekday() == one.weekday()]
        return within or [one for _, one in single]
    meant = [day for phrase, one in single for day in _in_doubt(phrase, one, words, today)]
    return meant or [day for days in weeks for day in days.each()][:_MOST_CANDIDATES]


def _in_doubt(phrase: str, day: dt.date, words: Words, today: dt.date) -> list[dt.date]:
    """What a phrase for one day may mean, the likelier first."""
    weekday = _weekday_in(phrase, words, today)
    if weekday is None:
        return [day]
    if any(character.isdigit() for character in phrase):
        return (
            [day] if day.weekday() == weekday else [day, day + dt.timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)]
        )
    if day == today:
        return [today, today + _WEEK]
    this_week = day - _WEEK
    return [day, this_week] if _says_next(phrase, words) and this_week > today else [day]


def _weekday_in(phrase: str, words: Words, today: dt.date) -> int | None:
    """The weekday that a phrase names, misspelled or short or not."""
    named = {folded_word(name): int(number) for number, names in words.section("weekday").items() for name in names}
    found = next((named[word] for word in phrase.split() if word in named), None)
    alone = [word for word in phrase.split() if word not in _words_of(words, "near")]
    if found is not None or len(alone) != 1 or not alone[0].isalpha():
        return found
    if phrase in _words_of(words, "day") | _words_of(words, "holiday"):
        return None
    read = read_days(alone[0], words=words, today=today).days
    return read.first.weekday() if read is not None and read.is_one else None


def _words_of(words: Words, section: str) -> set[str]:
    return {folded_word(each) for names in words.section(section).values() for each in names}


def _says_next(phrase: str, words: Words) -> bool:
    return phrase.split(maxsplit=1)[0] in {folded_word(each) for each in words.section("near").get("next", ())}


def _part(days: list[dt.date], today: dt.date, limits: Limits, *, is_sure: bool) -> Part[dt.date]:
    if not days:
        return Part()
    possible: dict[dt.date, None] = {}
    wrong: NotPossible | None = None
    for day in days:
        try:
            possible[checked_day(day, today, limits)] = None
        except NotPossible as refusal:
            wrong = refusal
    if not possible and wrong is not None:
        return refused(wrong)
    is_far = not is_sure and any(day > today + _SURE_AHEAD for day in possible)
    return Part(candidates=tuple(possible)) if is_far else settled(tuple(possible))
