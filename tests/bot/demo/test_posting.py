"""The double's webhook: many queues at once, each in order, repeated until it is taken."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiohttp import web

from bot.demo.changes import Changes
from bot.demo.courier import SECRET_HEADER, Courier
from bot.demo.double import BotApiDouble
from bot.demo.people import Person
from tests.bot.demo.api import Api, StoppedClock

ANSWER = Callable[[dict[str, Any]], web.Response]


class Bot:
    """A webhook that answers as a test says."""

    def __init__(self, changes: Changes) -> None:
        self.changes = changes
        self.got: list[dict[str, Any]] = []
        self.secrets: set[str | None] = set()
        self.answer: ANSWER = lambda _: web.Response()
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def post(self, request: web.Request) -> web.Response:
        self.got.append(await request.json())
        self.secrets.add(request.headers.get(SECRET_HEADER))
        self.changes.tell()
        await self.may_answer.wait()
        return self.answer(self.got[-1])

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.got if "message" in update]


@pytest.fixture
def bot(double: BotApiDouble) -> Bot:
    return Bot(double.changes)


@pytest.fixture
async def courier(double: BotApiDouble, bot: Bot) -> AsyncIterator[Courier]:
    app = web.Application()
    app.router.add_post("/hook", bot.post)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with double.posting(f"http://127.0.0.1:{runner.addresses[0][1]}", first_delay=0.01) as courier:
        yield courier
    await runner.cleanup()


async def set_webhook(api: Api, **more: Any) -> None:
    await api.result("setWebhook", url="https://bot.example.org/hook", secret_token="s_1", **more)  # noqa: S106 -- invented


async def all_taken(double: BotApiDouble) -> None:
    await double.wait_for(lambda: not double.updates.pending)


async def test_updates_are_posted_with_the_secret_and_taken_once(
    api: Api, double: BotApiDouble, kari: Person, bot: Bot, courier: Courier
) -> None:
    kari.say("a")
    assert courier.posted == []
    await set_webhook(api)
    kari.say("b")
    await all_taken(double)
    assert (bot.texts, bot.secrets) == (["a", "b"], {"s_1"})
    assert [post.status for post in courier.posted] == [200, 200]


async def test_refused_update_holds_up_its_own_chat_only(
    api: Api, double: BotApiDouble, kari: Person, bot: Bot, courier: Courier
) -> None:
    refusals = iter([503, 500, 200])
    bot.answer = lambda update: web.Response(status=next(refusals) if update["message"]["text"] == "a" else 200)
    kari.say("a")
    kari.say("b")
    double.person(8, "Ola").say("c")
    await set_webhook(api)
    await all_taken(double)
    assert [text for text in bot.texts if text != "c"] == ["a", "a", "a", "b"]
    assert (bot.texts.count("c"), bot.texts.index("c") < 3) == (1, True)
    first = min(post.update_id for post in courier.posted)
    assert [post.status for post in courier.posted if post.update_id == first] == [503, 500, 200]


async def test_delay_that_the_bot_asks_for_is_kept(
    api: Api, double: BotApiDouble, kari: Person, bot: Bot, courier: Courier
) -> None:
    answers = iter([web.Response(status=503, headers={"Retry-After": "0.3"}), web.Response()])
    bot.answer = lambda _: next(answers)
    kari.say("a")
    await set_webhook(api)
    await all_taken(double)
    assert 0.3 <= courier.posted[1].at - courier.posted[0].at < 2


async def test_press_overtakes_a_message_of_the_same_person(
    api: Api, double: BotApiDouble, kari: Person, bot: Bot, courier: Courier
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Ja", "callback_data": "yes"}]]}
    sent = await api.result("sendMessage", chat_id=7, text="?", reply_markup=keyboard)
    bot.may_answer.clear()
    kari.say("a")
    kari.say("b")
    kari.press(sent["message_id"], "yes")
    await set_webhook(api)
    await double.wait_for(lambda: len(bot.got) == 2)
    assert sorted(key for update in bot.got for key in update if key != "update_id") == ["callback_query", "message"]
    bot.may_answer.set()
    await all_taken(double)
    assert (bot.texts, len(courier.posted)) == (["a", "b"], 3)


async def test_no_more_posts_at_once_than_the_bot_lets_in(
    api: Api, double: BotApiDouble, bot: Bot, courier: Courier
) -> None:
    bot.may_answer.clear()
    for number in range(1, 6):
        double.person(number, f"Person {number}").say("a")
    await set_webhook(api, max_connections=2)
    await double.wait_for(lambda: len(bot.got) == 2)
    assert not await double.changes.until(lambda: len(bot.got) > 2, 0.1)
    bot.may_answer.set()
    await all_taken(double)
    assert len(courier.posted) == 5


async def test_expired_update_and_removed_webhook_end_the_posting(
    api: Api, double: BotApiDouble, clock: StoppedClock, kari: Person, bot: Bot, courier: Courier
) -> None:
    bot.answer = lambda _: web.Response(status=500)
    kari.say("a")
    await set_webhook(api)
    await double.wait_for(lambda: len(courier.posted) >= 2)
    await api.result("deleteWebhook")
    assert [update["message"]["text"] for update in await api.result("getUpdates")] == ["a"]
    await set_webhook(api)
    await double.wait_for(lambda: len(courier.posted) >= 4)
    clock.advance(86_401)
    await all_taken(double)
