"""An update that could not be worked is worked after all, once the operator says so."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.receiving.envelopes import read_envelope
from tests.conftest import Town


async def test_dead_letter_that_is_replayed_gets_its_answer(quiet_town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.receiving.lanes.LOOK_EVERY", 0.05)
    town = quiet_town
    kari = town.person("Kari", started=True)
    written = {
        "message_id": 1,
        "date": int(town.now.timestamp()),
        "chat": {"id": kari.person.id, "type": "private"},
        "from": {"id": kari.person.id, "is_bot": False, "first_name": "Kari", "language_code": "nb"},
        "text": "er Heggedal åpent?",
    }
    received = read_envelope({"update_id": 5, "message": written})
    assert received is not None
    async with town.bot(), town.database() as database:
        async with database.work() as work:
            await work.inbox.keep([received], town.now)
            await work.inbox.note_failure(5, "KeyError", None)
        async with database.work() as work:
            assert await work.inbox.revive(town.now, [5]) == 1
        town.now += dt.timedelta(seconds=2)  # what has just come is left to the process where it came in
        await kari.hears("Heggedal")
