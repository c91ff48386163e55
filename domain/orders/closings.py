"""What a coordinator writes of a hub that is closed: «Heggedal er stengt på fredag pga kurs», «vi stenger i romjula».

A statement, never a question; the days are asked for where they are not told, or not in one stretch.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from domain.calendar import Days
from domain.hubs import Municipality
from domain.orders.hubs import read_hub
from domain.orders.lexicon import lexicon_of
from domain.orders.order import Part
from domain.orders.sentence import Sentence
from domain.orders.times import read_times
from domain.orders.wish_words import wish_words
from domain.questions.moments.dates import read_days
from domain.questions.vocabulary import Words


@dataclass(frozen=True, slots=True)
class Closing:
    """That a hub is closed; no hub where none is named, no days where they are to be asked for."""

    hub: Part[str]
    days: Days | None
    is_part: bool = False  #: One part of the house is named.


def read_closing(text: str, *, words: Words, municipality: Municipality, now: dt.datetime) -> Closing | None:
    """What a text tells of a closed hub; None for anything else. `now` in the hubs' zone."""
    said, lexicon, sentence = wish_words(words), lexicon_of(words, municipality), Sentence(text)
    whole = sentence.line
    closed = said.closed.search(whole)
    is_asked = text.rstrip().endswith("?") or lexicon.asks.match(whole) or said.verb_first.match(whole)
    if closed is None or is_asked or lexicon.need.search(whole) or said.no.search(whole):
        return None
    if said.wonders.search(whole, 0, closed.end()) or read_times(sentence, lexicon).is_said:
        return None
    days = _days(whole, words, now.date())
    hub = read_hub(sentence, lexicon, municipality)
    if not hub.is_said and days is None:
        return None
    return Closing(hub, days, is_part=bool(said.part.search(whole)))


def _days(line: str, words: Words, today: dt.date) -> Days | None:
    """The days told, ahead and in one stretch."""
    read = read_days(line, words=words, today=today)
    if read.days is None or read.impossible or read.days.first < today:
        return None
    more = read_days(read.rest.replace("|", "#"), words=words, today=today).days
    return read.days if more is None else None
