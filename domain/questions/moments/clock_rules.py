"""Ways of saying times, the same for every language: a row of classes of lexemes each, and the time it comes to."""

from __future__ import annotations

import datetime as dt
from typing import Final

from domain.questions.lexemes import figure
from domain.questions.moments.grammar import Match, Rules, number_in, rule

_NUMBER: Final = "number/int"
_HALF: Final = "half=clock.to_half/clock.past_half"
_LEAD: Final = "clock.oclock/clock.at? clock.oclock?"
RULES: Final = Rules(
    rule("minutes", f"{_LEAD} m={_NUMBER} turn=clock.past/clock.to/clock.into {_HALF}? of={_NUMBER}"),
    rule("minutes", "turn=clock.before m=number/int joining.counted? of=hour"),
    rule("half", f"{_LEAD} {_HALF} of={_NUMBER}"),
    rule("clock", f"{_LEAD} clock"),
    rule("and_thirty", f"{_LEAD} of=hour clock.thirty"),
    rule("added", f"{_LEAD} of={_NUMBER} add=clock.and_half/clock.and_quarter/clock.and_third"),
    rule("added", f"{_LEAD} of=hour/int add=clock.less_quarter/clock.less_third"),
    rule("added", f"{_LEAD} of=hour/int add=clock.and_five/clock.and_ten/clock.less_five/clock.less_ten"),
    rule("hour", "lead=clock.oclock/clock.at clock.oclock? of=hour/int/nth"),
    rule("hour", f"{_LEAD} of=hour/int clock.suffix"),
    rule("four", "clock.oclock four=year"),
    rule("of_day", f"{_LEAD} of=hour/int joining.th? part=clock.morning/clock.evening"),
)
_ADDED: Final = {
    "clock.and_half": 30,
    "clock.and_quarter": 15,
    "clock.and_third": 20,
    "clock.less_quarter": -15,
    "clock.less_third": -20,
    "clock.and_five": 5,
    "clock.and_ten": 10,
    "clock.less_five": -5,
    "clock.less_ten": -10,
}
NO_MINUTES: Final = RULES.without("minutes")
HOURS: Final = 24


def time_of(match: Match) -> dt.time:
    """The time that a way of saying it comes to, as on a dial; raises ValueError when no clock shows it."""
    match match.rule:
        case "minutes":
            turn = match.said["turn"][0]
            sign = -1 if turn in {"clock.to", "clock.before"} else 1
            base = _half(match) if "half" in match else (number_in(match, "of") - (turn == "clock.into")) * 60
            return _clock(base + sign * number_in(match, "m"))
        case "added":
            return _clock(number_in(match, "of") * 60 + _ADDED[match.said["add"][0]])
        case "half" | "and_thirty":
            return _clock(_half(match) if "half" in match else number_in(match, "of") * 60 + 30)
        case "clock":
            hour, minute = map(int, figure("clock", match["clock"]))
            return dt.time(hour, minute)
        case "four":
            return dt.time(*divmod(int(figure("year", match["four"])[0]), 100))
        case _hour:
            return _clock(number_in(match, "of") * 60)


def _half(match: Match) -> int:
    """`halv seks` is half an hour before six, `half past six` half an hour after."""
    return number_in(match, "of") * 60 + (-30 if match.said["half"][0] == "clock.to_half" else 30)


def _clock(minutes: int) -> dt.time:
    if minutes == HOURS * 60:
        return dt.time(23, 59)
    return dt.time(*divmod(minutes, 60))
