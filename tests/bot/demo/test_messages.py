from io import BytesIO
from typing import Any

import aiohttp
import pytest

from bot.demo.double import BotApiDouble
from bot.demo.keyboards import Key
from bot.demo.people import Person
from tests.bot.demo.api import Api, Json, StoppedClock, keyboard

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
MARKUP = '{"inline_keyboard": [[{"text": "Ja", "callback_data": "ja"}]]}'


def png(width: int, height: int) -> bytes:
    return PNG + width.to_bytes(4) + height.to_bytes(4)


async def test_answer_is_a_whole_message(api: Api, kari: Person, clock: StoppedClock) -> None:
    sent = await api.result("sendMessage", chat_id=7, text="<b>Hei</b>", parse_mode="HTML")
    assert sent == {
        "message_id": 1,
        "from": {"id": 42, "is_bot": True, "first_name": "Torgbot", "username": "torgbot_demo_bot"},
        "chat": {"id": 7, "type": "private", "first_name": "Kari"},
        "date": int(clock.now().timestamp()),
        "text": "Hei",
        "entities": [{"type": "bold", "offset": 0, "length": 3}],
    }
    assert [(one.text, one.html, one.by_bot) for one in kari.messages] == [("Hei", "<b>Hei</b>", True)]


def as_form(session: aiohttp.ClientSession, url: str) -> Any:
    return session.post(url, data={"chat_id": "7", "text": "Hei", "reply_markup": MARKUP})


def as_multipart(session: aiohttp.ClientSession, url: str) -> Any:
    form = aiohttp.FormData({"chat_id": "7", "text": "Hei", "reply_markup": MARKUP}, default_to_multipart=True)
    return session.post(url, data=form)


def as_json(session: aiohttp.ClientSession, url: str) -> Any:
    return session.post(url, json={"chat_id": 7, "text": "Hei", "reply_markup": keyboard("Ja")})


def as_json_with_text_inside(session: aiohttp.ClientSession, url: str) -> Any:
    return session.post(url, json={"chat_id": "7", "text": "Hei", "reply_markup": MARKUP})


def as_query(session: aiohttp.ClientSession, url: str) -> Any:
    return session.get(url, params={"chat_id": "7", "text": "Hei", "reply_markup": MARKUP})


@pytest.mark.parametrize("way", [as_form, as_multipart, as_json, as_json_with_text_inside, as_query])
async def test_a_request_may_come_in_any_form(api: Api, double: BotApiDouble, kari: Person, way: Any) -> None:
    async with way(api.session, api.url("sendmessage")) as answer:
        assert answer.status == 200
    assert [(one.text, one.rows) for one in kari.messages] == [("Hei", [[Key("Ja", "ja")]])]
    assert double.calls[-1].method == "sendMessage"
    assert double.calls[-1].chat_id == 7
    assert double.calls[-1].params["reply_markup"] == keyboard("Ja")


async def test_edit_replaces_words_and_buttons(api: Api, kari: Person) -> None:
    await api.result("sendMessage", chat_id=7, text="Hei", reply_markup=keyboard("Ja"))
    await api.result("editMessageText", chat_id=7, message_id=1, text="Takk")
    [message] = kari.messages
    assert (message.text, message.rows, message.edits) == ("Takk", [], 1)


@pytest.mark.parametrize(
    ("method", "same"),
    [
        ("editMessageText", {"text": "Hei", "reply_markup": keyboard("Ja")}),
        ("editMessageReplyMarkup", {"reply_markup": keyboard("Ja")}),
    ],
)
@pytest.mark.usefixtures("kari")
async def test_edit_that_changes_nothing_is_refused(api: Api, method: str, same: Json) -> None:
    await api.result("sendMessage", chat_id=7, text="Hei", reply_markup=keyboard("Ja"))
    assert await api.refusal(method, chat_id=7, message_id=1, **same) == (400, NOT_MODIFIED)


async def test_buttons_can_be_taken_away_alone(api: Api, kari: Person) -> None:
    await api.result("sendMessage", chat_id=7, text="Hei", reply_markup=keyboard("Ja"))
    await api.result("editMessageReplyMarkup", chat_id=7, message_id=1)
    assert [(one.text, one.rows) for one in kari.messages] == [("Hei", [])]


async def test_only_own_messages_with_text_can_be_edited(api: Api, kari: Person) -> None:
    kari.say("Hei")
    await api.result("sendVenue", chat_id=7, latitude=59.8, longitude=10.4, title="Torget", address="Veien 1")
    refused = [await api.refusal("editMessageText", chat_id=7, message_id=one, text="x") for one in (1, 2)]
    assert refused == [
        (400, "Bad Request: message can't be edited"),
        (400, "Bad Request: there is no text in the message to edit"),
    ]


