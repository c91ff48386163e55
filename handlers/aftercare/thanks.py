"""After an activity: its people are thanked and asked how it was.

an hour after the end → how did it go? → three faces · a few words → the coordinator reads them
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Final

from actions import aftercare, telling
from domain.aftercare import Feeling
from domain.errors import Unknown
from domain.hubs import Municipality
from domain.moments import later
from domain.requests import Request
from handlers.aftercare.buttons import Feel, WriteWords
from handlers.questions import answer_words
from handlers.requests.buttons import AskWhoWasThere
from handlers.requests.titles import title
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import home, person
from handlers.toolkit.reading import is_question
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Choice, Screen, lines, paragraphs
from handlers.toolkit.turn import Turn
from locales import Texts, texts_in

WORDS: Final = "words"
SOON: Final = dt.timedelta(minutes=30)  #: So long after a face, what is written is about it.


def thanks_screen(municipality: Municipality, request: Request, _: Texts) -> Screen:
    """Thank you; how did it go?"""
    faces = (
        Choice(_("😊 Good"), Feel(request.id, Feeling.GOOD)),
        Choice(_("😐 So-so"), Feel(request.id, Feeling.MIXED)),
        Choice(_("🙁 Not good"), Feel(request.id, Feeling.BAD)),
    )
    return Screen(
        paragraphs(
            _("<b>Thank you for helping.</b>"),
            lines(*title(_, municipality, request)),
            _("How did it go?"),
        ),
        (faces, (Choice(_("✍️ Write a few words"), WriteWords(request.id)),), (home(_), person(_, request.hub or ""))),
    )


def felt_screen(_: Texts, request: Request, feeling: Feeling) -> Screen:
    """Thank you for saying so; a few words may follow at once."""
    if feeling is Feeling.GOOD:
        thanks = _("How nice! Feel free to write a few words about it here.")
    else:
        thanks = _("Thank you for saying so. Feel free to write a few words about what could be better.")
    return Screen(
        lines(thanks, _("The coordinator reads it without your name. If you were few, it may be guessed.")),
        ((Choice(_("✍️ Write a few words"), WriteWords(request.id)),), (home(_), person(_, request.hub or ""))),
    )


def words_screen(_: Texts, request: Request) -> Screen:
    """In your own words?"""
    return Screen(
        lines(
            _("<b>What was good, and what could be better?</b>"),
            _("The coordinator reads it without your name. If you were few, it may be guessed."),
        ),
        ((home(_), person(_, request.hub or "")),),
    )


def said_screen(_: Texts, request: Request) -> Screen:
    """Passed on."""
    return Screen(_("Thank you. The coordinator has got your words."), ((home(_), person(_, request.hub or "")),))


def heard_screen(municipality: Municipality, request: Request, text: str, _: Texts) -> Screen:
    """What somebody says, as the coordinator reads it."""
    return Screen(
        paragraphs(
            lines(_("<b>Somebody who helped writes:</b>"), *title(_, municipality, request)), _("“{text}”", text=text)
        ),
        ((Choice(_("☑️ Who was there?"), AskWhoWasThere(request.id)), home(_)),),
    )


async def feel(turn: Turn, press: Feel) -> Screen:
    """Keep how it was."""
    if press.feeling not in set(Feeling):
        raise Unknown("feeling")
    request = await aftercare.feel(turn.work, turn.person, press.request, Feeling(press.feeling), turn.now)
    until = later(turn.now, SOON).astimezone(dt.UTC)
    await turn.await_words(FLOW.name, WORDS, f"{request.id} {until:%Y-%m-%dT%H:%M%z}")
    return felt_screen(turn.texts, request, Feeling(press.feeling))


async def ask_for_words(turn: Turn, press: WriteWords) -> Screen:
    """Ask for a few words."""
    request = await aftercare.helped_in(turn.work, turn.person, press.request, turn.now)
    await turn.await_words(FLOW.name, WORDS, request.id)
    return words_screen(turn.texts, request)


async def hear_words(turn: Turn, words: str) -> Screen:
    """Keep the words, and pass them on without the name; a question, or what comes long after, is none of them."""
    subject, _space, until = (turn.cursor.subject if turn.cursor else "").partition(" ")
    request_id = int(subject) if subject.isdigit() else 0
    is_late = bool(until) and dt.datetime.fromisoformat(until) < turn.now
    if is_late:
        await turn.await_nothing()
    if is_late or is_question(words):
        return await answer_words(turn, words)
    return await or_again(turn, _pass_on(turn, request_id, words), partial(ask_for_words, turn, WriteWords(request_id)))


async def _pass_on(turn: Turn, request_id: int, words: str) -> Screen:
    request, text = await aftercare.say(turn.work, turn.person, request_id, words, turn.now)
    await turn.await_nothing()
    for listener in await telling.coordinators_for(turn.work, request, turn.house.owner_ids):
        await turn.tell(listener, heard_screen(turn.municipality, request, text, texts_in(listener.language)))
    return said_screen(turn.texts, request)


FLOW = Flow("thanks", presses={Feel: feel, WriteWords: ask_for_words}, words={WORDS: hear_words})
