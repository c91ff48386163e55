"""Every refusal of the double, in Telegram's words."""

from typing import Any

import pytest

from bot.demo.double import BotApiDouble
from bot.demo.people import Person
from tests.bot.demo.api import Api, Json

KARI = 7
UNPARSABLE = "Bad Request: can't parse entities: "
BUTTON = "Bad Request: can't parse inline keyboard button: "


def message(**changed: Any) -> Json:
    return {"chat_id": KARI, "text": "Hei"} | changed


def html(text: str) -> Json:
    return message(text=text, parse_mode="HTML")


def button(**fields: Any) -> Json:
    return message(reply_markup={"inline_keyboard": [[fields]]})


def commands(*pairs: tuple[str, str]) -> Json:
    return {"commands": [{"command": name, "description": description} for name, description in pairs]}


REFUSED = [
    ("sendMessage", message(text=""), "Bad Request: message text is empty"),
    ("sendMessage", message(text=" \n\t"), "Bad Request: message text is empty"),
    ("sendMessage", html("<b></b>"), "Bad Request: message text is empty"),
    ("sendMessage", message(text="a" * 4097), "Bad Request: message is too long"),
    ("sendMessage", message(text="🙂" * 2049), "Bad Request: message is too long"),
    ("sendMessage", {"text": "Hei"}, "Bad Request: chat_id is empty"),
    ("sendMessage", message(chat_id=999), "Bad Request: chat not found"),
    ("sendMessage", message(parse_mode="Markdown"), "Bad Request: unsupported parse_mode"),
    ("sendMessage", html("<h1>x</h1>"), UNPARSABLE + 'Unsupported start tag "h1" at byte offset 0'),
    ("sendMessage", html("ø <x>"), UNPARSABLE + 'Unsupported start tag "x" at byte offset 3'),
    ("sendMessage", html("<b>x"), UNPARSABLE + 'Can\'t find end tag corresponding to start tag "b"'),
    (
        "sendMessage",
        html("<b><i>x</b></i>"),
        UNPARSABLE + 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
    ),
    ("sendMessage", html("x</b>"), UNPARSABLE + "Unexpected end tag at byte offset 1"),
    ("sendMessage", html("1 < 2"), UNPARSABLE + "Unclosed start tag at byte offset 2"),
    ("sendMessage", html("x &nbsp; y"), UNPARSABLE + 'Unsupported entity "&nbsp;" at byte offset 2'),
    (
        "sendMessage",
        html("<span>x</span>"),
        UNPARSABLE + 'Tag "span" must have class "tg-spoiler" at byte offset 0',
    ),
    ("sendMessage", button(text="x", callback_data="æ" * 33), "Bad Request: BUTTON_DATA_INVALID"),
    (
        "sendMessage",
        button(text="x", callback_data=""),
        BUTTON + "Text buttons are unallowed in the inline keyboard",
    ),
    ("sendMessage", button(text="x"), BUTTON + "Text buttons are unallowed in the inline keyboard"),
    ("sendMessage", button(callback_data="x"), BUTTON + 'Can\'t find field "text"'),
    ("sendMessage", button(text=1, callback_data="x"), BUTTON + 'Field "text" must be of type String'),
    (
        "sendMessage",
        button(text=" ", callback_data="x"),
        "Bad Request: inline keyboard button text must be non-empty",
    ),
    (
        "sendMessage",
        button(text="x", url="https://"),
        "Bad Request: inline keyboard button URL 'https://' is invalid: Wrong HTTP URL",
    ),
    (
        "sendMessage",
        button(text="x", url="ftp://example.org"),
        "Bad Request: inline keyboard button URL 'ftp://example.org' is invalid: Unsupported URL protocol",
    ),
    (
        "sendMessage",
        button(text="x", copy_text={"text": "x" * 257}),
        "Bad Request: BUTTON_COPY_TEXT_INVALID",
    ),
    (
        "sendMessage",
        message(reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 101}),
        "Bad Request: reply markup is too long",
    ),
    ("sendMessage", message(chat_id="@kari"), "Bad Request: chat not found"),
    (
        "sendMessage",
        message(entities=[{"type": "bold", "offset": 0}]),
        "Bad Request: can't parse MessageEntity: Can't find field \"length\"",
    ),
    ("sendMessage", message(reply_markup="x"), "Bad Request: can't parse reply_markup JSON object"),
    ("sendMessage", message(reply_markup=[1]), "Bad Request: object expected as reply markup"),
    (
        "sendMessage",
        message(reply_parameters={"message_id": 404}),
        "Bad Request: message to be replied not found",
    ),
    ("sendDocument", {"chat_id": KARI}, "Bad Request: there is no document in the request"),
    (
        "sendDocument",
        {"chat_id": KARI, "document": "x"},
        "Bad Request: wrong file identifier/HTTP URL specified",
    ),
    (
        "sendVenue",
        {"chat_id": KARI, "title": "x", "address": "y"},
        "Bad Request: latitude is not specified",
    ),
    (
        "sendChatAction",
        {"chat_id": KARI, "action": "dance"},
        "Bad Request: wrong parameter action in request",
    ),
    ("editMessageText", message(message_id=404), "Bad Request: message to edit not found"),
    ("editMessageText", message(), "Bad Request: message identifier is not specified"),
    (
        "editMessageReplyMarkup",
        {"chat_id": KARI, "message_id": 404},
        "Bad Request: message to edit not found",
    ),
    ("deleteMessage", {"chat_id": KARI, "message_id": 404}, "Bad Request: message to delete not found"),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ),
    ("answerCallbackQuery", {"text": "x" * 201}, "Bad Request: MESSAGE_TOO_LONG"),
    ("getFile", {"file_id": "x"}, "Bad Request: wrong file_id or the file is temporarily unavailable"),
    ("getChat", {"chat_id": 999}, "Bad Request: chat not found"),
    ("setMyCommands", commands(("", "x")), "Bad Request: command must be non-empty"),
    ("setMyCommands", commands(("a" * 33, "x")), "Bad Request: command length must not exceed 32"),
    ("setMyCommands", commands(("a", " ")), "Bad Request: command description must be non-empty"),
    (
        "setMyCommands",
        commands(("a", "x" * 257)),
        "Bad Request: command description length must not exceed 256",
    ),
    ("setMyCommands", commands(("Hjelp", "x")), "Bad Request: BOT_COMMAND_INVALID"),
    ("setMyCommands", commands(*[("a", "x")] * 101), "Bad Request: BOT_COMMANDS_TOO_MUCH"),
    (
        "setMyCommands",
        commands() | {"language_code": "bokmål"},
        "Bad Request: invalid language code specified",
    ),
    ("setMyCommands", commands() | {"scope": {"type": "x"}}, "Bad Request: unsupported type specified"),
    ("setMyName", {"name": "x" * 65}, "Bad Request: bot name is too long"),
    (
        "setMyShortDescription",
        {"short_description": "x" * 121},
        "Bad Request: bot short description is too long",
    ),
    (
        "setWebhook",
        {"url": "http://example.org"},
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    ),
    (
        "setWebhook",
        {"url": "https://example.org", "secret_token": "æ"},
        "Bad Request: secret token contains unallowed characters",
    ),
]


