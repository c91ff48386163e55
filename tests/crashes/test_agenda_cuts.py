"""The power goes at every await while a wave, more letters and the end of an offer are due; each happens once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from actions import responding
from bot.demo.double import BotApiDouble
from db import Database, UnitOfWork
from domain.hubs import Municipality
from domain.people import Person
from domain.requests import Reach
from handlers.requests.offers import heal
from handlers.toolkit.occasion import Occasion
from tests.crashes.photographs import Photograph, Photographer
from tests.crashes.steps import watching
from tests.crashes.story import Told, new_double, rows, told, town_at
from tests.journeys.records import until_done
from tests.kills.town import NOW, send, settle, write_draft

ANNE, BERIT, CATO, DAG, ELI = CROWD = (2001, 2002, 2003, 2004, 2005)
IN_WAVES, WITH_OFFER = 1, 2
LATER = dt.timedelta(hours=13)  # by then the second wave is due, and the longest offer is over

WRITTEN = {
    "SELECT person_id, wave FROM calls WHERE request_id = 1": [(ANNE, 1), (BERIT, 1), (CATO, 1), (DAG, 2), (ELI, 2)],
    "SELECT wave, accepted, offered, status FROM requests": [(2, 0, 0, "open"), (1, 0, 1, "open")],
    "SELECT person_id, answer FROM commitments": [(ANNE, "withdrawn"), (BERIT, "lapsed"), (CATO, "offered")],
    "SELECT chat_id, state FROM outbox ORDER BY chat_id": [(CATO, "sent"), (DAG, "sent"), (ELI, "sent")],
    "SELECT kind, request_id, person_id FROM agenda WHERE kind IN ('wave', 'nudge', 'lapse') ORDER BY kind": [
        ("lapse", WITH_OFFER, CATO),
        ("nudge", IN_WAVES, None),
    ],
    "SELECT actor, count(*) FROM audit WHERE action LIKE '%offer%' GROUP BY actor ORDER BY actor": [
        (str(BERIT), 2),  # was offered a place, and let the offer lapse
        (str(CATO), 1),
    ],
}


async def prepare(double: BotApiDouble, folder: Path, municipality: Municipality) -> None:
    """One request whose first wave has gone out, and one in which Anne's place is offered to Berit, and Cato waits."""
    url = f"sqlite+aiosqlite:///{folder / 'town.db'}"
    await settle(double, url, municipality, CROWD)
    async with Database(url) as database, database.work() as work:
        for days_ahead, reach in ((3, Reach.WAVES), (4, Reach.EVERYONE)):
            number = await write_draft(work, municipality, "Konsert", 1, days_ahead=days_ahead)
            await send(work, municipality, number, reach=reach)
        for number in (ANNE, BERIT, CATO):
            await responding.accept(work, somebody(number), WITH_OFFER, NOW)
        await responding.decline(work, somebody(ANNE), WITH_OFFER, NOW)
        await heal(Occasion(work, municipality, NOW), WITH_OFFER)
        await forget_what_was_said(work)


def somebody(number: int) -> Person:
    return Person(number, f"Person {number}", "nb")


async def forget_what_was_said(work: UnitOfWork) -> None:
    """All that has been told so far has arrived long ago."""
    await work.connection.exec_driver_sql("DELETE FROM outbox")
    await work.connection.exec_driver_sql("DELETE FROM agenda WHERE kind = 'letters'")


async def live(double: BotApiDouble, folder: Path, municipality: Municipality) -> None:
    """Run the bot until all that is due has happened."""
    town = town_at(double, folder, municipality, LATER)
    async with town.bot():
        await until_done(town)


async def recorded(folder: Path, municipality: Municipality) -> tuple[Photographer, Told]:
    """Let it happen once without a cut, photographed at every step; and what was told."""
    double = new_double()
    photographer = Photographer(folder / "town.db", double, [], folder / "album")
    await double.start()
    await prepare(double, folder, municipality)
    with watching(photographer.look):
        await live(double, folder, municipality)
    await double.stop()
    return photographer, told(double)


async def healed(photograph: Photograph, municipality: Municipality) -> Told:
    """Start from a photograph with nothing in memory; what has been told at the end, before and after together."""
    double = new_double()
    for number in CROWD:
        double.person(number, f"Person {number}", started=True)
    await double.start()
    await live(double, photograph.folder, municipality)
    await double.stop()
    return photograph.told + told(double)


@pytest.mark.timeout(120)
async def test_what_is_due_happens_once_whenever_the_power_goes(
    tmp_path: Path, sleepless: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sending.sender.SETTLE", 0.0)  # no limits here that a predecessor may have used up
    monkeypatch.setattr("actions.lettering.AT_ONCE", 1)  # Dag's with the wave, Eli's in a step after it
    photographer, expected = await recorded(tmp_path, sleepless)
    assert {query: rows(tmp_path / "town.db", query) for query in WRITTEN} == WRITTEN
    assert sorted((chat, times) for (chat, _text), times in expected.items()) == [(CATO, 1), (DAG, 1), (ELI, 1)]
    for number, photograph in enumerate(photographer.photographs):
        file = photograph.folder / "town.db"
        ((flying,),) = rows(file, "SELECT count(*) FROM outbox WHERE state = 'sending'")
        arrived = await healed(photograph, sleepless)
        assert (number, {query: rows(file, query) for query in WRITTEN}) == (number, WRITTEN)
        assert (number, arrived.keys()) == (number, expected.keys())
        assert arrived.total() - len(arrived) <= int(str(flying))
    assert photographer.steps > len(photographer.photographs) > 10
