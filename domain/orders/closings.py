"""What a coordinator writes of a hub that is closed: «Heggedal er stengt på fredag pga kurs», «vi stenger i romjula».

A statement, never a question; the days are asked for where they are not told, or not in one stretch.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from domain.calendar import Days
from domain.hubs import Municipality
from domain.orders.hubs import read_hub
from domain.orders.lexicon import lexicon_of, word
from domain.orders.order import Part
from domain.orders.sentence import Sentence
from domain.orders.times import read_times
from domain.questions.dates import read_days
from domain.questions.vocabulary import Words


@dataclass(frozen=True, slots=True)
class Closing:
    """That a hub is closed; no hub where none is named, no days where they are to be asked for."""

    hub: Part[str]
    days: Days | None
    is_part: bool = False  #: One part of the house is named.


class _Patterns:
    """The words of closings in one language."""

    def __init__(self, words: Words) -> None:
        said = words.section("wish")
        self.verb_first, self.wonders, self.no = (word(said.get(key, ())) for key in ("verb_first", "wonders", "no"))
        closed, shut = (word(said.get(key, ())).pattern for key in ("closed", "shut"))
        self.closed = re.compile(rf"{closed}|{self.verb_first.pattern}(?: \S+){{1,3}} {shut}")
        parts = words.section("facility")
        self.part = word(name for slug, names in parts.items() if slug != "hub" for name in names)


@lru_cache(maxsize=8)
def _patterns(words: Words) -> _Patterns:
    return _Patterns(words)


def read_closing(text: str, *, words: Words, municipality: Municipality, now: dt.datetime) -> Closing | None:
    """What a text tells of a closed hub; None for anything else. `now` in the hubs' zone."""
    patterns, lexicon, sentence = _patterns(words), lexicon_of(words, municipality), Sentence(text)
    whole = sentence.line
    closed = patterns.closed.search(whole)
    is_asked = text.rstrip().endswith("?") or lexicon.asks.match(whole) or patterns.verb_first.match(whole)
    if closed is None or is_asked or lexicon.need.search(whole) or patterns.no.search(whole):
        return None
    if patterns.wonders.search(whole, 0, closed.end()) or read_times(sentence, lexicon).is_said:
        return None
    days = _days(whole, words, now.date())
    hub = read_hub(sentence, lexicon, municipality)
    if not hub.is_said and days is None:
        return None
    return Closing(hub, days, is_part=bool(patterns.part.search(whole)))


def _days(line: str, words: Words, today: dt.date) -> Days | None:
    """The days told, ahead and in one stretch."""
    read = read_days(line, words=words, today=today)
    if read.days is None or read.impossible or read.days.first < today:
        return None
    more = read_days(read.rest.replace("|", "#"), words=words, today=today).days
    return read.days if more is None else None
