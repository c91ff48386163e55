"""A coordinator greets a new volunteer, who may answer.

newcomer → say hello: own words · the ready ones → the volunteer reads them → answer → the coordinator reads it
"""

from __future__ import annotations

from functools import partial
from typing import Final

from actions import greeting
from domain.errors import OutOfDate, Unknown
from domain.hubs import Hub
from domain.people import Volunteer
from handlers.promises.screens import (
    AnswerGreeting,
    Greet,
    GreetReady,
    answer_heard_screen,
    answer_screen,
    answered_screen,
    greet_screen,
    greeted_before_screen,
    greeted_screen,
    greeting_screen,
    ready_greeting,
)
from handlers.toolkit.flow import Flow
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from locales import texts_in

GREETING: Final = "greeting"
ANSWER: Final = "answer"


async def greet(turn: Turn, press: Greet) -> Screen:
    """Ask what to write."""
    volunteer, hubs = await greeting.newcomer_for(turn.work, turn.person, press.person)
    await turn.await_words(FLOW.name, GREETING, press.person)
    turn.pressed_message = None  # the card of the newcomer stays
    return greet_screen(turn.texts, turn.municipality, volunteer, hubs)


async def greet_ready(turn: Turn, press: GreetReady) -> Screen:
    """Send the ready greeting, in the volunteer's language; once, and not after another one."""
    newcomer, at = await greeting.newcomer_for(turn.work, turn.person, press.person)
    if await greeting.has_heard(turn.work, press.person, at):
        await turn.await_nothing()
        return greeted_before_screen(turn.texts, newcomer)
    volunteer, hubs = await greeting.greet(turn.work, turn.person, press.person, turn.now)
    return await _send(turn, volunteer, hubs, ready_greeting(texts_in(volunteer.language), turn.municipality, hubs))


async def hear_greeting(turn: Turn, words: str) -> Screen:
    """Send the greeting that was written."""
    subject = turn.cursor.subject if turn.cursor else ""
    await turn.await_nothing()
    if not subject.isdigit():
        raise OutOfDate("greeting")
    return await or_again(turn, _send_own(turn, int(subject), words), partial(greet, turn, Greet(int(subject))))


async def _send_own(turn: Turn, person_id: int, words: str) -> Screen:
    text = greeting.greeting(words, turn.municipality)
    volunteer, hubs = await greeting.greet(turn.work, turn.person, person_id, turn.now)
    return await _send(turn, volunteer, hubs, text)


async def _send(turn: Turn, volunteer: Volunteer, hubs: frozenset[str], text: str) -> Screen:
    await turn.await_nothing()
    people = await turn.work.people.named({volunteer.person_id})
    for receiver in people.values():
        _ = texts_in(receiver.language)
        await turn.tell(receiver, greeting_screen(turn.municipality, turn.person, hubs, text, _))
    return greeted_screen(turn.texts, volunteer.name)


async def answer(turn: Turn, press: AnswerGreeting) -> Screen:
    """Ask what to answer."""
    hub = _hub(turn, press.hub)
    coordinator = await greeting.greeted_by(turn.work, turn.person, hub.slug)
    await turn.await_words(FLOW.name, ANSWER, hub.slug)
    turn.pressed_message = None  # the greeting stays as it was written
    return answer_screen(turn.texts, hub, coordinator)


async def hear_answer(turn: Turn, words: str) -> Screen:
    """Send the answer to whoever greeted."""
    slug = turn.cursor.subject if turn.cursor else ""
    await turn.await_nothing()
    hub = _hub(turn, slug)
    return await or_again(turn, _send_answer(turn, hub, words), partial(answer, turn, AnswerGreeting(slug)))


async def _send_answer(turn: Turn, hub: Hub, words: str) -> Screen:
    text = greeting.greeting(words, turn.municipality)
    coordinator = await greeting.greeted_by(turn.work, turn.person, hub.slug)
    await turn.tell(coordinator, answer_heard_screen(hub, turn.person, text, texts_in(coordinator.language)))
    return answered_screen(turn.texts, hub, coordinator.name)


def _hub(turn: Turn, slug: str) -> Hub:
    hub = turn.municipality.hub(slug)
    if hub is None:
        raise Unknown(slug)
    return hub


FLOW = Flow(
    "greetings",
    presses={Greet: greet, GreetReady: greet_ready, AnswerGreeting: answer},
    words={GREETING: hear_greeting, ANSWER: hear_answer},
)
