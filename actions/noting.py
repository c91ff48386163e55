"""Notes about a request: a coordinator writes to those who come, and they answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from actions import promising, requesting, telling
from db import UnitOfWork
from domain.errors import NotAsked, NotPossible, OutOfDate, Problem, Unknown
from domain.hubs import Municipality
from domain.names import free_text
from domain.notes import COMING, CONCERNED, TALKED_FOR, Note
from domain.people import Person
from domain.requests import Answer, Request, RequestStatus, checked_text


@dataclass(frozen=True, slots=True)
class Sent:
    """A note on its way: which, about which request, and to whom."""

    note: Note
    request: Request
    receivers: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """Some notes about a request as one person may see them."""

    request: Request
    notes: tuple[Note, ...]
    has_older: bool
    may_be_answered: frozenset[int]  #: Notes, by number, whose writer would hear an answer of this person's.


async def receivers_for(
    work: UnitOfWork, coordinator: Person, request_id: int, now: dt.datetime, *, waiting: bool
) -> tuple[Request, list[Person]]:
    """Whom a coordinator would write to; raises NotPossible when nobody comes."""
    request = await requesting.request_for(work, coordinator, request_id)
    _check_current(request, now)
    receivers = await work.notes.with_answer(request_id, CONCERNED if waiting else COMING)
    if not receivers:
        raise NotPossible(Problem.NOBODY_COMES)
    return request, receivers


async def write_to_all(
    work: UnitOfWork,
    coordinator: Person,
    request_id: int,
    words: str,
    municipality: Municipality,
    now: dt.datetime,
    *,
    waiting: bool,
) -> Sent:
    """Write to everybody who comes, and where wished to those who wait for a place."""
    request, receivers = await receivers_for(work, coordinator, request_id, now, waiting=waiting)
    sent = await _keep(work, coordinator, request, None, _checked(words, municipality), receivers, now)
    await promising.keep(work, {each.id for each in receivers}, {request.hub or ""}, coordinator.id, now)
    await work.audit.note(coordinator.id, "wrote", f"request {request_id} to {len(receivers)}", now)
    return sent


async def answerable(
    work: UnitOfWork, person: Person, note_id: int, owner_ids: Collection[int], now: dt.datetime
) -> tuple[Request, list[Person]]:
    """Who hears an answer to a note: its writer. Only those concerned and the hub's coordinators may answer."""
    note = await work.notes.get(note_id)
    request = await work.requests.get(note.request_id) if note is not None else None
    if note is None or request is None or request.hub is None:
        raise Unknown("note")
    answer = await work.commitments.answer_of(request.id, person.id)
    if answer in CONCERNED and note.sender_id != person.id and note.receiver_id in {None, person.id}:
        _check_current(request, now)
        return request, await telling.followers_of(work, request.hub, note.sender_id, owner_ids)
    if not person.may_coordinate(request.hub):
        raise NotPossible(Problem.NOT_COMING) if answer is Answer.WITHDRAWN else NotAsked(f"note {note_id}")
    _check_current(request, now)
    return request, [await _still_concerned(work, request, note)]


async def _still_concerned(work: UnitOfWork, request: Request, note: Note) -> Person:
    """The volunteer a note is from, unless that one comes no more."""
    concerned = {each.id: each for each in await work.notes.with_answer(request.id, CONCERNED)}
    if note.sender_id not in concerned:
        raise NotPossible(Problem.COMES_NO_MORE, name=note.sender)
    return concerned[note.sender_id]


async def answer(
    work: UnitOfWork,
    person: Person,
    note_id: int,
    words: str,
    municipality: Municipality,
    owner_ids: Collection[int],
    now: dt.datetime,
) -> Sent:
    """Answer a note. Raises NotPossible for whoever has withdrawn meanwhile, and when its writer has."""
    request, receivers = await answerable(work, person, note_id, owner_ids, now)
    if not receivers:
        raise OutOfDate("note")
    text = _checked(words, municipality)
    sent = await _keep(work, person, request, receivers[0].id, text, receivers, now)
    if person.may_coordinate(request.hub or ""):
        await promising.keep(work, {receivers[0].id}, {request.hub or ""}, person.id, now)
    return sent


async def coordinators_of(
    work: UnitOfWork, person: Person, request_id: int, owner_ids: Collection[int], now: dt.datetime
) -> tuple[Request, list[Person]]:
    """Who hears what somebody with a place, or waiting for one, writes of their own accord."""
    request = await work.requests.get(request_id)
    if request is None or request.hub is None:
        raise Unknown("request")
    answer = await work.commitments.answer_of(request_id, person.id)
    if answer not in CONCERNED:
        raise NotPossible(Problem.NOT_COMING) if answer is Answer.WITHDRAWN else NotAsked(f"request {request_id}")
    _check_current(request, now)
    receivers = await telling.coordinators_for(work, request, owner_ids)
    if not receivers:
        raise OutOfDate("note")
    return request, receivers


async def write_to_coordinator(
    work: UnitOfWork,
    person: Person,
    request_id: int,
    words: str,
    municipality: Municipality,
    owner_ids: Collection[int],
    now: dt.datetime,
) -> Sent:
    """Write to the coordinator about one's place."""
    request, receivers = await coordinators_of(work, person, request_id, owner_ids, now)
    sent = await _keep(work, person, request, receivers[0].id, _checked(words, municipality), receivers, now)
    await work.audit.note(person.id, "wrote", f"request {request_id} to its coordinator", now)
    return sent


async def thread(work: UnitOfWork, person: Person, request_id: int, before: int | None, most: int) -> Thread:
    """What was written about a request: all of it for its hub's coordinators, for others what concerns them."""
    request = await work.requests.get(request_id)
    if request is None or request.hub is None or request.status is RequestStatus.DRAFT:
        raise Unknown("request")
    is_coordinator = person.may_coordinate(request.hub)
    said = await work.commitments.answer_of(request_id, person.id)
    if not is_coordinator and said not in CONCERNED:
        raise NotPossible(Problem.NOT_COMING) if said is Answer.WITHDRAWN else NotAsked(f"request {request_id}")
    notes = await work.notes.of_request(
        request_id,
        before=before,
        most=most + 1,
        seen_by=None if is_coordinator else person.id,
        to_all=said in COMING,
    )
    shown = notes[-most:]
    writers = {each.id for each in await work.notes.with_answer(request_id, CONCERNED)} if is_coordinator else None
    others = [each for each in shown if each.sender_id != person.id]
    answered = frozenset(each.id for each in others if writers is None or each.sender_id in writers)
    return Thread(request, tuple(shown), len(notes) > most, answered)


async def _keep(
    work: UnitOfWork,
    sender: Person,
    request: Request,
    receiver_id: int | None,
    text: str,
    receivers: list[Person],
    now: dt.datetime,
) -> Sent:
    number = await work.notes.keep(request.id, sender.id, receiver_id, text, now)
    note = Note(number, request.id, sender.id, receiver_id, text, now, sender.name)
    return Sent(note, request, tuple(receivers))


def _checked(words: str, municipality: Municipality) -> str:
    return checked_text(free_text(words), municipality.limits.request_text_max)


def _check_current(request: Request, now: dt.datetime) -> None:
    """Raise OutOfDate when a request is called off, or has been over for a while."""
    ends_at = request.ends_at(now.tzinfo or dt.UTC)
    if request.status is RequestStatus.CANCELLED or ends_at is None or ends_at + TALKED_FOR < now:
        raise OutOfDate("request")
