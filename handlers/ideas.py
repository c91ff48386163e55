"""Ideas: a person wants something to happen.

which hub → in your own words → kept and told → a coordinator answers
"""

from __future__ import annotations

from functools import partial
from typing import Final

from actions import proposing, telling
from actions.proposing import Idea
from domain.errors import Unknown
from domain.hubs import Hub, Municipality
from domain.names import one_line
from domain.people import Person
from handlers.cards import person_name
from handlers.promises.screens import answer_screen, answered_screen
from handlers.toolkit.buttons import Button
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import ShareIdea, home, ways
from handlers.toolkit.reading import hubs_chosen, says_more_than_a_hub
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Choice, Screen, in_rows, lines, paragraphs
from handlers.toolkit.turn import Turn
from locales import Texts, texts_in

HUB: Final = "hub"
WORDS: Final = "words"
ANSWER: Final = "answer"
SHOWN_IDEA: Final = 300  #: Characters.


class IdeaFor(Button, prefix="idea.hub"):
    """The hub the idea is for."""

    hub: str


class AnswerIdea(Button, prefix="idea.ans"):
    """Answer whoever had an idea."""

    idea: int


def which_hub_screen(_: Texts, municipality: Municipality) -> Screen:
    """For which hub?"""
    choices = in_rows(Choice(hub.name, IdeaFor(hub.slug)) for hub in municipality.hubs)
    return Screen(
        lines(
            _("<b>Which hub is your idea for?</b>"),
            _("You can also write the idea and the hub at once. Your name in Telegram follows the idea."),
        ),
        (*choices, ways(_)),
    )


def words_screen(_: Texts, hub: Hub) -> Screen:
    """What is it?"""
    return Screen(
        lines(
            _("<b>What would you like to happen at {hub}?</b>", hub=hub.name),
            _("Write it in a few words. Please leave out private matters; your name in Telegram follows the idea."),
        ),
        ((Choice(_("← Another hub"), ShareIdea()),), ways(_, hub.slug)),
    )


def kept_screen(_: Texts, hub: Hub, *, is_told: bool) -> Screen:
    """Thank you."""
    if is_told:
        thanks = _("Thank you. The idea is saved, and those responsible for {hub} have got it.", hub=hub.name)
    else:
        thanks = _("Thank you. The idea is saved. {hub} has no coordinator in this chat yet.", hub=hub.name)
    return Screen(thanks, ((Choice(_("Another idea"), ShareIdea()),), ways(_, hub.slug)))


def idea_screen(_: Texts, hub: Hub, author: Person, text: str, number: int) -> Screen:
    """What those responsible see."""
    return Screen(
        paragraphs(
            _("<b>An idea for {hub}</b> from {name}:", hub=hub.name, name=person_name(_, author.name)),
            _("“{text}”", text=text),
        ),
        ((Choice(_("↩️ Answer"), AnswerIdea(number)), home(_)),),
    )


def answer_to_idea_screen(hub: Hub, coordinator: Person, idea: str, text: str, _: Texts) -> Screen:
    """What somebody who had an idea hears about it."""
    name = person_name(_, coordinator.name)
    return Screen(
        paragraphs(
            _("<b>{name} at {hub} answers your idea:</b>", name=name, hub=hub.name),
            _("“{text}”", text=text),
            _("Your idea: “{text}”", text=one_line(idea, SHOWN_IDEA)),
        ),
        (ways(_, hub.slug),),
    )


async def share(turn: Turn, _said: object) -> Screen:
    """Ask which hub."""
    await turn.await_words(FLOW.name, HUB)
    return which_hub_screen(turn.texts, turn.municipality)


async def choose_hub(turn: Turn, press: IdeaFor) -> Screen:
    """Ask for the words."""
    return await _ask_for_words(turn, press.hub)


async def hear_hub(turn: Turn, words: str) -> Screen:
    """Take the hub named in words, and the idea when it is there too."""
    named = sorted(hubs_chosen(words, turn.municipality, turn.texts.language))
    if not named:
        return which_hub_screen(turn.texts, turn.municipality)
    screen = await _ask_for_words(turn, named[0])
    hub = turn.municipality.hub(named[0])
    if hub is None or not says_more_than_a_hub(words, turn.municipality, turn.texts.language):
        return screen
    return await or_again(turn, _keep(turn, hub, words), partial(_ask_for_words, turn, hub.slug))


async def _ask_for_words(turn: Turn, slug: str) -> Screen:
    hub = turn.municipality.hub(slug)
    if hub is None:
        raise Unknown(slug)
    await turn.await_words(FLOW.name, WORDS, hub.slug)
    return words_screen(turn.texts, hub)


async def hear_idea(turn: Turn, words: str) -> Screen:
    """Keep the idea and tell those responsible for the hub at once."""
    hub = turn.municipality.hub(turn.cursor.subject if turn.cursor else "")
    if hub is None:
        return await share(turn, None)
    return await or_again(turn, _keep(turn, hub, words), partial(_ask_for_words, turn, hub.slug))


async def _keep(turn: Turn, hub: Hub, words: str) -> Screen:
    number, text = await proposing.propose(turn.work, turn.person, turn.municipality, hub.slug, words, turn.now)
    await turn.await_nothing()
    listeners = await telling.responsible_for(turn.work, {hub.slug}, turn.house.owner_ids)
    for listener in listeners:
        await turn.tell(listener, idea_screen(texts_in(listener.language), hub, turn.person, text, number))
    return kept_screen(turn.texts, hub, is_told=bool(listeners))


async def answer(turn: Turn, press: AnswerIdea) -> Screen:
    """Ask a coordinator what to answer; the idea stays."""
    idea = await proposing.idea_for(turn.work, turn.person, press.idea)
    await turn.await_words(FLOW.name, ANSWER, press.idea)
    turn.pressed_message = None
    return answer_screen(turn.texts, _hub_of(turn, idea), idea.author)


async def hear_answer(turn: Turn, words: str) -> Screen:
    """Send the answer to whoever had the idea."""
    subject = turn.cursor.subject if turn.cursor else ""
    number = int(subject) if subject.isdigit() else 0
    return await or_again(turn, _send_answer(turn, number, words), partial(answer, turn, AnswerIdea(number)))


async def _send_answer(turn: Turn, number: int, words: str) -> Screen:
    idea, text = await proposing.answer(turn.work, turn.person, number, words, turn.municipality, turn.now)
    await turn.await_nothing()
    hub, _ = _hub_of(turn, idea), texts_in(idea.author.language)
    await turn.tell(idea.author, answer_to_idea_screen(hub, turn.person, idea.text, text, _))
    return answered_screen(turn.texts, hub, idea.author.name)


def _hub_of(turn: Turn, idea: Idea) -> Hub:
    hub = turn.municipality.hub(idea.hub)
    if hub is None:
        raise Unknown(idea.hub)
    return hub


FLOW = Flow(
    "ideas",
    commands={"idea": share},
    presses={ShareIdea: share, IdeaFor: choose_hub, AnswerIdea: answer},
    words={HUB: hear_hub, WORDS: hear_idea, ANSWER: hear_answer},
)
