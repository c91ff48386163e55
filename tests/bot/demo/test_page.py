import re
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import orjson
import pytest

from bot.demo.clock import DemoClock
from bot.demo.double import BotApiDouble
from bot.demo.page import Role, add_page
from tests.bot.demo.api import Api, StoppedClock, keyboard

KARI = Role(id=7, name="Kari", line="Frivillig på Heggedal")
SOLVEIG = Role(id=8, name="Solveig", line="Innbygger", language="nn")


class Browser:
    """What a browser does: reads the page, shows its key, listens to the stream."""

    def __init__(self, double: BotApiDouble, session: aiohttp.ClientSession) -> None:
        self.double = double
        self.session = session
        self.key = ""

    async def load(self) -> str:
        async with self.session.get(self.double.url) as answer:
            page = await answer.text()
        [self.key] = re.findall(r'name="demo-key" content="([^"]{32})"', page)
        return page

    async def post(self, action: str, what: Any, **headers: str) -> int:
        url = f"{self.double.url}/demo/{action}"
        async with self.session.post(url, json=what, headers={"X-Demo-Key": self.key} | headers) as answer:
            return answer.status

    async def state(self) -> Any:
        async with self.session.get(f"{self.double.url}/demo/events") as stream:
            line = await stream.content.readline()
        return orjson.loads(line.removeprefix(b"data: "))


@pytest.fixture
def demo(clock: StoppedClock) -> DemoClock:
    return DemoClock(clock.now)


@pytest.fixture
async def double(demo: DemoClock) -> AsyncIterator[BotApiDouble]:
    double = BotApiDouble(clock=demo.now)
    add_page(double.app, double, demo, [KARI, SOLVEIG])
    await double.start()
    yield double
    await double.stop()


@pytest.fixture
async def browser(double: BotApiDouble) -> AsyncIterator[Browser]:
    async with aiohttp.ClientSession() as session:
        browser = Browser(double, session)
        await browser.load()
        yield browser


async def test_page_and_all_it_needs_come_from_here(browser: Browser) -> None:
    page = await browser.load()
    names = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)
    statuses = []
    for name in names:
        async with browser.session.get(f"{browser.double.url}{name}") as answer:
            statuses.append(answer.status)
    assert (statuses, re.findall(r"https?://", page)) == ([200] * len(names), [])


async def test_page_may_load_and_run_only_what_is_its_own(browser: Browser) -> None:
    async with browser.session.get(browser.double.url) as answer:
        rules = answer.headers["Content-Security-Policy"].split("; ")
    assert rules[:4] == ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"]


async def test_everybody_has_a_phone(browser: Browser) -> None:
    state = await browser.state()
    assert [(one["name"], one["line"], one["language"]) for one in state["phones"]] == [
        ("Kari", "Frivillig på Heggedal", "nb"),
        ("Solveig", "Innbygger", "nn"),
    ]
    assert state["clock"] == {"now": "2026-11-23T11:00:00+01:00", "moved": False}


