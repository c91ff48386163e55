"""What stands in people's chats follows what becomes of a request, though a copy arrives late or an edit waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable

import pytest

from actions import dispatching, responding
from db import UnitOfWork
from db.delivery.marks import Mark
from domain.agenda import Due
from domain.delivery import DeliveryState
from domain.hubs import Municipality
from handlers.requests.calling import letters_of, nudge_screen
from handlers.requests.offers import heal
from tests.db.chats import ANNE, ASKED, CARL, ME, Chats, cancel, change, fill, move, need_one, say_no, stop


@pytest.fixture
async def chats(work: UnitOfWork, packaged: Municipality) -> Chats:
    made = Chats(work, packaged)
    await made.begin()
    return made


MINUTE = 61
ENDS: dict[Callable[[Chats], Awaitable[None]], str] = {
    fill: "covered",
    stop: "covered",
    cancel: "cancelled",
    move: "asks anew",
    need_one: "covered",
}


@pytest.mark.parametrize(("become", "says"), ENDS.items())
async def test_copy_on_its_way_says_what_has_become_of_the_request(
    chats: Chats, become: Callable[[Chats], Awaitable[None]], says: str
) -> None:
    on_its_way = await chats.depart(1)
    await become(chats)
    await chats.arrive(on_its_way)
    assert chats.shown["Anne"] == ["asks"]
    await chats.pass_on()
    assert chats.shown["Anne"] == [says]


@pytest.mark.parametrize(("become", "says"), ENDS.items())
async def test_copy_that_had_arrived_says_it_too(
    chats: Chats, become: Callable[[Chats], Awaitable[None]], says: str
) -> None:
    await chats.all_arrive()
    await become(chats)
    await chats.all_arrive()
    assert chats.shown["Anne"] == [says]


async def test_copy_that_stays_on_its_way_is_looked_after_until_it_arrives(chats: Chats) -> None:
    on_its_way = await chats.depart(1)
    await fill(chats)
    for _ in range(3):
        await chats.pass_on()
    await chats.arrive(on_its_way)
    await chats.pass_on()
    assert chats.shown["Anne"] == ["covered"]
    assert await chats.work.agenda.due(chats.now + dt.timedelta(minutes=1), 9) == []


async def test_copy_that_comes_back_from_its_way_leaves_with_the_new_time(chats: Chats) -> None:
    (on_its_way,) = await chats.depart(1)
    await move(chats)
    await chats.work.marks.keep([Mark(on_its_way.id, DeliveryState.PENDING)], chats.now, ME)
    await chats.pass_on()
    assert chats.shown["Anne"] == ["asks anew"]


async def test_edits_that_say_it_is_covered_stay_when_the_time_is_moved(chats: Chats) -> None:
    await chats.all_arrive()
    await fill(chats)
    await move(chats)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["covered"]


async def test_covered_copy_asks_again_when_a_place_becomes_free(chats: Chats) -> None:
    await chats.all_arrive()
    await fill(chats)
    await responding.decline(chats.work, CARL, chats.request_id, chats.now)
    await heal(chats.occasion(), chats.request_id)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["see below", "asks"]


async def test_older_copy_leads_to_the_newer_one_though_the_time_is_moved_before_it_says_so(chats: Chats) -> None:
    await chats.all_arrive()
    await chats.remind()
    await move(chats)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["see below", "asks anew"]


async def test_copy_asks_again_when_the_newer_one_was_never_sent(chats: Chats) -> None:
    await chats.all_arrive()
    await chats.remind()
    await fill(chats)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["covered"]
    await responding.decline(chats.work, CARL, chats.request_id, chats.now)
    await heal(chats.occasion(), chats.request_id)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["asks"]


@pytest.mark.parametrize(
    ("end", "looks_meanwhile"),
    [
        (DeliveryState.FAILED, 0),
        (DeliveryState.FAILED, 2),
        (DeliveryState.UNREACHABLE, 0),
        (DeliveryState.STOPPED, 0),
        (DeliveryState.UNCERTAIN, 0),
    ],
)
async def test_copy_asks_again_when_the_reminder_it_leads_to_never_arrives(
    chats: Chats, end: DeliveryState, looks_meanwhile: int
) -> None:
    await chats.all_arrive()
    await chats.remind()
    reminders = await chats.depart()
    for _ in range(looks_meanwhile):
        await chats.pass_on(MINUTE)
    lost = next(each for each in reminders if each.chat_id == ANNE.id)
    await chats.work.marks.keep([Mark(lost.id, end)], chats.now, ME)
    await chats.arrive([each for each in reminders if each is not lost])
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["see below"]
    await chats.pass_on(MINUTE)
    assert chats.shown == {"Anne": ["asks"], "Bea": ["see below", "asks"], "Carl": ["see below", "asks"]}
    assert await chats.work.agenda.of_kind(Due.COPIES) == []


async def test_reminders_that_wait_for_the_morning_are_looked_at_then(chats: Chats) -> None:
    await chats.all_arrive()
    await chats.remind()
    chats.now = chats.now.replace(hour=22)
    await dispatching.keep_quiet(chats.work, chats.municipality, chats.now)
    await chats.pass_on(MINUTE)
    [look] = await chats.work.agenda.of_kind(Due.COPIES)
    assert look.at == chats.now.replace(hour=8, minute=0, second=0) + dt.timedelta(days=1)


async def test_nobody_is_reminded_of_a_call_that_has_not_arrived(chats: Chats) -> None:
    on_their_way = await chats.depart(1)
    words = letters_of(nudge_screen, chats.municipality)
    assert await dispatching.nudge(chats.work, await chats.request(), chats.now, words) == 0
    await chats.arrive(on_their_way)
    assert await dispatching.nudge(chats.work, await chats.request(), chats.now, words) == 1


async def test_call_to_whoever_said_no_to_the_old_time_is_covered_and_the_no_is_left_alone(chats: Chats) -> None:
    await chats.all_arrive()
    await say_no(chats)
    await move(chats)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["asks", "asks anew"]
    await fill(chats)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["asks", "covered"]


async def test_whoever_says_no_once_more_is_left_alone(chats: Chats) -> None:
    await chats.all_arrive()
    await say_no(chats)
    await move(chats)
    await chats.all_arrive()
    await say_no(chats)
    await fill(chats)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["asks", "asks anew"]


async def test_nothing_is_sent_where_a_copy_shows_already_what_it_is_to_say(chats: Chats) -> None:
    await chats.all_arrive()
    for needed in (3, 2):
        await change(chats, needed=needed)
    assert await chats.depart() == []
    await change(chats, needed=3)
    assert len(await chats.depart()) == ASKED


async def test_edit_that_may_have_arrived_is_followed_by_another(chats: Chats) -> None:
    await chats.all_arrive()
    await change(chats, needed=3)
    on_their_way = await chats.depart()
    await change(chats, needed=2)
    await chats.work.marks.keep(
        [Mark(each.id, DeliveryState.PENDING, unclear=True) for each in on_their_way], chats.now, ME
    )
    assert len(await chats.depart()) == ASKED


async def test_older_copy_that_was_covered_leads_to_the_newer_one_again_when_more_are_needed(chats: Chats) -> None:
    await chats.all_arrive()
    await chats.remind()
    await chats.all_arrive()
    await fill(chats)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["covered", "covered"]
    await change(chats, needed=3)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["see below", "asks"]


async def test_older_copy_can_be_answered_while_the_newer_one_waits_for_the_morning(chats: Chats) -> None:
    await chats.all_arrive()
    await chats.remind()
    chats.now = chats.now.replace(hour=22)
    await dispatching.keep_quiet(chats.work, chats.municipality, chats.now)
    await change(chats, needed=3)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["asks"]
    chats.now += dt.timedelta(hours=10)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["see below", "asks"]


@pytest.mark.parametrize("become", [fill, stop])
async def test_covered_copy_says_at_which_time_it_is_now(
    chats: Chats, become: Callable[[Chats], Awaitable[None]]
) -> None:
    await chats.all_arrive()
    await become(chats)
    await chats.all_arrive()
    await move(chats)
    (edit,) = [each for each in await chats.depart() if each.chat_id == ANNE.id]
    assert "27. november" in edit.payload
    assert "Dekket, takk" in edit.payload


async def test_edit_that_may_have_arrived_is_no_doubt_once_another_has(chats: Chats) -> None:
    await chats.all_arrive()
    await change(chats, needed=3)
    on_their_way = await chats.depart()
    await change(chats, needed=2)
    unclear = [Mark(each.id, DeliveryState.PENDING, unclear=True) for each in on_their_way]
    await chats.work.marks.keep(unclear, chats.now, ME)
    await chats.all_arrive()
    for needed in (3, 2):
        await change(chats, needed=needed)
    assert await chats.depart() == []
