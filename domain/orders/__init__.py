"""From a coordinator's one sentence to the parts of a request: «Trenger 3 verter på Heggedal torsdag 17–20, konsert».

    text ── who and how many ── times ── days ── hub ── what is left: activity and text ──► Order

Each part takes its words, so that none is read twice. What could mean two things is in doubt and never guessed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from domain.errors import Problem
from domain.hubs import Municipality
from domain.orders.activity import read_rest
from domain.orders.days import read_day
from domain.orders.hubs import read_hub
from domain.orders.lexicon import Lexicon, lexicon_of
from domain.orders.order import Fault, Order, Part, Times, settled
from domain.orders.people import count, read_people
from domain.orders.sentence import Sentence
from domain.orders.times import read_times
from domain.questions.vocabulary import Words

__all__ = ["Fault", "Order", "Part", "Times", "read_order"]


def read_order(text: str, *, words: Words, municipality: Municipality, now: dt.datetime) -> Order:
    """What a message says of a request, in the language of `words`; `now` in the hubs' zone."""
    lexicon, sentence, limits = lexicon_of(words, municipality), Sentence(text), municipality.limits
    whole = sentence.line
    numbers, roles = count(sentence, lexicon)
    times = read_times(sentence, lexicon)
    day = read_day(sentence, lexicon, now.date(), limits)
    is_repeated = day.is_said and bool(sentence.take_all(lexicon.every))
    for half_of_the_day in (lexicon.evening, lexicon.morning):
        sentence.take_all(half_of_the_day)
    hub = read_hub(sentence, lexicon, municipality)
    people = read_people(sentence, lexicon, limits, numbers, roles)
    is_urgent = bool(sentence.take_all(lexicon.urgent))
    sentence.take_all(lexicon.need)
    told = read_rest(sentence, lexicon, limits)
    day, times = _ahead(day, times, now)
    order = Order(
        hub=hub,
        role=people.role,
        needed=people.needed,
        day=day,
        times=times,
        activity=told.activity,
        text=told.text,
        is_urgent=is_urgent,
        is_call=False,
        is_repeated=is_repeated,
    )
    return replace(order, is_call=_is_call(text, whole, order, lexicon, is_anyone=people.is_anyone))


def _is_call(text: str, whole: str, order: Order, lexicon: Lexicon, *, is_anyone: bool) -> bool:
    """Whether people are called for: a need and whom it is for, or a number of them and when."""
    if text.rstrip().endswith("?") or lexicon.asks.match(whole) or lexicon.asked.search(whole):
        return False
    is_when = order.day.is_said or order.times.is_said
    is_known = order.role.value is not None or bool(order.role.candidates)
    whom = is_known or order.needed.is_said or (order.role.is_said and order.times.is_said)
    if lexicon.need.search(whole):
        return whom or (is_anyone and (is_when or order.hub.is_said))
    return order.needed.is_said and (order.role.is_said or is_anyone) and is_when


def _ahead(day: Part[dt.date], times: Part[Times], now: dt.datetime) -> tuple[Part[dt.date], Part[Times]]:
    """Day and times without what has begun already; what is left of something in doubt stays to be asked."""

    def is_over(date: dt.date, said: Times) -> bool:
        return dt.datetime.combine(date, said.starts, now.tzinfo) <= now

    if day.value is not None and times.candidates:
        left = tuple(said for said in times.candidates if not is_over(day.value, said))
        return (day, settled(left)) if left else (_over(day.value), times)
    if times.value is None:
        return day, times
    if day.value is not None and is_over(day.value, times.value):
        return _over(day.value), times
    return replace(day, candidates=tuple(date for date in day.candidates if not is_over(date, times.value))), times


def _over(day: dt.date) -> Part[dt.date]:
    return Part(fault=Fault(Problem.IN_THE_PAST, {"day": day}))
