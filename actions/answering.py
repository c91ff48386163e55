"""Answers what people write or press: the glue between words, questions and what is registered."""

from __future__ import annotations

import datetime as dt
from functools import cache

from domain.calendar import Days
from domain.hubs import Municipality
from domain.questions import Answer, Question, card, emergency, hours, hub_list, menu, talk, understand
from domain.questions.folding import folded
from domain.questions.vocabulary import vocabulary
from locales.texts import LANGUAGES
from locales.words import Words, words_in


def ask(
    text: str, *, municipality: Municipality, language: str, now: dt.datetime, own_hubs: tuple[str, ...] = ()
) -> Question:
    """What a text asks: danger in any language first, then in the language whose words it holds most of."""
    endangered = danger_in(text, language)
    if endangered is not None:
        return endangered
    comparable = folded(text)
    spoken = list(_languages(language))
    spoken.sort(key=lambda words: vocabulary(words).known_letters(comparable), reverse=True)
    first: Question = menu.Question(menu.Why.NOT_UNDERSTOOD)
    for words in spoken:
        question = understand(text, words=words, municipality=municipality, now=now, own_hubs=own_hubs)
        if not _says_little(question):
            return question
        first = question if isinstance(first, menu.Question) else first
    return first


def danger_in(text: str, language: str) -> emergency.Question | None:
    """Whether a text tells of danger, in this or any other language."""
    comparable = folded(text)
    heard = (emergency.read_folded(comparable, vocabulary(words)) for words in _languages(language))
    return next((danger for danger in heard if danger is not None), None)


@cache
def _languages(language: str) -> tuple[Words, ...]:
    """The words of a language and of the others whose words it does not already hold."""
    spoken = [words_in(language)]
    for other in LANGUAGES:
        if not any(other in words.covers for words in spoken):
            spoken.append(words_in(other))
    return tuple(spoken)


def _says_little(question: Question) -> bool:
    """Whether another language may hear more in the text: only a name, small talk or nothing was heard."""
    if isinstance(question, menu.Question):
        return question.why is menu.Why.NOT_UNDERSTOOD
    return isinstance(question, card.Question | talk.Question | hub_list.Question)


def answer(
    text: str, *, municipality: Municipality, language: str, now: dt.datetime, own_hubs: tuple[str, ...] = ()
) -> Answer:
    """The answer to a text, for the chat and for the command line alike; nothing about the person is kept."""
    question = ask(text, municipality=municipality, language=language, now=now, own_hubs=own_hubs)
    return question.answer(municipality, now)


def hours_of(hub: str, days: Days, *, municipality: Municipality, now: dt.datetime) -> Answer | None:
    """The hours of one hub over days, for a press; None when there is no such hub."""
    if municipality.hub(hub) is None:
        return None
    return hours.Question((hub,), days=days).answer(municipality, now)


def card_of(hub: str, *, municipality: Municipality, now: dt.datetime) -> Answer | None:
    """The card of one hub, for a press; None when there is no such hub."""
    return None if municipality.hub(hub) is None else card.Question(hub).answer(municipality, now)
