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
from domain.questions.heard import Heard, listen
from domain.questions.vocabulary import Words

Question = (
    emergency.Question
    | account.Question
    | person.Question
    | idea.Question
    | roles.Question
    | volunteer.Question
    | doubt.Question
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
    | account.Answer
    | person.Answer
    | idea.Answer
    | roles.Answer
    | volunteer.Answer
    | doubt.Answer
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
    account.read,
    person.read,
    idea.read,
    roles.read,
    volunteer.read,
    doubt.read,
    menu.read_no_such_day,
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


def understand(
    text: str,
    *,
    words: Words,
    municipality: Municipality,
    now: dt.datetime,
    own_hubs: tuple[str, ...] = (),
    last: Last | None = None,
) -> Question:
    """What a text asks; anything at all may be asked, and what is not understood is a `menu.Question`.

    `last` is what was asked just before: it tells what a text too short to stand alone is about.
    """
    about = last.hubs if last is not None and len(text.split()) <= SHORT else ()
    heard = listen(text, words=words, municipality=municipality, now=now, own_hubs=about or own_hubs)
    followed = follow_ups.read(heard, last) if last is not None else None
    if followed is not None:
        return followed
    for read in KINDS:
        question = read(heard)
        if question is not None:
            return question
    return menu.Question(menu.Why.NOT_UNDERSTOOD)


def answer(question: Question, municipality: Municipality, now: dt.datetime) -> Answer:
    """What is true about it now, as far as it is registered."""
    return question.answer(municipality, now)
