"""The power goes at every await of ingest, lanes and sender, one after the other; the next start heals each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.demo.double import BotApiDouble
from db import Database
from domain.hubs import Municipality
from tests.crashes.photographs import Photograph, Photographer
from tests.crashes.steps import watching
from tests.crashes.story import DEEDS, IDEA, VOLUNTEERS, Told, do, live, new_double, rows, told, town_at
from tests.kills.town import settle, write_draft

MOST_IN_FLIGHT = 8
WRITTEN = {  # a copy may fail: the messages of the Telegram before are not known to the one after
    "SELECT text FROM ideas": [(IDEA,)],
    "SELECT status, accepted FROM requests": [("full", 1)],
    "SELECT person_id, answer FROM commitments": [(VOLUNTEERS[0], "yes")],
    "SELECT state, count(*) FROM inbox GROUP BY state": [("done", len(DEEDS) + 1)],
    "SELECT count(*), count(DISTINCT chat_id) FROM outbox WHERE request_id = 1": [(3, 3)],
    "SELECT DISTINCT state FROM outbox WHERE kind <> 'copy' AND state NOT IN ('sent', 'superseded')": [],
    # whoever presses after a start does so on a message of another Telegram, so that the call itself is edited too
    "SELECT chat_id FROM outbox WHERE kind = 'copy' AND chat_id NOT IN (SELECT person_id FROM commitments)"
    " ORDER BY chat_id": [(silent,) for silent in VOLUNTEERS[1:]],
    "SELECT action, count(*) FROM audit WHERE action IN ('proposed', 'sent', 'accepted') GROUP BY action": [
        ("accepted", 1),
        ("proposed", 1),
        ("sent", 1),
    ],
}


async def prepare(double: BotApiDouble, folder: Path, municipality: Municipality) -> None:
    url = f"sqlite+aiosqlite:///{folder / 'town.db'}"
    await settle(double, url, municipality, VOLUNTEERS)
    async with Database(url) as database, database.work() as work:
        await write_draft(work, municipality, "Konsert", 1)


async def recorded(folder: Path, municipality: Municipality) -> tuple[Photographer, Told]:
    """Let the story happen once without a cut, photographed at every step; and what was told in it."""
    double, deeds = new_double(), list(DEEDS)
    photographer = Photographer(folder / "town.db", double, deeds, folder / "album")
    await double.start()
    await prepare(double, folder, municipality)
    for deed in DEEDS:
        do(double, deed)
    with watching(photographer.look):
        await live(town_at(double, folder, municipality), deeds, Told())
    await double.stop()
    return photographer, told(double)


async def healed(photograph: Photograph, municipality: Municipality) -> Told:
    """Start from a photograph with nothing in memory; what has been told at the end, before and after together."""
    double, deeds = new_double(), list(photograph.deeds)
    await double.start()
    updates = [do(double, deed) for deed in deeds]
    kept = {number for (number,) in rows(photograph.folder / "town.db", "SELECT update_id FROM inbox")}
    assert set(updates[: photograph.confirmed]) <= kept
    for _ in range(photograph.confirmed):
        double.updates.pending.popleft()
    await live(town_at(double, photograph.folder, municipality), deeds, photograph.told)
    await double.stop()
    return photograph.told + told(double)


@pytest.mark.timeout(120)
async def test_every_await_can_be_the_last(
    tmp_path: Path, sleepless: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sending.sender.SETTLE", 0.0)  # no limits here that a predecessor may have used up
    photographer, expected = await recorded(tmp_path, sleepless)
    assert {query: rows(tmp_path / "town.db", query) for query in WRITTEN} == WRITTEN
    assert set(expected.values()) == {1}
    for number, photograph in enumerate(photographer.photographs):
        flying = int(
            str(rows(photograph.folder / "town.db", "SELECT count(*) FROM outbox WHERE state = 'sending'")[0][0])
        )
        arrived = await healed(photograph, sleepless)
        written = {query: rows(photograph.folder / "town.db", query) for query in WRITTEN}
        assert (number, written) == (number, WRITTEN)
        assert (number, arrived.keys()) == (number, expected.keys())
        assert arrived.total() - len(arrived) <= flying <= MOST_IN_FLIGHT
    assert photographer.steps > len(photographer.photographs) > 20