async def test_edit_takes_inline_buttons_only(api: Api, kari: Person) -> None:
    await api.result("sendMessage", chat_id=7, text="Hei", reply_markup={"remove_keyboard": True})
    refused = await api.refusal("editMessageReplyMarkup", chat_id=7, message_id=1, reply_markup={"keyboard": []})
    assert refused == (400, "Bad Request: inline keyboard expected")
    assert [one.rows for one in kari.messages] == [[]]


async def test_deleted_message_is_gone_for_both(api: Api, kari: Person) -> None:
    await api.result("sendMessage", chat_id=7, text="Hei")
    assert await api.result("deleteMessage", chat_id=7, message_id=1) is True
    assert [one.deleted for one in kari.messages] == [True]
    refused = await api.refusal("editMessageText", chat_id=7, message_id=1, text="x")
    assert refused == (400, "Bad Request: message to edit not found")


@pytest.mark.usefixtures("kari")
async def test_message_cannot_be_deleted_after_two_days(api: Api, clock: StoppedClock) -> None:
    await api.result("sendMessage", chat_id=7, text="Hei")
    clock.advance(48 * 3600 + 1)
    refused = await api.refusal("deleteMessage", chat_id=7, message_id=1)
    assert refused == (400, "Bad Request: message can't be deleted for everyone")


async def test_document_keeps_its_bytes_and_can_be_fetched(api: Api, kari: Person) -> None:
    form = aiohttp.FormData({"chat_id": "7", "caption": "Vakta di"})
    form.add_field("document", b"BEGIN:VCALENDAR", filename="vakt.ics", content_type="text/calendar")
    async with api.session.post(api.url("sendDocument"), data=form) as answer:
        sent = (await answer.json())["result"]
    [message] = kari.messages
    assert message.document is not None
    assert (message.text, message.document.file_name, message.document.content) == (
        "Vakta di",
        "vakt.ics",
        b"BEGIN:VCALENDAR",
    )
    path = (await api.result("getFile", file_id=sent["document"]["file_id"]))["file_path"]
    async with api.session.get(f"{api.double.url}/file/bot{api.double.token}/{path}") as fetched:
        assert (fetched.status, await fetched.read()) == (200, b"BEGIN:VCALENDAR")


@pytest.mark.parametrize(("token", "file_id", "status"), [("42:WRONG", "file00001", 401), ("42:DEMO", "x", 404)])
async def test_files_are_kept_from_strangers(api: Api, kari: Person, token: str, file_id: str, status: int) -> None:
    kari.send_photo()
    async with api.session.get(f"{api.double.url}/file/bot{token}/documents/{file_id}") as answer:
        assert answer.status == status


async def test_photo_and_venue_travel_as_telegram_writes_them(api: Api, kari: Person) -> None:
    kari.send_photo()
    [update] = await api.result("getUpdates")
    photo = update["message"]["photo"][0]["file_id"]
    sent = await api.result("sendPhoto", chat_id=7, photo=photo, caption="Fint!")
    venue = await api.result(
        "sendVenue",
        chat_id=7,
        latitude=59.8,
        longitude=10.4,
        title="Torget",
        address="Veien 1",
    )
    assert (sent["photo"][0]["file_id"], sent["caption"]) == (photo, "Fint!")
    assert venue["venue"] == {
        "location": {"latitude": 59.8, "longitude": 10.4},
        "title": "Torget",
        "address": "Veien 1",
    }


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.4", "IMAGE_PROCESS_FAILED"),
        (png(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (png(21, 1), "PHOTO_INVALID_DIMENSIONS"),
        (png(9, 9) + b"x" * 10_000_000, "file is too big"),
    ],
    ids=["no picture", "too large", "too narrow", "too heavy"],
)
async def test_picture_that_cannot_be_shown_is_refused(api: Api, kari: Person, content: bytes, sentence: str) -> None:
    form = aiohttp.FormData({"chat_id": "7"})
    form.add_field("photo", BytesIO(content), filename="bilde.png", content_type="image/png")
    async with api.session.post(api.url("sendPhoto"), data=form) as answer:
        assert (await answer.json())["description"] == f"Bad Request: {sentence}"
    assert kari.messages == []


async def test_too_long_caption_is_refused(api: Api, kari: Person) -> None:
    kari.send_photo()
    refused = await api.refusal("sendPhoto", chat_id=7, photo="file00001", caption="x" * 1025)
    assert refused == (400, "Bad Request: message caption is too long")


async def test_chat_action_leaves_nothing_behind(api: Api, kari: Person) -> None:
    assert await api.result("sendChatAction", chat_id=7, action="typing") is True
    assert kari.messages == []


async def test_accepted_messages_are_listed_in_order(api: Api, double: BotApiDouble, kari: Person) -> None:
    for text in ("a", "b"):
        await api.result("sendMessage", chat_id=kari.id, text=text)
    await api.refusal("sendMessage", chat_id=kari.id, text="")
    assert [message.text for message in double.sent] == ["a", "b"]
    assert [(call.method, call.status, call.ok) for call in double.calls] == [
        ("sendMessage", 200, True),
        ("sendMessage", 200, True),
        ("sendMessage", 400, False),
    ]
