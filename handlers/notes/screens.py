"""Notes about a request: what is written, who it goes to, and the conversation so far."""

from __future__ import annotations

import datetime as dt
from typing import Final

from markupsafe import Markup

from actions.noting import Sent, Thread
from domain.hubs import Municipality
from domain.names import one_line
from domain.notes import Note
from domain.people import Person
from domain.requests import Request
from handlers.cards import person_name
from handlers.requests.buttons import ShowMore, ShowThread, WriteToAll
from handlers.requests.titles import title
from handlers.toolkit.buttons import Button
from handlers.toolkit.home import home, person, ways_beside
from handlers.toolkit.screens import Choice, Screen, in_rows, lines, paragraphs
from locales import Texts

SHOWN: Final = 5
"""Notes on one screen of a conversation."""

LONGEST_SHOWN: Final = 160
LONGEST_NAME: Final = 20
ANSWERED: Final = 3
"""People who can be answered from one screen."""


class AnswerNote(Button, prefix="note.re"):
    """Answer one note."""

    note: int


class WriteToCoordinator(Button, prefix="note.co"):
    """Write to the coordinator about one's place in a request."""

    request: int


def write_screen(
    _: Texts,
    municipality: Municipality,
    request: Request,
    receivers: list[Person],
    *,
    waiting: bool,
    may_widen: bool = True,
) -> Screen:
    """What would you like to say? `may_widen`: there are people on the waiting list."""
    label = _("✅ The waiting list too") if waiting else _("The waiting list too")
    return Screen(
        paragraphs(
            lines(*title(_, municipality, request)),
            lines(
                _.plural(
                    "<b>What would you like to say to {n} person?</b>",
                    "<b>What would you like to say to {n} people?</b>",
                    len(receivers),
                ),
                _.plural(
                    "Write it here. Whoever gets it sees your name and can answer.",
                    "Write it here. They see your name and can answer.",
                    len(receivers),
                ),
            ),
        ),
        (
            (Choice(label, WriteToAll(request.id, not waiting)),) if may_widen else (),
            (Choice(_("← Back"), ShowMore(request.id)), *ways_beside(_)),
        ),
    )


def sent_screen(_: Texts, municipality: Municipality, sent: Sent) -> Screen:
    """It is on its way."""
    number = len(sent.receivers)
    return Screen(
        lines(_.plural("Sent to {n} person.", "Sent to {n} people.", number), *title(_, municipality, sent.request)),
        (
            (_thread(_, sent.request),),
            (Choice(_("← Back"), ShowMore(sent.request.id)), home(_)),
        ),
    )


def note_screen(municipality: Municipality, sent: Sent, _: Texts) -> Screen:
    """A note as its receiver sees it."""
    name = person_name(_, sent.note.sender)
    return Screen(
        paragraphs(
            lines(_("<b>{name} writes about:</b>", name=name), *title(_, municipality, sent.request)),
            _("“{text}”", text=sent.note.text),
        ),
        (
            (_answer(_, sent.note), _thread(_, sent.request)),
            (home(_), person(_, sent.request.hub or "")),
        ),
    )


def write_to_coordinator_screen(_: Texts, municipality: Municipality, request: Request) -> Screen:
    """What should the coordinator know?"""
    return Screen(
        paragraphs(
            lines(*title(_, municipality, request)),
            lines(_("<b>What would you like to say to the coordinator?</b>"), _("Write it here.")),
        ),
        ((home(_), person(_, request.hub or "")),),
    )


def answer_screen(_: Texts, municipality: Municipality, request: Request, receivers: list[Person]) -> Screen:
    """What would you like to answer?"""
    names = _.listed([person_name(_, each.name) for each in receivers[:ANSWERED]])
    return Screen(
        paragraphs(
            lines(*title(_, municipality, request)),
            lines(_("<b>What would you like to answer {name}?</b>", name=names), _("Write it here.")),
        ),
        ((_thread(_, request),), (home(_), person(_, request.hub or ""))),
    )


def answered_screen(_: Texts, municipality: Municipality, sent: Sent) -> Screen:
    """The answer is on its way."""
    names = _.listed([person_name(_, each.name) for each in sent.receivers[:ANSWERED]])
    return Screen(
        lines(_("Your answer is on its way to {name}.", name=names), *title(_, municipality, sent.request)),
        ((_thread(_, sent.request),), (home(_), person(_, sent.request.hub or ""))),
    )


def thread_screen(_: Texts, municipality: Municipality, thread: Thread, zone: dt.tzinfo | None) -> Screen:
    """What has been written, the newest last."""
    request, notes = thread.request, thread.notes
    said = [_line(_, note, zone) for note in notes] or [_("Nobody has written anything yet.")]
    older = (Choice(_("← Older"), ShowThread(request.id, notes[0].id)),) if thread.has_older else ()
    writers = {note.sender_id: note for note in notes if note.id in thread.may_be_answered}
    answers = [_answer(_, note) for note in list(writers.values())[-ANSWERED:]]
    return Screen(
        paragraphs(lines(*title(_, municipality, request)), lines(*said)),
        (older, *in_rows(answers), (home(_), person(_, request.hub or ""))),
    )


def _line(_: Texts, note: Note, zone: dt.tzinfo | None) -> Markup:
    at = note.at.astimezone(zone)
    values = {
        "name": person_name(_, note.sender),
        "day": _.short_day(at.date()),
        "time": _.time(at),
        "text": one_line(note.text, LONGEST_SHOWN),
    }
    if note.receiver_id is None:
        return _("<b>{name}</b> to all, {day} {time}: {text}", **values)
    return _("<b>{name}</b> to {receiver}, {day} {time}: {text}", receiver=person_name(_, note.receiver), **values)


def _answer(_: Texts, note: Note) -> Choice:
    name = one_line(person_name(_, note.sender), LONGEST_NAME)
    return Choice(_("↩️ Answer {name}", name=name), AnswerNote(note.id))


def _thread(_: Texts, request: Request) -> Choice:
    return Choice(_("💬 Conversation"), ShowThread(request.id, 0))
