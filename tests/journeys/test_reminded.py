"""Reminders of what one has said yes to: they come when they were wished for, and can be answered."""

import datetime as dt

import pytest

from tests.chat import Talker
from tests.conftest import OSLO, Town
from tests.journeys.forging import forges
from tests.journeys.people import calls, coordinator_of, crowd_at
from tests.journeys.records import kept, rows_of, set_choices

EVE = dt.datetime(2026, 11, 25, 18, 0, tzinfo=OSLO)
DAY = dt.datetime(2026, 11, 26, 15, 0, tzinfo=OSLO)


async def helps(town: Town, **choices: int) -> tuple[Talker, Talker]:
    """Kaja has called, and Vidar has the place: (Kaja, Vidar)."""
    [vidar] = await crowd_at(town, ["Vidar"])
    await set_choices(town, vidar, **choices)
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, needed=2)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    return kaja, vidar


async def test_reminders_come_the_day_before_and_two_hours_before(town: Town) -> None:
    _kaja, vidar = await helps(town)
    town.now = EVE - dt.timedelta(minutes=1)
    await vidar.sends("/menu", hearing="Torgbot")
    assert vidar.never_read("hjelper du til")
    town.now = EVE
    await vidar.hears("I morgen hjelper du til: Konsert")
    assert vidar.screen == (
        "I morgen hjelper du til: Konsert\nHeggedal, torsdag 26. november kl. 17:00–20:00\nKommer du?",
        [["👍 Kommer", "Meld avbud"], ["Vis alt", "🏠 Meny"], ["☎️ Snakk med et menneske"]],
    )
    town.now = DAY
    await vidar.hears("I dag hjelper du til: Konsert")


async def test_reminders_wait_while_the_bot_is_down_and_come_once(quiet_town: Town) -> None:
    async with quiet_town.bot():
        _kaja, vidar = await helps(quiet_town)
    quiet_town.now = EVE + dt.timedelta(minutes=20)
    for _start in range(2):
        async with quiet_town.bot():
            await vidar.hears("I morgen hjelper du til: Konsert")
    assert len([one for one in vidar.visible if "I morgen hjelper du til" in one.text]) == 1


async def test_of_reminders_that_are_late_only_the_last_is_sent(quiet_town: Town) -> None:
    async with quiet_town.bot():
        _kaja, vidar = await helps(quiet_town)
    quiet_town.now = DAY + dt.timedelta(minutes=20)
    async with quiet_town.bot():
        await vidar.hears("I dag hjelper du til: Konsert")
    assert len([one for one in vidar.visible if "hjelper du til" in one.text]) == 1


async def test_coming_is_kept_and_the_coordinator_sees_it(town: Town) -> None:
    kaja, vidar = await helps(town)
    town.now = EVE
    await vidar.hears("I morgen hjelper du til")
    await vidar.presses("👍 Kommer")
    assert vidar.last.text.startswith("Så bra! Koordinatoren ser at du kommer.\n")
    assert vidar.reads("Du har sagt at du kommer.")
    [commitment] = (await kept(town))["commitments"]
    assert commitment["coming_at"] == EVE
    await kaja.sends("/requests", hearing="Forespørslene dine")
    await kaja.presses("Konsert", hearing="Plasser:")
    await kaja.presses("Mer")
    await kaja.presses("📞 Ringeliste")
    assert kaja.last.text.endswith("Ringeliste\nVidar: kommer")
    town.now = DAY
    told = await vidar.hears("I dag hjelper du til: Konsert")
    assert told.text.endswith("Du har sagt at du kommer.")
    assert vidar.sees_no_button("👍 Kommer")


async def test_withdrawing_from_a_reminder_ends_the_reminders(town: Town) -> None:
    _kaja, vidar = await helps(town)
    town.now = EVE
    await vidar.hears("I morgen hjelper du til")
    await vidar.presses("Meld avbud", hearing="Det er snart.")
    await vidar.presses("Ja, meld avbud", hearing="Plassen din er")
    assert [entry for entry in (await rows_of(town, "agenda"))["agenda"] if entry["kind"] == "reminder"] == []
    assert (await forges(vidar, "mine.yes:1")).endswith("Du har ikke lenger plass her, så ingenting er endret.")


@pytest.mark.parametrize(
    ("bits", "at", "told"),
    [
        (16 | 1, EVE, "I morgen hjelper du til"),
        (4, dt.datetime(2026, 11, 26, 8, 0, tzinfo=OSLO), "I dag hjelper du til"),
        (8, dt.datetime(2026, 11, 26, 16, 0, tzinfo=OSLO), "I dag hjelper du til"),
    ],
)
async def test_reminders_come_when_they_were_wished_for(town: Town, bits: int, at: dt.datetime, told: str) -> None:
    _kaja, vidar = await helps(town, reminders=bits)
    town.now = at - dt.timedelta(minutes=1)
    await vidar.sends("/menu", hearing="Torgbot")
    assert vidar.never_read("hjelper du til")
    town.now = at
    await vidar.hears(told)


async def test_changing_the_wish_changes_the_reminders_of_places_taken(town: Town) -> None:
    _kaja, vidar = await helps(town)
    await vidar.sends("/profile")
    for label in ("🔔 Varsler", "⏰ Påminnelser", "✅ Dagen før kl. 18", "✅ To timer før", "Samme morgen kl. 8"):
        await vidar.presses(label)
    assert [row[0] for row in vidar.screen[1][:5]] == [
        "En uke før",
        "Dagen før kl. 18",
        "✅ Samme morgen kl. 8",
        "To timer før",
        "Én time før",
    ]
    reminders = [entry for entry in (await rows_of(town, "agenda"))["agenda"] if entry["kind"] == "reminder"]
    assert [(entry["subject"], entry["at"]) for entry in reminders] == [
        ("4", dt.datetime(2026, 11, 26, 8, 0, tzinfo=OSLO))
    ]


async def test_who_wants_no_reminders_gets_none(town: Town) -> None:
    _kaja, vidar = await helps(town, reminders=0)
    assert [entry for entry in (await rows_of(town, "agenda"))["agenda"] if entry["kind"] == "reminder"] == []
    assert vidar.reads("Du har plassen")
