"""Notes about a request.

more → write to all who come (and those who wait) → sent
place → write to the coordinator → it reaches them
note → answer → it reaches whoever wrote · conversation → older
"""

from __future__ import annotations

from functools import partial
from typing import Final

from actions import noting
from actions.noting import Sent
from domain.errors import OutOfDate
from domain.notes import CONCERNED
from handlers.notes.screens import (
    SHOWN,
    AnswerNote,
    WriteToCoordinator,
    answer_screen,
    answered_screen,
    note_screen,
    sent_screen,
    thread_screen,
    write_screen,
    write_to_coordinator_screen,
)
from handlers.requests.buttons import ShowMore, ShowThread, WriteToAll
from handlers.requests.more import show_more
from handlers.toolkit.flow import Flow
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from handlers.without_app import naming_guests
from locales import texts_in

ALL: Final = "all"
ANSWER: Final = "answer"
COORDINATOR: Final = "coordinator"


async def write_to_all(turn: Turn, press: WriteToAll) -> Screen:
    """Ask what to say to everybody who comes; where nobody does, say so with the way back."""
    return await or_again(turn, _asked(turn, press), lambda: show_more(turn, ShowMore(press.request)))


async def _asked(turn: Turn, press: WriteToAll) -> Screen:
    request, receivers = await noting.receivers_for(
        turn.work, turn.person, press.request, turn.now, waiting=press.waiting
    )
    await turn.await_words(FLOW.name, ALL, f"{press.request} {int(press.waiting)}")
    concerned = await turn.work.notes.with_answer(request.id, CONCERNED)
    may_widen = press.waiting or len(concerned) > len(receivers)
    asked = write_screen(turn.texts, turn.municipality, request, receivers, waiting=press.waiting, may_widen=may_widen)
    return await naming_guests(turn, asked, [request.id])


async def hear_note(turn: Turn, words: str) -> Screen:
    """Send what was written to everybody who comes."""
    number, _space, waiting = (turn.cursor.subject if turn.cursor else "").partition(" ")
    await turn.await_nothing()
    if not number.isdigit():
        raise OutOfDate("note")
    press = WriteToAll(int(number), waiting == "1")
    return await or_again(turn, _send_to_all(turn, press, words), partial(write_to_all, turn, press))


async def _send_to_all(turn: Turn, press: WriteToAll, words: str) -> Screen:
    sent = await noting.write_to_all(
        turn.work, turn.person, press.request, words, turn.municipality, turn.now, waiting=press.waiting
    )
    await _deliver(turn, sent)
    return await naming_guests(turn, sent_screen(turn.texts, turn.municipality, sent), [sent.request.id])


async def write_to_coordinator(turn: Turn, press: WriteToCoordinator) -> Screen:
    """Ask what the coordinator should know."""
    request, _coordinators = await noting.coordinators_of(
        turn.work, turn.person, press.request, turn.house.owner_ids, turn.now
    )
    await turn.await_words(FLOW.name, COORDINATOR, press.request)
    return write_to_coordinator_screen(turn.texts, turn.municipality, request)


async def hear_for_coordinator(turn: Turn, words: str) -> Screen:
    """Send what was written to the coordinator."""
    subject = turn.cursor.subject if turn.cursor else ""
    await turn.await_nothing()
    if not subject.isdigit():
        raise OutOfDate("note")
    press = WriteToCoordinator(int(subject))
    return await or_again(turn, _send_to_coordinator(turn, press, words), partial(write_to_coordinator, turn, press))


async def _send_to_coordinator(turn: Turn, press: WriteToCoordinator, words: str) -> Screen:
    sent = await noting.write_to_coordinator(
        turn.work, turn.person, press.request, words, turn.municipality, turn.house.owner_ids, turn.now
    )
    await _deliver(turn, sent)
    return answered_screen(turn.texts, turn.municipality, sent)


async def answer(turn: Turn, press: AnswerNote) -> Screen:
    """Ask what to answer."""
    request, receivers = await noting.answerable(turn.work, turn.person, press.note, turn.house.owner_ids, turn.now)
    await turn.await_words(FLOW.name, ANSWER, press.note)
    turn.pressed_message = None  # the note stays as it was written
    return answer_screen(turn.texts, turn.municipality, request, receivers)


async def hear_answer(turn: Turn, words: str) -> Screen:
    """Send the answer to whoever wrote the note."""
    subject = turn.cursor.subject if turn.cursor else ""
    await turn.await_nothing()
    if not subject.isdigit():
        raise OutOfDate("note")
    return await or_again(
        turn, _send_answer(turn, int(subject), words), partial(answer, turn, AnswerNote(int(subject)))
    )


async def _send_answer(turn: Turn, note_id: int, words: str) -> Screen:
    sent = await noting.answer(
        turn.work, turn.person, note_id, words, turn.municipality, turn.house.owner_ids, turn.now
    )
    await _deliver(turn, sent)
    return answered_screen(turn.texts, turn.municipality, sent)


async def _deliver(turn: Turn, sent: Sent) -> None:
    for receiver in sent.receivers:
        await turn.tell(receiver, note_screen(turn.municipality, sent, texts_in(receiver.language)))


async def show_thread(turn: Turn, press: ShowThread) -> Screen:
    """Show what has been written, in a message of its own."""
    thread = await noting.thread(turn.work, turn.person, press.request, press.before or None, SHOWN)
    if not press.before:
        turn.pressed_message = None  # a note that led here stays as it was written
    return thread_screen(turn.texts, turn.municipality, thread, turn.now.tzinfo)


FLOW = Flow(
    "notes",
    presses={
        WriteToAll: write_to_all,
        WriteToCoordinator: write_to_coordinator,
        AnswerNote: answer,
        ShowThread: show_thread,
    },
    words={ALL: hear_note, ANSWER: hear_answer, COORDINATOR: hear_for_coordinator},
)
