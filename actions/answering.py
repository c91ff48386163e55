"""Answers what people write or press: the glue between words, questions and what is registered."""

from __future__ import annotations

import datetime as dt

from domain.calendar import Days
from domain.hubs import Municipality
from domain.questions import Answer, Question, card, hours, menu, understand
from locales.texts import LANGUAGES
from locales.words import words_in


def ask(
    text: str, *, municipality: Municipality, language: str, now: dt.datetime, own_hubs: tuple[str, ...] = ()
) -> Question:
    """What a text asks: read in the person's language first, then in the others."""
    unclear = menu.Question(menu.Why.NOT_UNDERSTOOD)
    for tried in dict.fromkeys((language, *LANGUAGES)):
        question = understand(
            text, words=words_in(tried), municipality=municipality, now=now, own_hubs=own_hubs
        )
        if question != unclear:
            return question
    return unclear


def answer(
    text: str, *, municipality: Municipality, language: str, now: dt.datetime, own_hubs: tuple[str, ...] = ()
) -> Answer:
    """The answer to a text, for the chat and for the command line alike; nothing about the person is kept."""
    question = ask(text, municipality=municipality, language=language, now=now, own_hubs=own_hubs)
    return question.answer(municipality, now)


def hours_of(hub: str, days: Days, *, municipality: Municipality, now: dt.datetime) -> Answer | None:
    """The hours of one hub over days, for a press; None when there is no such hub."""
    return (
        None if municipality.hub(hub) is None else hours.Question((hub,), days=days).answer(municipality, now)
    )


def card_of(hub: str, *, municipality: Municipality, now: dt.datetime) -> Answer | None:
    """The card of one hub, for a press; None when there is no such hub."""
    return None if municipality.hub(hub) is None else card.Question(hub).answer(municipality, now)
