"""From what people write to what is true: words, then a question, then its answer.

    text ── listen ──► Heard ── the first kind that reads it ──► Question ── answer ──► Answer

One kind of question is one file here, with its `Question`, its `Answer` and its `read`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from domain.hubs import Municipality
from domain.questions import (
    about,
    account,
    card,
    contact,
    doubt,
    emergency,
    follow_ups,
    hours,
    hub_list,
    idea,
    menu,
    person,
    roles,
    services,
    talk,
    volunteer,
)
from domain.questions.follow_ups import SHORT, Last
from domain.questions.guessing import Guess
from domain.questions.heard import Heard, Prepared
from domain.questions.listening import listen
from domain.questions.second_thoughts import second_thought
from domain.questions.vocabulary import Words

Question = (
    emergency.Question
    | about.Question
    | account.Question
    | person.Question
    | idea.Question
    | roles.Question
    | volunteer.Question
    | doubt.Question
    | doubt.DayQuestion
    | doubt.KindQuestion
    | menu.Question
    | contact.Question
    | hours.Question
    | hub_list.Question
    | services.Question
    | card.Question
    | talk.Question
)
Answer = (
    emergency.Answer
    | about.Answer
    | account.Answer
    | person.Answer
    | idea.Answer
    | roles.Answer
    | volunteer.Answer
    | doubt.Answer
    | doubt.KindAnswer
    | menu.Answer
    | contact.Answer
    | hours.Answer
    | hub_list.Answer
    | services.Answer
    | card.Answer
    | talk.Answer
)

KINDS: Final[tuple[Callable[[Heard], Question | None], ...]] = (
    emergency.read,
    talk.read_alone,
    about.read,
    account.read,
    menu.read_alone,
    menu.read_number,
    person.read,
    menu.read_no_such_day,
    idea.read,
    roles.read,
    volunteer.read,
    account.read_help,
    doubt.read,
    menu.read_out_of_scope,
    hours.read_which,
    hub_list.read,
    contact.read,
    hours.read,
    services.read,
    hub_list.read_several,
    card.read,
    talk.read,
)
"""The order matters: the first kind that hears itself in a text has it."""


def hear(
    text: str,
    *,
    words: Words,
    municipality: Municipality,
    now: dt.datetime,
    own_hubs: tuple[str, ...] = (),
    last: Last | None = None,
    prepared: Prepared | None = None,
) -> Heard:
    """What a text speaks of, before its kind is known; a short text may be about the hubs of the last question."""
    about = last.hubs if last is not None and len(text.split()) <= SHORT else ()
    own = about or own_hubs
    return listen(text, words=words, municipality=municipality, now=now, own_hubs=own, prepared=prepared)


def read(heard: Heard, last: Last | None = None) -> Question:
    """The kind of question that hears itself first."""
    followed = follow_ups.read(heard, last) if last is not None else None
    if followed is not None:
        return _with_sure_day(followed, heard)
    for reads in KINDS:
        question = reads(heard)
        if question is not None:
            return _with_sure_day(question, heard)
    return menu.Question(menu.Why.NOT_UNDERSTOOD)


def think_over(question: Question, heard: Heard, guess: Callable[[Heard], Guess]) -> Question:
    """The question, or in its place a guess that is likely enough for how little the rules heard."""
    return _with_sure_day(second_thought(question, heard, guess) or question, heard)


def _with_sure_day(question: Question, heard: Heard) -> Question:
    """The question; hours of a day that is in doubt are asked back, of one that cannot be never told."""
    if heard.impossible and isinstance(question, hours.Question):
        return menu.Question(menu.Why.NO_SUCH_DAY)
    if not (heard.day_in_doubt and isinstance(question, hours.Question)):
        return question
    return doubt.DayQuestion(question.hubs, question.parts, heard.candidates)
