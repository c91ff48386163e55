"""Questions: anything typed that no other conversation has asked for, and the hubs' cards and hours by button.

words (from `handlers.hearing`) → answer · hubs → card → hours

What was asked last is kept for ten minutes in the person's cursor, as kind, hubs and days, so that "og på lørdag?" has
an answer; the words themselves are not kept.
"""

from __future__ import annotations

from typing import Final

from actions import answering
from actions.answering import Asked
from domain.errors import OutOfDate
from domain.questions import Answer, Question
from domain.questions.follow_ups import Last, last_of, unpacked
from handlers.answers.hub_buttons import Meant, ShowHours, ShowHub
from handlers.answers.hub_card import hub_choice
from handlers.answers.screens import answered_screen
from handlers.answers.short_answers import worried_text
from handlers.toolkit.buttons import Button
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import ways
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from locales import texts_in

AGAIN: Final = "again"
"""The step whose subject is the last question; no words are asked for at it."""


class ShowHubs(Button, prefix="hubs"):
    """Show all hubs to choose from."""


async def show_hubs(turn: Turn, _said: object) -> Screen:
    """Show all hubs."""
    await turn.await_nothing()
    return hub_choice(turn.texts, turn.municipality).with_row(*ways(turn.texts))


async def show_hub(turn: Turn, press: ShowHub) -> Screen:
    """Show a hub's card."""
    return _shown(turn, answering.card_of(press.hub, municipality=turn.municipality, now=turn.now))


async def show_hours(turn: Turn, press: ShowHours) -> Screen:
    """Show a hub's hours over some days."""
    days = press.days()
    if days is None:
        raise OutOfDate("hours")
    return _shown(turn, answering.hours_of(press.hub, days, municipality=turn.municipality, now=turn.now))


async def show_meant(turn: Turn, press: Meant) -> Screen:
    """Answer what was meant, now that it is known."""
    hubs = (press.hub,) if press.hub else ()
    found = answering.meant(press.kind, hubs, press.days(), municipality=turn.municipality, now=turn.now)
    return _shown(turn, found)


def _shown(turn: Turn, answer: Answer | None) -> Screen:
    if answer is None:
        raise OutOfDate("hub")
    return answered_screen(turn.texts, answer)


async def answer_words(turn: Turn, words: str) -> Screen:
    """Answer what was typed, in the language it was typed in if we have that one."""
    return answer(turn, await ask(turn, words))


async def ask(turn: Turn, words: str) -> Asked:
    """What typed words ask, kept for what may follow."""
    asked = await listen(turn, words, _last(turn))
    await _keep(turn, asked.question)
    return asked


async def listen(turn: Turn, words: str, last: Last | None = None) -> Asked:
    """What words ask, and in which language; `last` is the question they may follow."""
    volunteer = await turn.work.volunteers.get(turn.person.id)
    own_hubs = tuple(hub.slug for hub in turn.municipality.hubs if volunteer and hub.slug in volunteer.hubs)
    return answering.listen(
        words,
        municipality=turn.municipality,
        language=turn.texts.language,
        now=turn.now,
        own_hubs=own_hubs,
        last=last,
    )


def answer(turn: Turn, asked: Asked) -> Screen:
    """Answer in the language of the question if we have that one."""
    told = asked.question.answer(turn.municipality, turn.now)
    texts = texts_in(asked.language)
    screen = answered_screen(texts, told, minimum_age=turn.house.minimum_age)
    return screen.preceded_by(worried_text(texts)) if asked.is_worrying else screen


def _last(turn: Turn) -> Last | None:
    """What the person asked in the last ten minutes."""
    cursor = turn.cursor
    return unpacked(cursor.subject, turn.now) if cursor is not None and cursor.flow == FLOW.name else None


async def _keep(turn: Turn, question: Question) -> None:
    """Keep a question that another may follow; one asked in the middle of another conversation is not kept."""
    if turn.cursor is not None and turn.cursor.flow != FLOW.name:
        return
    asked = last_of(question)
    packed = asked.packed(turn.now) if asked is not None else None
    if packed is not None:
        await turn.await_words(FLOW.name, AGAIN, packed)
    elif _last(turn) is None:
        await turn.await_nothing()


FLOW = Flow(
    "questions",
    commands={"hours": show_hubs},
    presses={ShowHubs: show_hubs, ShowHub: show_hub, ShowHours: show_hours, Meant: show_meant},
)
