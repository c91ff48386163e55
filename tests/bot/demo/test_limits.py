from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.demo.double import BotApiDouble
from bot.demo.limits import Meter, PublishedLimits
from bot.demo.people import Person
from tests.bot.demo.api import Api, StoppedClock


@pytest.fixture
async def strict(clock: StoppedClock) -> AsyncIterator[Api]:
    limits = PublishedLimits(chat_burst=2)
    double = BotApiDouble(clock=clock.now, monotonic=clock.monotonic, limits=limits)
    double.person(7, "Kari", started=True)
    await double.start()
    async with aiohttp.ClientSession() as session:
        yield Api(double, session)
    await double.stop()


def limits_hit(meter: Meter, chats: list[int], *, enforced: bool = False) -> list[tuple[str, int] | None]:
    hit = [meter.measure("sendMessage", chat, enforced=enforced) for chat in chats]
    return [(one.limit, one.retry_after) if one else None for one in hit]


def test_thirty_in_one_second_and_not_one_more(clock: StoppedClock) -> None:
    meter = Meter(PublishedLimits(), clock.monotonic)
    assert limits_hit(meter, list(range(1, 32))) == [None] * 30 + [("overall", 1)]
    clock.advance(1)
    assert limits_hit(meter, [50]) == [None]


def test_one_a_second_to_a_private_chat_after_a_burst(clock: StoppedClock) -> None:
    meter = Meter(PublishedLimits(chat_burst=3), clock.monotonic)
    assert limits_hit(meter, [7] * 4, enforced=True) == [None, None, None, ("chat", 1)]
    clock.advance(1)
    assert limits_hit(meter, [7] * 2, enforced=True) == [None, ("chat", 1)]
    clock.advance(60)
    assert limits_hit(meter, [7] * 4, enforced=True) == [None, None, None, ("chat", 1)]


def test_twenty_a_minute_to_a_group(clock: StoppedClock) -> None:
    meter = Meter(PublishedLimits(), clock.monotonic)
    assert limits_hit(meter, [-5] * 21, enforced=True) == [None] * 20 + [("group", 60)]
    clock.advance(45)
    assert limits_hit(meter, [-5], enforced=True) == [("group", 15)]
    clock.advance(15)
    assert limits_hit(meter, [-5], enforced=True) == [None]


async def test_enforced_limit_answers_429_and_sends_nothing(strict: Api) -> None:
    for text in ("a", "b"):
        await strict.result("sendMessage", chat_id=7, text=text)
    status, body = await strict.call("editMessageText", chat_id=7, message_id=1, text="c")
    assert (status, body) == (
        429,
        {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 1",
            "parameters": {"retry_after": 1},
        },
    )
    assert [one.text for one in strict.double.person(7, "Kari").messages] == ["a", "b"]
    assert [(one.method, one.limit) for one in strict.double.violations] == [("editMessageText", "chat")]


async def test_unenforced_limit_only_counts(api: Api, double: BotApiDouble, kari: Person) -> None:
    for number in range(7):
        await api.result("sendMessage", chat_id=kari.id, text=f"{number}")
    assert len(kari.messages) == 7
    assert [(one.limit, one.chat_id) for one in double.violations] == [("chat", 7), ("chat", 7)]


async def test_answers_to_presses_do_not_count(strict: Api) -> None:
    kari = strict.double.person(7, "Kari")
    for number in range(40):
        press = kari.press(1, f"{number}")
        await strict.result("answerCallbackQuery", callback_query_id=press.query_id)
    assert strict.double.violations == []