@pytest.mark.usefixtures("kari")
@pytest.mark.parametrize(("method", "params", "description"), REFUSED)
async def test_refuses_in_telegrams_words(api: Api, method: str, params: Json, description: str) -> None:
    assert await api.refusal(method, **params) == (400, description)


ACCEPTED = [
    ("sendMessage", message(text="🙂" * 2048)),
    ("sendMessage", html("<b>" + "a" * 4096 + "</b>")),
    ("sendMessage", html("Kaffe & kaker &lt;3 &#229; &amp;")),
    ("sendMessage", button(text="x", callback_data="æ" * 32)),
    ("sendMessage", button(text="x", url="https://example.org")),
    ("sendMessage", button(text="x", copy_text={"text": "x" * 256})),
    ("sendMessage", message(reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 100})),
    ("setMyCommands", commands(("a_1", "x" * 256))),
    ("setMyName", {"name": "x" * 64}),
]


@pytest.mark.usefixtures("kari")
@pytest.mark.parametrize(("method", "params"), ACCEPTED)
async def test_accepts_what_is_just_within_bounds(api: Api, method: str, params: Json) -> None:
    status, body = await api.call(method, **params)
    assert (status, body["ok"]) == (200, True)


async def test_wrong_token_is_unauthorized(api: Api) -> None:
    async with api.session.get(f"{api.double.url}/bot42:WRONG/getMe") as answer:
        body = await answer.json()
    assert (answer.status, body) == (401, {"ok": False, "error_code": 401, "description": "Unauthorized"})


@pytest.mark.parametrize(
    ("kind", "body", "description"),
    [
        ("application/json", b"[1]", "Bad Request: can't parse JSON object"),
        ("application/json", b"{", "Bad Request: can't parse JSON object"),
        ("application/x-www-form-urlencoded", b"text=\xff", "Bad Request: strings must be encoded in UTF-8"),
    ],
)
async def test_body_has_to_be_readable(api: Api, kind: str, body: bytes, description: str) -> None:
    headers = {"Content-Type": kind}
    async with api.session.post(api.url("sendMessage"), data=body, headers=headers) as answer:
        assert (answer.status, (await answer.json())["description"]) == (400, description)


async def test_unknown_method_is_not_found(api: Api) -> None:
    assert await api.refusal("sendPigeon") == (404, "Not Found")


async def test_somebody_who_never_started_cannot_be_written_to(api: Api, double: BotApiDouble) -> None:
    double.person(8, "Amina")
    refused = await api.refusal("sendMessage", chat_id=8, text="Hei")
    assert refused == (403, "Forbidden: bot can't initiate conversation with a user")


@pytest.mark.parametrize(
    ("does", "description"),
    [
        (Person.block, "Forbidden: bot was blocked by the user"),
        (Person.deactivate, "Forbidden: user is deactivated"),
    ],
)
async def test_somebody_who_left_cannot_be_written_to(
    api: Api,
    kari: Person,
    does: Any,
    description: str,
) -> None:
    does(kari)
    assert await api.refusal("sendMessage", chat_id=KARI, text="Hei") == (403, description)


async def test_a_group_that_threw_the_bot_out_cannot_be_written_to(api: Api, double: BotApiDouble) -> None:
    double.group(-5, "Heggedal").kick()
    refused = await api.refusal("sendMessage", chat_id=-5, text="Hei")
    assert refused == (403, "Forbidden: bot was kicked from the group chat")
