"""A town with a row in every table that a backup holds."""

import datetime as dt

from db import UnitOfWork
from db.delivery.inbox import Received
from domain import hubfile
from domain.aftercare import Feeling, Hours
from domain.agenda import Due, Entry
from domain.certificates import Certificate, code_of
from domain.changes import Change, ChangeKind
from domain.letters import Kind
from domain.promises import Promise
from domain.reminders import Reminder, ReminderKind
from domain.requests import Answer
from domain.series import FORTNIGHTLY, Series
from domain.weekly import Week
from tests.db.seeds import LATER, NOW, TODAY, add_person, call_for_help

HOURS = (Hours("heggedal", "vertskap", 180, 1, TODAY, TODAY),)


async def fill(work: UnitOfWork) -> None:
    """Something of everything that is kept in a way of its own: dates, times, moments, flags, masks, large numbers."""
    request = await call_for_help(work, useful_until=LATER)
    await work.hubs.save(hubfile.read(hubfile.packaged()), "packaged", NOW)
    await work.inbox.keep([Received(2**52 - 1, 21, '{"text":"æ👩\u200d👧\\u0000"}')], NOW)
    await work.outbox.put(21, "editMessageText", {"message_id": 7, "text": "hei\n"}, NOW, kind=Kind.REPLY)
    await work.ideas.keep(22, "heggedal", "Strikk & <b>kaffe</b>", NOW)
    await work.appointments.grant(9, frozenset({"heggedal", "holmen"}), None, NOW)
    await work.appointments.invite("digest", frozenset({"tofte"}), 9, LATER)
    await work.audit.note(9, "sent", f"request {request}", NOW)
    await work.erasures.note(404, NOW)
    await work.departures.note(405, NOW)
    await work.departures.note_return(405, LATER)
    await work.changes.note(Change(2, NOW, 9, "heggedal", ChangeKind.CLOSED, "", TODAY, TODAY))
    await work.hour_drafts.begin(9, "heggedal", "library", Week(), NOW)
    await work.reminders.note(Reminder(ReminderKind.HALF_DAY, "heggedal", TODAY), NOW)
    await work.follows.begin(21, "slemmestad", NOW)
    await add_person(work, 2**52 - 1, "Ærlig Ø’Å")
    await answer(work, request)
    await keep_what_comes_again(work, request)


async def answer(work: UnitOfWork, request: int) -> None:
    """One has a place and was there, one is offered another until later; a guest and questions come too."""
    await work.places.take(request, NOW)
    await work.commitments.keep(request, 21, Answer.YES, NOW)
    await work.attendance.check_in(request, 21, LATER)
    await work.credits.feel(request, 21, Feeling.GOOD)
    await work.credits.say(request, 21, "Så fint å møte alle 👋")
    await work.credits.confirm(request, 180, LATER)
    await work.places.keep(request)
    await work.commitments.keep(request, 22, Answer.WAITING, NOW)
    await work.waiting_list.join(request, 22)
    await work.waiting_list.offer(request, 22, LATER)
    await work.agenda.put(Entry(Due.LAPSE, LATER, request, 22), Entry(Due.SERIES, LATER, subject="1"))
    await work.calls.nudge(request, LATER)
    await work.guests.add(request, "Ola Uten App", "41 23 45 67", 9, NOW)
    await work.notes.keep(request, 21, 9, "Hvor parkerer vi?", NOW)
    await work.notes.keep(request, 9, None, "Bak huset.", NOW)


async def keep_what_comes_again(work: UnitOfWork, request: int) -> None:
    """A template, a standing duty with a regular, a promise that was broken and kept, and a certificate."""
    sent = await work.requests.get(request)
    assert sent is not None
    await work.templates.save(sent, 9, NOW)
    duty = Series(
        *(0, 9, "heggedal", "vertskap", "Språkkafé", dt.time(17), dt.time(19, 30), 2, FORTNIGHTLY, TODAY),
        interests=frozenset({"kaffe"}),
    )
    number = await work.series.begin(duty, NOW)
    await work.series.note_made(number, TODAY)
    await work.series.join(number, 21, NOW)
    await work.promises.make(Promise(22, "heggedal", NOW, LATER))
    await work.promises.note_broken(22, "heggedal", LATER)
    await work.certificates.keep(Certificate(code_of("one"), 21, "Person 21", HOURS, NOW))
