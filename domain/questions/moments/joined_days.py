"""Several mentions of days that are one: `fra mandag til onsdag`, `lørdag og søndag`, `fredag neste uke`."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from domain.calendar import Days
from domain.questions.lexemes import Lexemes
from domain.questions.moments.dates import UNTOLD, Mention

_WEEK: Final = dt.timedelta(days=7)
_MOST_DAYS: Final = 7
_STRETCHES: Final = frozenset(("period", "week", "month", "after"))
_DATES: Final = frozenset(("iso", "dated", "numeric", "nth"))
_LINKS: Final = ("joining.to", "joining.and", "joining.small", "near.this", "joining.the", "joining.of")


def joined(said: list[Mention], lexemes: Lexemes) -> list[Mention]:
    """The mentions, those that belong together as one."""
    left = _within_stretch(_shifted(_without_labels(said)))
    number = 0
    while number + 1 < len(left):
        together = _together(left[number], left[number + 1], lexemes)
        if together is None:
            number += 1
        else:
            left[number : number + 2] = [together]
    return left


def _without_labels(said: list[Mention]) -> list[Mention]:
    """Without what only says what sort of day another one is: `fredag er planleggingsdag`."""
    return [each for each in said if each.rule != "labelled"] or said


def _within_stretch(said: list[Mention]) -> list[Mention]:
    """A weekday along with a week or a feast is that day of it; a date stands rather than the stretch it is in."""
    said = _with_its_weekday(_weeks_ahead(said))
    stretches = [each for each in said if each.rule in _STRETCHES and each.days is not None and not each.days.is_one]
    others = [each for each in said if each not in stretches]
    if len(stretches) != 1 or not others:
        return list(said)
    stretch = stretches[0].days
    if stretch is None or any(each.rule in {"iso", "dated", "numeric", "holiday", "feast_day"} for each in others):
        return others
    if not all(each.rule == "weekday" for each in others):
        return list(said)
    return [_in(each, stretch) for each in others]


def _shifted(said: list[Mention]) -> list[Mention]:
    """`dagen før julaften` is the day before; a day right after words such as `forrige` is in doubt as they are."""
    left: list[Mention] = []
    for each in said:
        before = left[-1] if left else None
        if before is None or before.rule not in UNTOLD or each.start - before.end > 1:
            left.append(each)
        elif before.rule == "dateless" and each.rule in _DATES:
            left[-1] = each
        elif before.rule == "dateless" or each.days is None or not each.days.is_one:
            continue
        else:
            day = each.days.first + dt.timedelta(days=-1 if before.rule == "day_before" else 1)
            left[-1] = replace(each, rule="dated", start=before.start, days=Days(day, day), weekday=None)
    return left


def _with_its_weekday(said: list[Mention]) -> list[Mention]:
    """A weekday beside a date that has it is that date, as in `mandag, altså den 30.`; else both stand."""
    dates = {each.days.first.weekday() for each in said if each.rule in _DATES and each.days is not None}
    return [each for each in said if each.rule != "weekday" or each.weekday not in dates]


def _weeks_ahead(said: list[Mention]) -> list[Mention]:
    """`om to uker på fredag` is the coming Friday and as many weeks more."""
    weekdays = [each for each in said if each.rule == "weekday"]
    ahead = [each for each in said if each.rule == "ahead_weeks" and each.weekday is None]
    if len(said) != 2 or len(weekdays) != 1 or len(ahead) != 1:  # noqa: PLR2004 -- one of each
        return said
    weekday, weeks = weekdays[0].days, ahead[0].days
    if weekday is None or weeks is None:
        return said
    day = weeks.first + dt.timedelta(days=(weekday.first - weeks.first).days % 7)
    return [replace(weekdays[0], rule="ahead_weeks", days=Days(day, day))]


def _in(mention: Mention, stretch: Days) -> Mention:
    """A weekday as a day of a stretch, when it has it."""
    found = next((day for day in stretch.each() if day.weekday() == mention.weekday), None)
    return mention if found is None else replace(mention, days=Days(found, found))


def _together(first: Mention, second: Mention, lexemes: Lexemes) -> Mention | None:
    """Two mentions as one stretch, when nothing but small words is between them."""
    if first.days is None or second.days is None or not _are_linked(first, second, lexemes):
        return None
    if first.rule == "holiday" and second.rule in _DATES and first.end == second.start:
        return replace(second, start=first.start)  # a date stands rather than the feast said with it
    begin, end = first.days.first, second.days.last
    if end < begin and second.rule == "weekday":
        end += _WEEK
    begin, end = min(begin, end), max(begin, end)
    if (end - begin).days >= _MOST_DAYS:
        return None
    return replace(second, rule="joined", start=first.start, days=Days(begin, end), weekday=None)


def _are_linked(first: Mention, second: Mention, lexemes: Lexemes) -> bool:
    """Whether `til`, `og` or the like stands between, and nothing that tells of anything else."""
    lists = not any(number >= first.end for number, _ in lexemes.all_of("joining.correction"))
    links = {"joining.to", "joining.and"} if lists else {"joining.to"}
    lists = lists and not any(lexemes.ends_with(first.start - gap, "joining.not") for gap in (0, 1))
    linked = first.days == second.days
    at = first.end
    while at < second.start:
        linked = linked or (lists and lexemes.words[at] == "," and second.start == at + 1)
        found = next((each for kind in _LINKS for each in lexemes.at(at, kind)), None)
        if found is None and lexemes.words[at] != ",":
            return False
        linked = linked or (found is not None and found.kind in links)
        at = found.end if found is not None else at + 1
    opens_with = any(lexemes.at(second.start, kind) for kind in ("joining.to", "joining.and"))
    return linked or opens_with or (lists and first.end == second.start and first.rule != "day")
