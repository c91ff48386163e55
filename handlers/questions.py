"""Questions: anything typed that no other conversation has asked for, and the hubs' cards and hours by button.

words → answer · hubs → card → hours
"""

from __future__ import annotations

from dataclasses import dataclass

from actions import answering
from domain.errors import OutOfDate
from domain.questions import Answer
from handlers.answers.hub_buttons import ShowHours, ShowHub
from handlers.answers.hub_card import hub_choice
from handlers.answers.screens import answered_screen
from handlers.toolkit.buttons import Button
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import ways
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn


@dataclass(frozen=True)
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


def _shown(turn: Turn, answer: Answer | None) -> Screen:
    if answer is None:
        raise OutOfDate("hub")
    return answered_screen(turn.texts, answer)


async def answer_words(turn: Turn, words: str) -> Screen:
    """Answer what was typed; nothing about the person is kept."""
    volunteer = await turn.work.volunteers.get(turn.person.id)
    own_hubs = tuple(hub.slug for hub in turn.municipality.hubs if volunteer and hub.slug in volunteer.hubs)
    answer = answering.answer(
        words, municipality=turn.municipality, language=turn.texts.language, now=turn.now, own_hubs=own_hubs
    )
    return answered_screen(turn.texts, answer)


FLOW = Flow(
    "questions",
    commands={"hours": show_hubs},
    presses={ShowHubs: show_hubs, ShowHub: show_hub, ShowHours: show_hours},
    otherwise=answer_words,
)
