"""Who changed what, hours being written, reminders given, and whom a change hits."""

import datetime as dt
from dataclasses import replace

from actions import moving
from db import UnitOfWork
from db.commitments.affected import Affected, requests_at
from db.register.changes import KEPT
from domain.changes import Change, ChangeKind
from domain.hubs import Municipality
from domain.reminders import Reminder, ReminderKind
from domain.requests import Answer, RequestStatus
from domain.weekly import Rule, Stretch, Week
from tests.conftest import OSLO
from tests.db.seeds import CALL, NOW, add_open_request, add_person, add_volunteer, register_choices

DAY = dt.date(2026, 12, 24)
WEEK = Week(rules=(Rule(days=(0, 1), stretches=(Stretch(opens="10:00", closes="19:00"),)),))


def change(version: int, hub: str = "borgen", person: int | None = 1) -> Change:
    return Change(version, NOW, person, hub, ChangeKind.CLOSED, "", DAY, DAY)


async def test_changes_of_a_hub_are_read_newest_first(work: UnitOfWork) -> None:
    await add_person(work, 1)
    for each in (change(2), change(3, "tofte"), change(4, person=None)):
        await work.changes.note(each)
    assert await work.changes.of_hub("borgen", 8) == [change(4, person=None), change(2)]
    assert await work.changes.of_hub("borgen", 1) == [change(4, person=None)]
    assert await work.changes.get("borgen", 2) == change(2)
    assert await work.changes.get("borgen", 3) is None


async def test_change_stays_when_whoever_made_it_is_erased(work: UnitOfWork) -> None:
    await add_person(work, 1)
    await work.changes.note(change(2))
    await work.people.forget(1)
    assert await work.changes.of_hub("borgen", 8) == [change(2, person=None)]


async def test_old_changes_go(work: UnitOfWork) -> None:
    for version in (2, 3, KEPT + 2):
        await work.changes.note(change(version, person=None))
    assert [each.version for each in await work.changes.of_hub("borgen", 9)] == [KEPT + 2, 3]


async def test_draft_is_one_a_person_and_its_number_is_never_used_again(work: UnitOfWork) -> None:
    await add_person(work, 1)
    first = await work.hour_drafts.begin(1, "borgen", "hub", Week(), NOW)
    second = await work.hour_drafts.begin(1, "tofte", "library", WEEK, NOW)
    assert second.id > first.id
    assert await work.hour_drafts.get(1, first.id) is None
    assert await work.hour_drafts.get(1, second.id) == second
    assert await work.hour_drafts.get(2, second.id) is None
    assert (await work.hour_drafts.of_person(1), await work.hour_drafts.of_person(2)) == (second, None)
    await work.hour_drafts.discard(1)
    third = await work.hour_drafts.begin(1, "borgen", "hub", Week(), NOW)
    assert third.id > second.id


async def test_draft_goes_with_the_person(work: UnitOfWork) -> None:
    await add_person(work, 1)
    draft = await work.hour_drafts.begin(1, "borgen", "hub", WEEK, NOW)
    await work.people.forget(1)
    assert await work.hour_drafts.get(1, draft.id) is None


async def test_reminders_are_kept_for_a_year(work: UnitOfWork) -> None:
    old = Reminder(ReminderKind.HALF_DAY, "borgen", DAY)
    new = Reminder(ReminderKind.ENDING, "borgen", DAY)
    await work.reminders.note(old, NOW)
    await work.reminders.note(new, NOW + dt.timedelta(days=300))
    assert await work.reminders.given() == {old, new}
    newest = Reminder(ReminderKind.OPEN_AGAIN, "borgen", DAY)
    await work.reminders.note(newest, NOW + dt.timedelta(days=400))
    assert await work.reminders.given() == {new, newest}


async def test_requests_in_the_days_of_a_change_are_named_with_those_who_come(work: UnitOfWork) -> None:
    await register_choices(work)
    request = await add_open_request(work)
    await add_person(work, 21, "Vidar")
    await add_person(work, 22, "Ola")
    await work.commitments.keep(request.id, 21, Answer.YES, NOW)
    await work.commitments.keep(request.id, 22, Answer.NO, NOW)
    thursday = dt.date(2026, 11, 26)
    hit = Affected(request.id, "Konsert", thursday, ("Vidar",))
    assert await requests_at(work.connection, "heggedal", thursday, thursday) == [hit]
    assert await requests_at(work.connection, "heggedal", thursday, dt.date.max) == [hit]
    assert await requests_at(work.connection, "heggedal", thursday + dt.timedelta(days=1), dt.date.max) == []
    assert await requests_at(work.connection, "borgen", thursday, thursday) == []


async def test_who_said_no_to_the_old_time_is_not_asked_again_at_night(
    work: UnitOfWork, packaged: Municipality
) -> None:
    await register_choices(work)
    request = replace(await add_open_request(work), status=RequestStatus.OPEN)
    await add_volunteer(work, 21)
    await work.commitments.keep(request.id, 21, Answer.NO, NOW)
    night, morning = dt.datetime(2026, 11, 23, 23, tzinfo=OSLO), dt.datetime(2026, 11, 24, 8, tzinfo=OSLO)
    assert await moving.ask_decliners(work, request, CALL, packaged, night) == 1
    claimed = [len(await work.claims.claim("me", 8, [], moment)) for moment in (night, morning)]
    assert claimed == [0, 1]