async def test_words_and_presses_reach_the_bot(browser: Browser, double: BotApiDouble) -> None:
    api = Api(double, browser.session)
    assert await browser.post("say", {"person": 7, "text": " Hei "}) == 204
    await api.result("sendMessage", chat_id=7, text="<b>Ja?</b>", parse_mode="HTML", reply_markup=keyboard("Ja"))
    assert await browser.post("press", {"person": 7, "message_id": 2, "data": "ja"}) == 204
    kari = (await browser.state())["phones"][0]
    said = [(one["mine"], one["text"], one["entities"], one["rows"]) for one in kari["messages"]]
    assert said == [
        (True, "Hei", [], []),
        (
            False,
            "Ja?",
            [{"type": "bold", "offset": 0, "length": 3}],
            [[{"label": "Ja", "data": "ja", "url": None, "copy": None}]],
        ),
    ]
    assert kari["waiting"] == [[2, "ja"]]
    [_, update] = await api.result("getUpdates")
    await api.result("answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text="Takk")
    kari = (await browser.state())["phones"][0]
    assert (kari["waiting"], [one["text"] for one in kari["answers"]]) == ([], ["Takk"])


async def test_stream_tells_each_change(browser: Browser, double: BotApiDouble) -> None:
    async with browser.session.get(f"{double.url}/demo/events") as stream:
        await stream.content.readuntil(b"\n\n")
        double.person(7, "Kari").say("Hei")
        line = await stream.content.readuntil(b"\n\n")
    state = orjson.loads(line.removeprefix(b"data: "))
    assert [one["text"] for one in state["phones"][0]["messages"]] == ["Hei"]


async def test_language_block_and_clock_can_be_changed(
    browser: Browser,
    double: BotApiDouble,
    demo: DemoClock,
) -> None:
    kari = double.person(7, "Kari", started=True)
    statuses = [
        await browser.post("language", {"person": 7, "language": "en"}),
        await browser.post("block", {"person": 7, "blocked": True}),
        await browser.post("clock", {"to": "2026-12-24T12:00"}),
    ]
    assert (statuses, kari.language_code, kari.blocked) == ([204] * 3, "en", True)
    assert demo.now().isoformat() == "2026-12-24T12:00:00+01:00"
    await browser.post("block", {"person": 7, "blocked": False})
    await browser.post("clock", {"to": None})
    assert (kari.blocked, demo.moved) == (False, False)


@pytest.mark.parametrize(
    ("action", "what"),
    [
        ("say", {"person": 7, "text": "  "}),
        ("say", {"person": 7, "text": 1}),
        ("say", {"person": 9, "text": "Hei"}),
        ("say", [1]),
        ("press", {"person": 7, "message_id": 1, "data": "x"}),
        ("press", {"person": 7, "message_id": None, "data": "x"}),
        ("language", {"person": 7, "language": "xx"}),
        ("clock", {"to": "julaften"}),
        ("clock", {"to": 5}),
        ("clock", {"to": "9999-12-31T23:59:59-12:00"}),
    ],
)
async def test_nonsense_is_refused(browser: Browser, action: str, what: Any) -> None:
    assert await browser.post(action, what) == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Demo-Key": "guess"},
        {"X-Demo-Key": ""},
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Host": "example.org"},
        {"Host": "127.0.0.1.example.org"},
    ],
)
async def test_other_pages_cannot_act(browser: Browser, headers: dict[str, str]) -> None:
    status = await browser.post("say", {"person": 7, "text": "Hei"}, **headers)
    assert (status, browser.double.person(7, "Kari").messages) == (403, [])


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("mode", ["no-cors", "navigate"])
async def test_picture_or_link_on_another_page_reaches_no_method(browser: Browser, site: str, mode: str) -> None:
    double, fetched = browser.double, {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode}
    double.person(7, "Kari").start()
    wanted = f"{double.url}/bot{double.token}/sendMessage?chat_id=7&text=Hei"
    async with browser.session.get(wanted, headers=fetched) as answer:
        assert (answer.status, double.sent) == (403, [])
    async with browser.session.get(double.url, headers=fetched) as answer:
        assert answer.status == (200 if mode == "navigate" else 403)


async def test_other_names_for_this_machine_see_nothing(browser: Browser) -> None:
    async with browser.session.get(browser.double.url, headers={"Host": "example.org"}) as answer:
        assert (answer.status, await answer.text()) == (403, "wrong Host")


async def test_documents_can_be_downloaded(browser: Browser, double: BotApiDouble) -> None:
    kept = double.post.keep('vakt "ø".ics', "text/calendar", b"BEGIN:VCALENDAR")
    async with browser.session.get(f"{double.url}/demo/file/{kept.file_id}") as answer:
        assert (await answer.read(), answer.headers["Content-Disposition"]) == (
            b"BEGIN:VCALENDAR",
            "attachment; filename*=UTF-8''vakt%20%C3%B8.ics",
        )


async def test_photos_are_shown(browser: Browser, double: BotApiDouble) -> None:
    double.person(7, "Kari").say("Hei")
    picture = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x09\x00\x00\x00\x09"
    form = aiohttp.FormData({"chat_id": "7", "caption": "Svar over tid"})
    form.add_field("photo", picture, filename="svar.png", content_type="image/png")
    async with browser.session.post(f"{double.url}/bot{double.token}/sendPhoto", data=form) as answer:
        assert answer.status == 200
    shown = (await browser.state())["phones"][0]["messages"][-1]
    assert (shown["text"], shown["document"]) == ("Svar over tid", None)
    async with browser.session.get(f"{double.url}{shown['photo']}") as answer:
        assert (await answer.read(), answer.content_type) == (picture, "image/png")
