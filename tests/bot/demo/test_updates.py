import asyncio

import pytest

from bot.demo.double import BotApiDouble
from bot.demo.people import Person
from tests.bot.demo.api import Api, Json, StoppedClock


def texts(updates: list[Json]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_offset_confirms_everything_below_for_good(api: Api, kari: Person) -> None:
    for text in ("a", "b", "c"):
        kari.say(text)
    first = await api.result("getUpdates")
    await api.result("getUpdates", offset=first[2]["update_id"])
    assert texts(await api.result("getUpdates")) == ["c"]


async def test_update_ids_rise_by_one_and_start_the_same_for_the_same_seed(api: Api, kari: Person) -> None:
    kari.say("a")
    kari.say("b")
    ids = [update["update_id"] for update in await api.result("getUpdates")]
    twin = BotApiDouble(clock=api.double.post.clock)
    assert ids == [(start := twin.person(7, "Kari").block().update_id), start + 1]


async def test_negative_offset_keeps_the_newest(api: Api, kari: Person) -> None:
    for text in ("a", "b", "c"):
        kari.say(text)
    assert texts(await api.result("getUpdates", offset=-2)) == ["b", "c"]
    assert texts(await api.result("getUpdates")) == ["b", "c"]


async def test_offset_far_in_the_future_is_ignored(api: Api, kari: Person) -> None:
    kari.say("a")
    assert texts(await api.result("getUpdates", offset=2_000_000_000)) == ["a"]


@pytest.mark.parametrize(("limit", "given"), [(0, 1), (2, 2), (100, 100), (1000, 100)])
async def test_limit_is_between_1_and_100(api: Api, kari: Person, limit: int, given: int) -> None:
    for number in range(120):
        kari.say(f"{number}")
    assert len(await api.result("getUpdates", limit=limit)) == given


async def test_long_poll_answers_as_soon_as_somebody_speaks(api: Api, double: BotApiDouble, kari: Person) -> None:
    poll = asyncio.create_task(api.result("getUpdates", timeout=50))
    await double.wait_for(lambda: double.changes.count)
    kari.say("endelig")
    assert texts(await poll) == ["endelig"]


async def test_newer_poll_takes_over(api: Api, double: BotApiDouble, kari: Person) -> None:
    older = asyncio.create_task(api.refusal("getUpdates", timeout=50))
    await double.wait_for(lambda: double.changes.count)
    newer = asyncio.create_task(api.result("getUpdates", timeout=50))
    status, description = await older
    kari.say("a")
    assert (status, description) == (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
    assert texts(await newer) == ["a"]


async def test_polling_is_refused_while_there_is_a_webhook(api: Api, kari: Person) -> None:
    await api.result("setWebhook", url="https://example.org/hook", secret_token="s_1")  # noqa: S106 -- invented
    status, _ = await api.refusal("getUpdates")
    kari.say("a")
    info = await api.result("getWebhookInfo")
    assert (status, info["url"], info["pending_update_count"]) == (409, "https://example.org/hook", 1)
    await api.result("deleteWebhook")
    assert texts(await api.result("getUpdates")) == ["a"]


async def test_dropping_pending_updates_empties_the_queue(api: Api, kari: Person) -> None:
    kari.say("a")
    await api.result("deleteWebhook", drop_pending_updates=True)
    assert await api.result("getUpdates") == []


async def test_kinds_not_asked_for_are_never_queued(api: Api, kari: Person) -> None:
    await api.result("getUpdates", allowed_updates=["message"])
    kari.block()
    kari.unblock()
    kari.say("a")
    assert texts(await api.result("getUpdates")) == ["a"]


async def test_presses_are_lost_after_150_seconds_and_messages_after_a_day(
    api: Api,
    kari: Person,
    clock: StoppedClock,
) -> None:
    kari.say("a")
    kari.press(1, "x")
    clock.advance(151)
    assert texts(await api.result("getUpdates")) == ["a"]
    clock.advance(86_400)
    assert await api.result("getUpdates") == []


async def test_redelivery_ignores_one_confirmation(api: Api, double: BotApiDouble, kari: Person) -> None:
    kari.say("a")
    [update] = await api.result("getUpdates")
    double.faults.redeliver()
    assert await api.result("getUpdates", offset=update["update_id"] + 1) == [update]
    assert await api.result("getUpdates", offset=update["update_id"] + 1) == []


async def test_reversed_batch_comes_out_of_order_once(api: Api, double: BotApiDouble, kari: Person) -> None:
    kari.say("a")
    kari.say("b")
    double.faults.reverse()
    assert texts(await api.result("getUpdates")) == ["b", "a"]
    assert texts(await api.result("getUpdates")) == ["a", "b"]


async def test_injected_json_travels_as_it_is(api: Api, double: BotApiDouble) -> None:
    numbered = double.updates.inject({"pigeon": {"name": "\ud83d"}})
    double.updates.inject([1, 2], numbered=False)
    assert await api.result("getUpdates") == [
        {"update_id": numbered.update_id, "pigeon": {"name": "\ud83d"}},
        [1, 2],
    ]
