"""Answers what people write or press: the glue between words, questions and what is registered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from actions.heeding import heard_danger, is_calm
from actions.recognising import FEW, by_share, languages, marked_in_each
from domain.calendar import Days
from domain.hubs import Municipality
from domain.questions import (
    Answer,
    Question,
    card,
    doubt,
    emergency,
    hear,
    hours,
    hub_list,
    menu,
    read,
    talk,
    think_over,
)
from domain.questions.danger.signs import signs_in
from domain.questions.folding import folded
from domain.questions.follow_ups import Last
from domain.questions.guessed import offered
from domain.questions.guessing import Guess, Guesser
from domain.questions.heard import Heard, Prepared
from domain.questions.likely_danger import is_worrying
from domain.questions.places import find_hubs, names_of
from domain.questions.vocabulary import Marks, vocabulary
from locales.learned import learned
from locales.signs import signs
from locales.words import Words, words_in

_DAYS: Final = ("day.", "weekday.", "holiday.")
_LONG: Final = 5
"""So long is a name of a day that cannot be an ordinary word of another language by chance."""


@dataclass(frozen=True)
class Asked:
    """What was asked, and the language to answer in."""

    question: Question
    language: str
    is_worrying: bool = False  #: Whether it sounds a little like danger, whatever was asked.


def listen(
    text: str,
    *,
    municipality: Municipality,
    language: str,
    now: dt.datetime,
    own_hubs: tuple[str, ...] = (),
    last: Last | None = None,
) -> Asked:
    """What a text asks: danger in any language first, then in the language whose words it holds most of.

    `last` is what the same person asked just before: a text too short to stand alone is read with it.
    """
    comparable = folded(text)
    marked = marked_in_each(comparable, language)
    found = signs_in(comparable, signs())
    endangered = heard_danger(found, marked, language)
    if endangered is not None:
        return Asked(*endangered)
    calm = is_calm(found, marked)

    def hear_in(words: Words) -> tuple[Question, Heard]:
        heard = hear(
            text,
            words=words,
            municipality=municipality,
            now=now,
            own_hubs=own_hubs,
            last=last,
            prepared=Prepared(comparable, marked[words], calm),
        )
        question = read(heard, last)
        if isinstance(question, hours.Question) and question.days is None:
            others = _that_may_tell_a_day(words, marked, language)
            question = _with_day_of(others, question, text, municipality=municipality, now=now)
        return question, heard

    return _heard_first(marked, language, hear_in)


def _heard_first(
    marked: Mapping[Words, Marks], language: str, hear_in: Callable[[Words], tuple[Question, Heard]]
) -> Asked:
    """What the first language hears that hears much in a text; else what the first hears that hears anything."""
    first: tuple[Asked, Heard] | None = None
    own = words_in(language)
    best, most = own, 0
    for words, spoken, known in by_share(marked, language):
        if first is None:
            best, most = words, known
        elif known < FEW or (known < most and not isinstance(first[0].question, menu.Question)):
            break
        elif marked[words].known_places <= marked[own].known_places:
            continue  # it knows no word that the person's own does not
        question, heard = hear_in(words)
        if isinstance(question, doubt.Question | talk.Question) and words is not best:
            continue
        asked = Asked(question, spoken), heard
        if not _says_little(question):
            return _thought_over(*asked)
        if first is None or (isinstance(first[0].question, menu.Question) and not isinstance(question, menu.Question)):
            first = asked
    return _thought_over(*first) if first is not None else Asked(menu.Question(menu.Why.NOT_UNDERSTOOD), language)


def _that_may_tell_a_day(words: Words, marked: Mapping[Words, Marks], language: str) -> list[Words]:
    """The languages besides one in which a day may have been said: the person's own, and those with a name of one."""
    own = words_in(language)
    return [each for each in marked if each is not words and (each is own or _has_day(marked[each], words))]


def _with_day_of(
    others: Iterable[Words], question: hours.Question, text: str, *, municipality: Municipality, now: dt.datetime
) -> Question:
    """Hours of the day that only another language hears in a text: `helsestasjon heggedal tomorow open`."""
    for other in others:
        heard = hear(text, words=other, municipality=municipality, now=now)
        if heard.speaks_of_a_day and heard.days is not None:
            return replace(question, days=heard.days)
    return question


def _has_day(marks: Marks, words: Words) -> bool:
    """Whether a text holds a long name of a day that is no word of a language at all."""
    days = [each.start for each in marks.found if each.label.startswith(_DAYS) and each.end == each.start + 1]
    known = vocabulary(words)
    return any(len(marks.words[at]) >= _LONG and not known.labels_of(marks.words[at]) for at in days)


def _thought_over(asked: Asked, heard: Heard) -> Asked:
    guesses: list[Guess] = []

    def guess(heard: Heard) -> Guess:
        guesses.append(_guesser().guess(heard))
        return guesses[-1]

    question = think_over(asked.question, heard, guess)
    is_told = isinstance(question, emergency.Question)
    return Asked(question, asked.language, not is_told and any(is_worrying(heard, each) for each in guesses))


@cache
def _guesser() -> Guesser:
    """The guesser with the learned weights; they are read when a question first needs them."""
    return Guesser(learned())


def ask(
    text: str,
    *,
    municipality: Municipality,
    language: str,
    now: dt.datetime,
    own_hubs: tuple[str, ...] = (),
    last: Last | None = None,
) -> Question:
    """What a text asks, without the language it is asked in."""
    asked = listen(text, municipality=municipality, language=language, now=now, own_hubs=own_hubs, last=last)
    return asked.question


def hubs_in(text: str, *, municipality: Municipality, language: str) -> tuple[str, ...]:
    """The hubs that a text names for certain, in this or any other language."""
    return next(filter(None, (_hubs(text, municipality, words) for words in languages(language))), ())


def _hubs(text: str, municipality: Municipality, words: Words) -> tuple[str, ...]:
    return find_hubs(folded(text), names_of(municipality), vocabulary(words)).hubs


def _says_little(question: Question) -> bool:
    """Whether another language may hear more in the text: only a name, small talk or nothing was heard."""
    if isinstance(question, menu.Question):
        return question.why is menu.Why.NOT_UNDERSTOOD
    return isinstance(question, card.Question | talk.Question | hub_list.Question)


def hours_of(hub: str, days: Days, *, municipality: Municipality, now: dt.datetime) -> Answer | None:
    """The hours of one hub over days, for a press; None when there is no such hub."""
    if municipality.hub(hub) is None:
        return None
    return hours.Question((hub,), days=days).answer(municipality, now)


def card_of(hub: str, *, municipality: Municipality, now: dt.datetime) -> Answer | None:
    """The card of one hub, for a press; None when there is no such hub."""
    return None if municipality.hub(hub) is None else card.Question(hub).answer(municipality, now)


def meant(
    kind: str, hubs: tuple[str, ...], days: Days | None, *, municipality: Municipality, now: dt.datetime
) -> Answer | None:
    """What somebody meant who was asked back, for a press; None when it cannot have been offered."""
    if any(municipality.hub(hub) is None for hub in hubs):
        return None
    question = offered(kind, hubs, days)
    return question.answer(municipality, now) if question is not None else None
