"""Clock times as people say them: `kl 17`, `17:30`, `halv seks`, `kvart over sju`, `half past six`.

Hours before eight are taken for afternoon and evening, for no hub is open in the small hours; `07:00` and a
word for morning keep them early.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from domain.questions.lexemes import END_OF_CLAUSE, Lexemes, Meaning, figure
from domain.questions.moments.clock_rules import HOURS, NO_MINUTES, RULES, time_of
from domain.questions.moments.grammar import Match, longest_at, may_begin, number_in
from domain.questions.vocabulary import Words, vocabulary

_EARLIEST: Final = 8
_LATE: Final = 10
"""Before this hour a time that something lasts until is one in the evening: `open until eight`."""
_OPENING: Final = 6
"""From this hour on a time along with `opens` is one in the morning."""
_NOON: Final = 12
_NEAR: Final = 4
"""So many lexemes away a word for morning or evening may stand when several times are said."""


@dataclass(frozen=True)
class Mention:
    """A time said at some lexemes; None when no clock shows it. `is_bare` when only a number was said."""

    start: int
    end: int
    time: dt.time | None
    is_bare: bool = False


@dataclass(frozen=True)
class SaidTime:
    """What was said about the clock: the time, whether it cannot be, and the text without it."""

    time: dt.time | None
    impossible: bool
    rest: str


def read_time(text: str, *, words: Words) -> SaidTime:
    """The first clock time said in a folded text."""
    lexemes = Lexemes(text, vocabulary(words))
    found = mentions(lexemes, frozenset())
    if not found:
        return SaidTime(None, impossible=False, rest=text)
    first = found[0]
    return SaidTime(first.time, impossible=first.time is None, rest=lexemes.without([(first.start, first.end)]))


def mentions(lexemes: Lexemes, taken: frozenset[int], *, bare: bool = False) -> list[Mention]:
    """All times said, in the order of the text, outside of lexemes that are taken; on wish mere numbers as well."""
    _mean_hours(lexemes)
    every = list(_matches(lexemes, taken))
    matches = [match for match in every if not _tells_the_time(match, lexemes)]
    found = [_mention(match, lexemes, alone=len(matches) == 1) for match in matches]
    if bare:
        used = taken | {number for each in every for number in range(each.start, each.end)}
        found += [_bare(number, lexemes) for number in _last_numbers(lexemes, used)]
    return sorted(found, key=lambda each: each.start)


def _mean_hours(lexemes: Lexemes) -> None:
    """A number from two on may be an hour, and the `one` that is said of clocks; `sytten` and the like are no more."""
    for number, meaning in lexemes.all_of("hour_later"):
        lexemes.mean(number, Meaning("hour", meaning.value, meaning.end))
    for kind in ("number", "clock.one"):
        for number, meaning in lexemes.all_of(kind):
            if kind == "clock.one" or 1 < int(meaning.value) <= _NOON:
                lexemes.mean(number, Meaning("hour", "1" if kind == "clock.one" else meaning.value, meaning.end))


def _matches(lexemes: Lexemes, taken: frozenset[int]) -> Iterator[Match]:
    if not may_begin(lexemes, RULES):
        return
    at = 0
    while at < len(lexemes.words):
        match = longest_at(lexemes, at, RULES) if lexemes.has_meaning(at) and at not in taken else None
        if match is not None and match.rule == "minutes" and (_begins(match, lexemes) or _is_somebody(match)):
            match = longest_at(lexemes, at, NO_MINUTES)
        if match is not None and _is_time(match, lexemes, taken):
            yield match
            at = match.end
        else:
            at += 1


def _begins(match: Match, lexemes: Lexemes) -> bool:
    """Whether it is from one hour to another: `od 9 do 17`, no nine minutes to five."""
    is_from = bool(lexemes.at(match.start, "joining.from")) or lexemes.ends_with(match.start, "joining.from")
    return is_from and match.said["turn"][0] == "clock.to"


def _is_somebody(match: Match) -> bool:
    """Whether it is one person's age: `noe for en på 13`; nobody says one minute without its unit."""
    return match.said["m"] == ("number", "1") and "hour" not in match.said


def _is_time(match: Match, lexemes: Lexemes, taken: frozenset[int]) -> bool:
    """Whether it is a time and no number of something else: `til 3 barn`, `17åringer`, `til 67`."""
    last = match.end - 1 if match.rule != "of_day" else match.start
    counts = match.rule != "of_day" and match.end not in taken and bool(lexemes.at(match.end, "joining.counted"))
    if last in taken or lexemes.is_glued(last) or counts:
        return False
    if match.rule == "hour" and match.said.get("lead", ("",))[0] == "clock.at":
        if _is_article(match, lexemes):
            return False
        return number_in(match, "of") <= HOURS and not lexemes.ends_with(match.start, "joining.seats")
    return True


