"""What a coordinator writes to change or call off a request: «flytt konserten til kl 15–18», «vi trenger 3 i stedet».

Read as an order is; what is left over names the request that is meant.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from domain.hubs import Municipality
from domain.orders.days import read_day
from domain.orders.hubs import read_hub
from domain.orders.lexicon import Lexicon, lexicon_of
from domain.orders.order import Part, Times
from domain.orders.people import count, read_people
from domain.orders.sentence import Sentence
from domain.orders.times import read_times
from domain.orders.wish_words import What, WishWords, wish_words
from domain.questions.folding import folded
from domain.questions.vocabulary import Words
from domain.requests import Request

T = TypeVar("T")

_SHARED: Final = 4
"""Letters that the name of an activity must share with what was written: `konserten` means `Konsert`, `Julekonsert`."""
_ENDING: Final = 3
"""Letters of an ending, at most: the `en` of `konserten`, the `ene` of `konsertene`."""


@dataclass(frozen=True, slots=True)
class Wish:
    """That a request is to change or not to be; `name` is what is left, folded, and empty where none is named."""

    day: Part[dt.date]
    times: Part[Times]
    needed: Part[int]
    role: Part[str]
    name: str
    hub: Part[str] = field(default_factory=Part)
    what: What | None = None
    is_cancel: bool = False
    is_change: bool = False  #: It says `endre` or the like; else it is a number alone.
    is_instead: bool = False

    def is_at(self, request: Request) -> bool:
        """Whether it names no hub, or a request's."""
        return not self.hub.is_said or request.hub in {self.hub.value, *self.hub.candidates}

    def names(self, request: Request) -> bool:
        """Whether it names what happens in a request, as far as both begin alike."""
        said, known = self.name.split(), folded(request.activity).split()
        return bool(said) and all(any(_is_alike(each, other) for other in known) for each in said)


def _is_alike(said: str, known: str) -> bool:
    if said == known or (len(said) >= _SHARED and known.startswith(said)):
        return True
    stems = [said[: len(said) - cut] for cut in range(_ENDING + 1) if len(said) - cut >= _SHARED]
    return any(known.endswith(stem) for stem in stems)


def read_wish(text: str, *, words: Words, municipality: Municipality, now: dt.datetime) -> Wish | None:
    """What a text wishes of a request that there is; None for anything else. `now` in the hubs' zone."""
    said, lexicon, sentence = wish_words(words), lexicon_of(words, municipality), Sentence(text)
    whole = sentence.line
    if text.rstrip().endswith("?") or lexicon.asks.match(whole) or said.verb_first.match(whole):
        return None
    instead = sentence.take_all(said.instead)
    cancels, changes = sentence.take_all(said.cancel), sentence.take_all(said.change)
    first = min((each.start() for each in (*cancels, *changes)), default=None)
    need = lexicon.need.search(whole)
    if first is None and need is None:
        return None
    wish = _read(sentence, lexicon, municipality, now, said)
    wish = replace(wish, is_cancel=bool(cancels), is_change=bool(changes), is_instead=bool(instead))
    if first is None:
        return wish if _is_number_alone(wish) else None
    is_order = need is not None and need.start() < first and (wish.needed.is_said or wish.role.is_said)
    return None if is_order or said.no.search(whole) else wish


def _read(sentence: Sentence, lexicon: Lexicon, municipality: Municipality, now: dt.datetime, said: WishWords) -> Wish:
    """The parts; what says which part is to change is taken before the days, for `dagen` names none."""
    whats = [what for what, pattern in said.what.items() if sentence.take_all(pattern)]
    numbers, roles = count(sentence, lexicon)
    times = read_times(sentence, lexicon)
    day = read_day(sentence, lexicon, now.date(), municipality.limits)
    for half_of_the_day in (lexicon.evening, lexicon.morning):
        sentence.take_all(half_of_the_day)
    hub = read_hub(sentence, lexicon, municipality)
    numbers += _bare_number(sentence, lexicon) if What.NEEDED in whats and not numbers else []
    people = read_people(sentence, lexicon, municipality.limits, numbers, roles)
    for small in (lexicon.need, said.things):
        sentence.take_all(small)
    left = [each.folded for number, each in enumerate(sentence.words) if not sentence.is_taken(number)]
    name = " ".join(each for each in left if each not in lexicon.filler)
    role: Part[str] = people.role if people.role.fault is None else Part()
    return Wish(day, times, people.needed, role, name, hub, what=whats[0] if whats else None)


def _bare_number(sentence: Sentence, lexicon: Lexicon) -> list[int]:
    found = sentence.take_all(re.compile(rf"(?<![\w.:/-]){lexicon.number}(?![\w.:/-])"))
    return [lexicon.value(match[0]) for match in found]


def _is_number_alone(wish: Wish) -> bool:
    """`vi trenger 3 nå`: a number, perhaps of a role, and nothing else."""
    return wish.needed.value is not None and not (
        wish.name or wish.hub.is_said or wish.day.is_said or wish.times.is_said
    )


def meant(part: Part[T], held: T | None) -> T | None:
    """What a part becomes: as said, or the likeliest that it may mean and is not already."""
    return part.value or next((each for each in part.candidates if each != held), None)


def times_meant(part: Part[Times], request: Request) -> Times | None:
    """From when to when a request is to be; what says no end lasts as long as it does now."""
    held = Times(request.starts, request.ends) if request.starts and request.ends else None
    likely = meant(part, held)
    begins = {each.starts for each in part.candidates}
    if likely is None or held is None or len(begins) != 1:
        return likely
    day = dt.date(2024, 1, 1)
    lasts = dt.datetime.combine(day, held.ends) - dt.datetime.combine(day, held.starts)
    return Times(likely.starts, (dt.datetime.combine(day, likely.starts) + lasts).time())
