"""The demo as a visitor meets it: the command, the page, and the real bot behind it."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import re
import shutil
import signal
import sys
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Locator, Page, async_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no browser on this machine")


@pytest.fixture
async def address() -> AsyncIterator[str]:
    """Where a freshly started demo is."""
    surroundings = {name: value for name, value in os.environ.items() if name != "BOT_TOKEN"} | {"HTTP_PORT": "0"}
    demo = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL, env=surroundings
    )
    assert demo.stdout is not None
    said = b""
    while b"http://" not in said:
        said = await demo.stdout.readline()
    found = re.search(r"http://\S+", said.decode())
    assert found is not None
    yield found[0]
    demo.send_signal(signal.SIGTERM)
    assert await demo.wait() == 0


@pytest.fixture
async def page(address: str) -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = await browser.new_page(viewport={"width": 1480, "height": 860}, locale="nb-NO")
        page.set_default_timeout(40_000)
        await page.goto(address)
        yield page
        await browser.close()


def phone(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


async def says(phone: Locator, text: str) -> None:
    await phone.get_by_role("textbox").fill(text)
    await phone.get_by_role("textbox").press("Enter")


async def presses(phone: Locator, label: str) -> None:
    await phone.get_by_role("button", name=label).last.click()


async def reads(phone: Locator, text: str) -> None:
    await phone.get_by_role("log").get_by_text(text).last.wait_for()


async def sets_clock(page: Page, moment: dt.datetime) -> None:
    """Move the bot's clock in the bar above the phones; nobody is called at night."""
    await page.locator("#clock-to").fill(moment.strftime("%Y-%m-%dT%H:%M"))
    await page.locator("#clock-to").press("Enter")
    await page.locator("#clock.moved").wait_for()


@pytest.mark.timeout(120)
async def test_a_visitor_meets_resident_newcomer_volunteer_and_coordinator(page: Page) -> None:
    resident, newcomer = phone(page, "Reidar Innbygger"), phone(page, "Nora Nykommer")
    volunteer, coordinator = phone(page, "Vidar Vertskap"), phone(page, "Kaja Koordinator")

    tomorrow = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)
    await sets_clock(page, tomorrow.replace(hour=12, minute=0))

    await says(resident, "Er Heggedal åpent i morgen?")
    await reads(resident, "Heggedal")

    await says(newcomer, "/start vert_heggedal")
    await presses(newcomer, "Neste →")
    await presses(newcomer, "✅ Ja")
    await reads(newcomer, "Nora Nykommer")
    await reads(coordinator, "Nora Nykommer")

    await says(coordinator, "/request")
    for answer in ("Heggedal", "Konsert", "torsdag", "17–20", "Vertskap"):
        await says(coordinator, answer)
    for label in ("Alle med rollen", "Uten mer tekst"):
        await presses(coordinator, label)
    await says(coordinator, "2")
    await presses(coordinator, "Send til")
    await reads(volunteer, "Konsert")
    await presses(volunteer, "Jeg kan")
    await reads(volunteer, "Du har plassen")
    await reads(coordinator, "Kommer: Vidar Vertskap")