def _is_article(match: Match, lexemes: Lexemes) -> bool:
    """Whether `one` goes before a thing and is no hour: `till ett kalas`, `from one house to another`."""
    follows = lexemes.kinds_at(match.end)
    is_word = match.end < len(lexemes.words) and lexemes.words[match.end].isalpha()
    one = match.said["of"][0] == "hour" and number_in(match, "of") == 1
    return one and is_word and (not follows or "topic" in follows or "facility" in follows)


def _tells_the_time(match: Match, lexemes: Lexemes) -> bool:
    """Whether it is what the clock shows now: `nå er klokken tolv`."""
    return any(lexemes.ends_with(match.start + lead, "joining.now") for lead in (0, 1))


def _mention(match: Match, lexemes: Lexemes, *, alone: bool) -> Mention:
    try:
        time = _half_day(time_of(match), match, lexemes, alone=alone)
    except ValueError:
        return Mention(match.start, match.end, None)
    return Mention(match.start, match.end, time)


def _half_day(time: dt.time, match: Match, lexemes: Lexemes, *, alone: bool) -> dt.time:
    """Morning or evening: what was said of it, else what opening hours make likely."""
    written = match.said.get("clock") or match.said.get("four") or match.said.get("of", ("", ""))
    if time.hour >= _NOON or (written[0] in {"clock", "year", "int"} and written[1].startswith("0")):
        return time
    reach = len(lexemes.words) if alone else _NEAR
    evening, morning = (_distance(match, lexemes, f"clock.{half}", reach) for half in ("evening", "morning"))
    clause = lexemes.clauses[match.start]
    opens = any(lexemes.clauses[number] == clause for number, _ in lexemes.all_of("clock.opening"))
    if time.hour >= _OPENING and evening > reach and opens:
        return time
    closes = time.hour < _LATE and bool(lexemes.at(match.start, "clock.until")) and morning > reach
    if evening < morning or (evening == morning and time.hour < _EARLIEST) or closes:
        return time.replace(hour=time.hour + _NOON)
    return time


def _distance(match: Match, lexemes: Lexemes, kind: str, reach: int) -> int:
    """How many lexemes away a word for a half of the day stands, within reach."""
    days = [(start, meaning.end) for start, meaning in lexemes.all_of("day")]
    gaps = [
        max(start - match.end, match.start - meaning.end, 0)
        for start, meaning in lexemes.all_of(kind)
        if not any(first < start and meaning.end <= end for first, end in days)  # `i morgen` is no morning
    ]
    return min([reach + 1, *gaps])


def _last_numbers(lexemes: Lexemes, used: frozenset[int]) -> Iterator[int]:
    """Numbers at the end of a clause, or before a day, that count nothing: `er jeg der seks?`, not `buss 20`.

    So is one before a word for being in time: Swedish `jag slutar fem hinner jag`.
    """
    if lexemes.kinds.isdisjoint(("int", "hour")):
        return
    for number in range(len(lexemes.words)):
        following = number + 1
        ends = (
            following == len(lexemes.words)
            or lexemes.words[following] == END_OF_CLAUSE
            or _closes(number, used, lexemes)
            or lexemes.at(following, "kind.reach")
        )
        if ends and number not in used and not _is_counted(number, lexemes):
            figures = (meaning for kind in ("int", "hour") for meaning in lexemes.at(number, kind))
            if any(1 <= _value(meaning) <= HOURS for meaning in figures):
                yield number


def _closes(number: int, used: frozenset[int], lexemes: Lexemes) -> bool:
    """Whether a number stands between a word for closing or opening and a day: `stenger dere 15 på fredager`."""
    told = any(lexemes.ends_with(number, kind) for kind in ("kind.closed", "kind.open"))
    ahead = 5 if lexemes.at(number + 1, "joining.on") else 3  # over a house: `stenger fire på Sætre på lørdag`
    return told and any(number + gap in used for gap in range(1, ahead))


def _is_counted(number: int, lexemes: Lexemes) -> bool:
    """Whether a number numbers something, or is the last of several: `buss 20`, `barn på 4 og 6`."""
    if lexemes.ends_with(number, "joining.and"):
        return bool(lexemes.at(number - 2, "int") or lexemes.at(number - 2, "number"))
    return lexemes.ends_with(number, "joining.numbered")


def _value(meaning: Meaning) -> int:
    return int(figure("int", meaning.value)[0]) if meaning.kind == "int" else int(meaning.value)


def _bare(number: int, lexemes: Lexemes) -> Mention:
    meaning = next(each for kind in ("int", "hour") for each in lexemes.at(number, kind))
    match = Match("hour", number, number + 1, {"of": (meaning.kind, meaning.value)})
    mention = _mention(match, lexemes, alone=True)
    return Mention(mention.start, mention.end, mention.time, is_bare=True)
