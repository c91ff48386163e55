"""The page as a person meets it: with a keyboard, on a small screen, with text that pretends to be code."""

import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from bot.demo.clock import DemoClock
from bot.demo.double import BotApiDouble
from bot.demo.page import Role, add_page
from tests.bot.demo.api import Api, Json, keyboard

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-sync",
)
CAST = (
    Role(id=7, name="Kari", line="Frivillig på Heggedal"),
    Role(id=8, name="Solveig", line="Innbygger", language="nn"),
)

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no browser on this machine"),
    pytest.mark.asyncio(loop_scope="module"),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """One for all pages, for starting it takes a second of CPU; a page shares nothing with others."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def double() -> AsyncIterator[BotApiDouble]:
    clock = DemoClock(lambda: datetime(2026, 11, 23, 10, 0, tzinfo=UTC))
    double = BotApiDouble(clock=clock.now)
    add_page(double.app, double, clock, CAST)
    await double.start()
    yield double
    await double.stop()


@pytest_asyncio.fixture(loop_scope="module")
async def api(double: BotApiDouble) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession() as session:
        yield Api(double, session)


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, double: BotApiDouble) -> AsyncIterator[Page]:
    complaints: list[str] = []
    async with await browser.new_context(viewport={"width": 390, "height": 844}, locale="nb-NO") as context:
        page = await context.new_page()
        page.set_default_timeout(40_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        await page.goto(double.url)
        await page.get_by_role("heading", name="Solveig").wait_for()
        yield page
    assert complaints == []


async def answer(api: Api, update: Json) -> None:
    query = update["callback_query"]
    await api.result("answerCallbackQuery", callback_query_id=query["id"], text="Notert")
    await api.result(
        "editMessageText",
        chat_id=7,
        message_id=query["message"]["message_id"],
        text="Og hvilken rolle?",
        reply_markup=keyboard("Vertskap"),
    )


async def test_a_whole_chat_with_the_keyboard_alone(page: Page, api: Api, double: BotApiDouble) -> None:
    await page.get_by_label("Melding fra Kari").focus()
    await page.keyboard.type("Hei")
    await page.keyboard.press("Enter")
    await double.wait_for(lambda: double.updates.pending)
    await api.result("sendMessage", chat_id=7, text="Hvilket torg?", reply_markup=keyboard("Heggedal", "Borgen"))
    kari = page.get_by_role("region", name="Kari")
    button = kari.get_by_role("button", name="Heggedal")
    await button.focus()
    await page.keyboard.press("Enter")
    await double.wait_for(lambda: double.person(7, "Kari").presses)
    assert await button.get_attribute("aria-busy") == "true"
    await answer(api, (await api.result("getUpdates"))[-1])
    await kari.get_by_role("status").get_by_text("Notert").wait_for()
    await kari.get_by_role("log").get_by_text("Og hvilken rolle?").wait_for()
    assert await page.evaluate("document.activeElement.textContent") == "Vertskap"


async def test_text_is_never_code(page: Page, api: Api, double: BotApiDouble) -> None:
    double.person(7, "Kari").say("<img src=x onerror=alert(1)>")
    trap = {"type": "text_link", "offset": 0, "length": 4, "url": "javascript:alert(1)"}
    await api.result("sendMessage", chat_id=7, text="Feil <script>1</script>", entities=[trap])
    log = page.get_by_role("region", name="Kari").get_by_role("log")
    await log.get_by_text("Feil <script>1</script>").wait_for()
    assert await log.locator("img, script, a").count() == 0


async def test_formatting_counts_as_telegram_counts(page: Page, api: Api, double: BotApiDouble) -> None:
    double.person(7, "Kari").start()
    text = '🙂 <b>Heggedal <i>i dag</i></b> <a href="https://example.org/">her</a>'
    await api.result("sendMessage", chat_id=7, text=text, parse_mode="HTML")
    words = page.get_by_role("region", name="Kari").locator(".words")
    shown = '🙂 <strong>Heggedal <em>i dag</em></strong> <a href="https://example.org/" target="_blank" '
    assert await words.inner_html() == shown + 'rel="noopener noreferrer">her</a>'


async def test_each_message_runs_as_its_language_does(page: Page, api: Api, double: BotApiDouble) -> None:
    kari = double.person(7, "Kari")
    kari.language_code = "ar"
    kari.say("er Heggedal åpent?")
    kari.say("هل Heggedal مفتوح؟")
    await api.result("sendMessage", chat_id=7, text="Heggedal مفتوح الآن.")
    words = page.get_by_role("region", name="Kari").locator(".words")
    await words.get_by_text("الآن").wait_for()
    runs = "all => all.map(each => getComputedStyle(each).direction)"
    assert await words.evaluate_all(runs) == ["ltr", "rtl", "rtl"]


async def test_page_fits_a_small_screen(page: Page) -> None:
    assert await page.evaluate("document.documentElement.scrollWidth") == 390


async def test_unread_messages_are_counted_until_they_are_seen(
    page: Page,
    api: Api,
    double: BotApiDouble,
) -> None:
    double.person(8, "Solveig").start()
    await api.result("sendMessage", chat_id=8, text="Hei")
    jump = page.get_by_role("navigation").get_by_role("link", name="Solveig")
    await jump.locator(".badge").get_by_text("1").wait_for()
    await jump.click()
    await jump.locator(".badge").wait_for(state="hidden")


async def test_clock_in_the_bar_moves_the_bots_time(page: Page) -> None:
    line = page.get_by_text("Boten tror det er")
    assert "mandag 23. november 2026" in await line.inner_text()
    await page.get_by_role("button", name="Julaften kl. 12").click()
    await page.get_by_text("24. desember").wait_for()
    await page.get_by_role("button", name="Nå", exact=True).click()
    await page.get_by_text("23. november").wait_for()
