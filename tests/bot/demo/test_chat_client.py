"""The chat client itself, talking to a bot of a few lines."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import Any

import pytest

from bot.demo.double import BotApiDouble
from tests.bot.demo.api import Api, Json, keyboard
from tests.chat import Chat, Talker

Answer = Callable[[Api, Json], Awaitable[None]]


@pytest.fixture
def chat(double: BotApiDouble) -> Chat:
    return Chat(double)


@pytest.fixture
def kari(chat: Chat) -> Talker:
    return chat.person("Kari")


@pytest.fixture
async def bot(api: Api) -> AsyncIterator[None]:
    polling = asyncio.create_task(_poll(api))
    yield
    polling.cancel()
    with suppress(asyncio.CancelledError):
        await polling


async def _poll(api: Api) -> None:
    offset = 0
    while True:
        for update in await api.result("getUpdates", offset=offset, timeout=50):
            offset = update["update_id"] + 1
            if "message" in update:
                await _greet(api, update["message"])
            else:
                await _choose(api, update["callback_query"])


async def _greet(api: Api, message: Any) -> None:
    if message["text"] != "stille":
        markup = keyboard("✅ Heggedal", "Borgen")
        await api.result("sendMessage", chat_id=message["chat"]["id"], text="Hvilket torg?", reply_markup=markup)


async def _choose(api: Api, query: Any) -> None:
    await api.result("answerCallbackQuery", callback_query_id=query["id"], text="Notert")
    where = {"chat_id": query["from"]["id"], "message_id": query["message"]["message_id"]}
    await api.result("editMessageText", **where, text=f"Du valgte {query['data']}")


@pytest.mark.usefixtures("bot")
async def test_a_test_reads_like_a_chat(kari: Talker) -> None:
    await kari.sends("/start")
    assert kari.screen == ("Hvilket torg?", [["✅ Heggedal"], ["Borgen"]])
    assert kari.sees_button("Heggedal")
    await kari.presses("Heggedal")
    assert kari.reads("Du valgte ✅ heggedal")
    assert (kari.heard(2), kari.buttons, kari.alerts) == (["Du valgte ✅ heggedal"], [], ["Notert"])


async def test_what_was_on_its_way_before_is_no_answer(api: Api, double: BotApiDouble, kari: Talker) -> None:
    waiting = asyncio.create_task(kari.sends("/start"))
    await double.wait_for(lambda: kari.person.messages)
    await api.result("sendMessage", chat_id=kari.person.id, text="Et rundskriv")
    assert not waiting.done()
    await api.result("getUpdates")
    await api.result("sendMessage", chat_id=kari.person.id, text="Velkommen")
    await waiting
    assert kari.heard(2) == ["Et rundskriv", "Velkommen"]


@pytest.mark.usefixtures("bot")
async def test_awaited_words_tell_an_answer_from_a_broadcast(api: Api, double: BotApiDouble, kari: Talker) -> None:
    waiting = asyncio.create_task(kari.sends("/start", hearing="torg?"))
    await double.wait_for(lambda: kari.person.messages)
    await api.result("sendMessage", chat_id=kari.person.id, text="Et rundskriv")
    await waiting
    await kari.hears("Et rundskriv")
    assert sorted(kari.heard(2)) == ["Et rundskriv", "Hvilket torg?"]


@pytest.mark.usefixtures("bot")
async def test_fifty_people_talk_at_once(chat: Chat) -> None:
    people = [chat.person(f"Frivillig {number}") for number in range(50)]
    await asyncio.gather(*(one.sends("/start") for one in people))
    await asyncio.gather(*(one.presses("Borgen") for one in people))
    assert [one.screen for one in people] == [("Du valgte borgen", [])] * 50


@pytest.mark.usefixtures("bot")
async def test_silence_fails_with_the_transcript(double: BotApiDouble) -> None:
    kari = Chat(double, timeout=0.05).person("Kari")
    with pytest.raises(AssertionError) as failure:
        await kari.sends("stille")
    assert str(failure.value) == ("Kari waited in vain for an answer to 'stille'\n-- Kari (1001, nb)\nKari #1: stille")


@pytest.mark.usefixtures("bot")
async def test_missing_button_fails_with_the_transcript(kari: Talker) -> None:
    await kari.sends("/start")
    with pytest.raises(AssertionError, match=r"no button 'Vollen'(.|\n)*\[Borgen\]"):
        await kari.presses("Vollen")
    with pytest.raises(AssertionError, match="no button 'Vollen'"):
        kari.sees_button("Vollen")
    with pytest.raises(AssertionError, match="not in the newest message"):
        kari.reads("Ha det")


@pytest.mark.parametrize(
    ("labels", "label", "pressed"),
    [
        (("Heggedal", "✅ Heggedal"), "Heggedal", "heggedal"),
        (("Til Heggedal", "✅ Heggedal"), "Heggedal", "✅ heggedal"),
        (("Velg Heggedal", "Borgen"), "Heggedal", "velg heggedal"),
        (("Heggedal (3)", "Borgen"), "Heggedal", "heggedal (3)"),
    ],
)
async def test_the_most_likely_button_is_pressed(
    api: Api,
    kari: Talker,
    labels: tuple[str, ...],
    label: str,
    pressed: str,
) -> None:
    kari.person.start()
    await api.result("sendMessage", chat_id=1001, text="?", reply_markup=keyboard(*labels))
    press = asyncio.create_task(kari.presses(label, answered=False))
    [update] = await api.result("getUpdates", timeout=50)
    await api.result("answerCallbackQuery", callback_query_id=update["callback_query"]["id"])
    assert (await press).data == pressed


async def test_ambiguous_label_is_refused(api: Api, kari: Talker) -> None:
    kari.person.start()
    await api.result("sendMessage", chat_id=1001, text="?", reply_markup=keyboard("Ja, alle", "Ja, noen"))
    with pytest.raises(AssertionError, match="'Ja' could be"):
        await kari.presses("Ja")


async def test_wait_for_fails_with_everybodys_transcript(double: BotApiDouble, kari: Talker) -> None:
    kari.person.say("Hei")
    with pytest.raises(AssertionError, match=r"still waiting after 0.01 s\n-- Kari \(1001, nb\)\nKari #1: Hei"):
        await double.wait_for(lambda: False, timeout=0.01)
