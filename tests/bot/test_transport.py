"""How requests reach the Bot API, ours and python-telegram-bot's."""

import asyncio
import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.demo.double import BotApiDouble
from bot.demo.faults import Fault
from bot.transport import Transport, Upload, certificates_for, proxy_to
from domain.delivery import Reply, Transit


@pytest.fixture
def bot(double: BotApiDouble, transport: Transport) -> Bot:
    return Bot(double.token, base_url=f"{double.url}/bot", request=transport, get_updates_request=transport)


@pytest.fixture
def black_hole() -> Iterator[str]:
    """An address that takes no connection and refuses none."""
    with ExitStack() as open_doors:
        door = open_doors.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(3):
            caller = open_doors.enter_context(socket.socket())
            caller.settimeout(0)
            caller.connect_ex(door.getsockname())
        yield "http://{}:{}".format(*door.getsockname())


async def test_telegrams_library_goes_the_same_way(bot: Bot, double: BotApiDouble) -> None:
    double.person(7, "Kari", started=True)
    me = await bot.get_me()
    message = await bot.send_message(7, "Hei 👋 æøå")
    assert (me.username, message.text) == ("torgbot_demo_bot", "Hei 👋 æøå")
    assert [message.text for message in double.sent] == ["Hei 👋 æøå"]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.refused(400, "chat not found"), BadRequest),
        (Fault.refused(400, "moved", {"migrate_to_chat_id": -1001}), ChatMigrated),
        (Fault.refused(401), InvalidToken),
        (Fault.refused(403, "bot was blocked by the user"), Forbidden),
        (Fault.refused(404), InvalidToken),
        (Fault.flood(7), RetryAfter),
        (Fault.bad_gateway(), NetworkError),
        (Fault.dropped(performs=False), NetworkError),
    ],
)
# the library is changing the type of one attribute
@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_refusals_are_the_librarys_errors(
    bot: Bot, double: BotApiDouble, fault: Fault, error: type[Exception]
) -> None:
    double.faults.next("getMe", fault)
    with pytest.raises(error) as raised:
        await bot.get_me()
    assert type(raised.value) is error


async def test_deadline_is_for_the_whole_answer(double: BotApiDouble, transport: Transport, bot: Bot) -> None:
    double.faults.always("getMe", Fault.dripping(0.05))
    assert await transport.call("getMe", {}, deadline=0.2) is Transit.UNCLEAR
    with pytest.raises(TimedOut):
        await bot.get_me(read_timeout=0.2)


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault(body=b'{"ok":true,"result":1}'), Reply(200, {"ok": True, "result": 1})),
        (Fault.html(), Reply(200, None)),
        (Fault.truncated(), Reply(200, None)),
        (Fault(body=b"[1]"), Reply(200, None)),
        (Fault(body=b"\xff\xfe"), Reply(200, None)),
        (Fault(body=b""), Reply(200, None)),
        (Fault.bad_gateway(), Reply(502, None)),
        (Fault.dropped(performs=True), Transit.UNCLEAR),
        (Fault.dropped(performs=False), Transit.UNCLEAR),
    ],
    ids=str,
)
async def test_call_never_raises_for_what_the_network_does(
    double: BotApiDouble, transport: Transport, fault: Fault, outcome: Reply | Transit
) -> None:
    double.faults.next("getMe", fault)
    assert await transport.call("getMe", {}) == outcome


async def test_refused_connection_was_certainly_not_sent(transport: Transport, double: BotApiDouble) -> None:
    async with double.refusing():
        assert await transport.call("getMe", {}) is Transit.NOT_SENT
    assert isinstance(await transport.call("getMe", {}), Reply)


@pytest.mark.parametrize("url", ["http://name.invalid", "http://127.0.0.1:1"])
async def test_address_nobody_answers_at_was_not_sent_to(url: str) -> None:
    transport = Transport(url, "42:TOKEN")
    await transport.initialize()
    assert await transport.call("getMe", {}, deadline=30) is Transit.NOT_SENT
    await transport.shutdown()


async def test_connection_that_never_comes_about_was_not_sent(black_hole: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.transport.CONNECT_SECONDS", 0.3)
    transport = Transport(black_hole, "42:TOKEN")
    await transport.initialize()
    outcome = await transport.call("getMe", {}, deadline=30)
    await transport.shutdown()
    assert outcome is Transit.NOT_SENT


async def test_call_for_which_no_connection_was_free_was_not_sent(
    double: BotApiDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.transport.CONNECTIONS", 1)
    monkeypatch.setattr("bot.transport.PLACE_SECONDS", 0.05)
    transport = Transport(double.url, double.token)
    await transport.initialize()
    double.faults.next("getMe", Fault.hanging(3600))
    hanging = asyncio.create_task(transport.call("getMe", {}, deadline=30))
    await double.wait_for(lambda: any(call.method == "getMe" for call in double.calls))
    assert await transport.call("getMe", {}, deadline=30) is Transit.NOT_SENT
    hanging.cancel()
    await asyncio.wait({hanging})
    await transport.shutdown()


async def test_document_travels_with_its_name_and_text(double: BotApiDouble, transport: Transport) -> None:
    kari = double.person(7, "Kari", started=True)
    parameters = {"chat_id": 7, "caption": "Alt om deg", "reply_markup": {"inline_keyboard": []}}
    upload = Upload("document", "om_deg.json", '{"navn": "Åse"}'.encode())
    outcome = await transport.call("sendDocument", parameters, upload=upload)
    assert isinstance(outcome, Reply)
    assert outcome.is_ok
    (message,) = kari.messages
    assert message.document is not None
    assert (message.document.file_name, message.document.content) == ("om_deg.json", '{"navn": "Åse"}'.encode())


async def test_half_a_character_in_an_answer_is_read(double: BotApiDouble, transport: Transport) -> None:
    double.faults.next("getMe", Fault(body=b'{"ok":true,"result":"Kari \\ud83d"}'))
    outcome = await transport.call("getMe", {})
    assert isinstance(outcome, Reply)
    assert outcome.is_ok


async def test_opening_twice_is_one_session_and_closing_twice_is_fine(double: BotApiDouble) -> None:
    transport = Transport(double.url, double.token)
    with pytest.raises(RuntimeError, match="not initialized"):
        await transport.call("getMe", {})
    for _ in range(2):
        await transport.initialize()
    assert isinstance(await transport.call("getMe", {}), Reply)
    for _ in range(2):
        await transport.shutdown()


def test_telegram_is_verified_by_the_certificates_of_the_machine() -> None:
    context = certificates_for("https://api.telegram.org/bot")
    assert isinstance(context, ssl.SSLContext)
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert context.cert_store_stats() == ssl.create_default_context().cert_store_stats()


async def test_requests_go_through_the_proxy_that_the_environment_names(
    double: BotApiDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", double.url)
    monkeypatch.setenv("no_proxy", "")
    transport = Transport("http://telegram.example.org", double.token)
    await transport.initialize()
    try:
        outcome = await transport.call("getMe", {})
    finally:
        await transport.shutdown()
    assert isinstance(outcome, Reply)
    assert outcome.is_ok


@pytest.mark.parametrize(
    ("named", "bypassed", "proxy"),
    [
        ({}, "", None),
        ({"https_proxy": "http://kari:secret@proxy.example.org:8080"}, "", "http://kari:secret@proxy.example.org:8080"),
        ({"https_proxy": "http://proxy.example.org:8080"}, "api.telegram.org", None),
        ({"http_proxy": "http://proxy.example.org:8080"}, "", None),
    ],
)
def test_proxy_is_the_one_for_the_address(
    named: dict[str, str], bypassed: str, proxy: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("no_proxy", bypassed)
    for name, value in named.items():
        monkeypatch.setenv(name, value)
    assert proxy_to("https://api.telegram.org/bot1:a/") == proxy
