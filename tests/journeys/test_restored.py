"""A backup is put back, and nobody in town is asked twice, forgotten or brought back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from actions import appointing, arriving, requesting
from bot.commands.backups import Choices, put_back, write_backup
from bot.erasure_journal import journal_beside
from domain.requests import Request
from tests.chat import Talker
from tests.conftest import Town
from tests.db.conftest import ENGINES
from tests.journeys.people import composes, coordinator_of, crowd_at, volunteer_at
from tests.journeys.records import rows_of
from tests.journeys.restoring import REPLACED, asked, lose_all_but
from tests.journeys.wording import OUT_OF_DATE

CALL = {"nb": {"text": "Kan du hjelpe?"}}
MOVED = Choices(replaces=True, is_moved=True, journals=())


async def request_under_way(town: Town, kaja: Talker) -> None:
    """Kaja's request has been sent, and nothing of it has left the outbox yet."""
    async with town.database() as database, database.work() as work:
        met = (await arriving.arrive(work, kaja.person.id, "Kaja", "nb", (), town.now)).person
        await work.appointments.grant(met.id, frozenset({"heggedal"}), None, town.now)
        person = replace(met, coordinates=frozenset({"heggedal"}))
        draft = await requesting.draft(work, person, town.now)
        day = (town.now + dt.timedelta(days=3)).date()
        parts = {"hub": "heggedal", "activity": "Konsert", "day": day, "starts": dt.time(17), "ends": dt.time(20)}
        await requesting.write(work, person, draft.id, role="vertskap", needed=2, **parts)
        await requesting.send(work, person, draft.id, town.municipality, lambda _request: CALL, town.now, card=None)


@pytest.mark.parametrize("engine", ENGINES)
async def test_broadcast_that_has_gone_out_is_not_sent_again(resting_town: Town, file: Path) -> None:
    town = resting_town
    crowd = await crowd_at(town, ["Vidar", "Ida"])
    kaja = town.person("Kaja", started=True)
    await request_under_way(town, kaja)
    await write_backup(town.settings, file)
    async with town.bot():
        for volunteer in crowd:
            await volunteer.hears("Kan du hjelpe?")
    _, settled = await put_back(town.settings, file, REPLACED, town.now)
    assert settled.called_off == 2
    async with town.bot():
        await kaja.sends("/requests")
        await kaja.presses("Konsert", hearing="Usikkert: 2 ")
        await kaja.presses("Hvem fikk den ikke?", hearing="Ida")
        assert asked(*crowd) == [1, 1]


@pytest.mark.parametrize("engine", ENGINES)
async def test_after_a_move_what_waited_goes_on(resting_town: Town, file: Path) -> None:
    town = resting_town
    crowd = await crowd_at(town, ["Vidar", "Ida"])
    await request_under_way(town, town.person("Kaja", started=True))
    await write_backup(town.settings, file)
    _, settled = await put_back(town.settings, file, MOVED, town.now)
    assert settled.called_off == 0
    async with town.bot():
        for volunteer in crowd:
            await volunteer.hears("Kan du hjelpe?")
        assert asked(*crowd) == [1, 1]


@pytest.mark.parametrize("engine", ENGINES)
async def test_button_that_has_sent_a_draft_sends_it_no_more(resting_town: Town, file: Path) -> None:
    town = resting_town
    [vidar] = await crowd_at(town, ["Vidar"])
    async with town.bot():
        kaja = await coordinator_of(town, "heggedal")
        await composes(kaja)
        preview = kaja.last
        [send] = [key.callback_data for row in preview.rows for key in row if "Send" in key.label]
        await write_backup(town.settings, file)  # while the bot runs
        await kaja.presses("Send", under=preview)
        await vidar.hears("Kan du hjelpe?")
    await put_back(town.settings, file, REPLACED, town.now)
    async with town.bot():
        press = kaja.person.press(preview.message_id, send or "")
        await town.double.wait_for(lambda: press.answered)
        await kaja.hears(OUT_OF_DATE)
        await kaja.sends("/request")
        assert kaja.reads("Dette får de se:")
        assert asked(vidar) == [1]


@pytest.mark.parametrize("engine", ENGINES)
async def test_answer_to_a_request_that_was_lost_does_not_count_for_the_next(resting_town: Town, file: Path) -> None:
    town = resting_town
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = town.person("Kaja", started=True)
    await write_backup(town.settings, file)
    await request_under_way(town, kaja)
    lost = await only_request(town)
    await put_back(town.settings, file, REPLACED, town.now)
    await request_under_way(town, kaja)
    assert (await only_request(town)).id > lost.id + 1000
    assert asked(vidar) == [0]


async def only_request(town: Town) -> Request:
    [row] = [row for row in (await rows_of(town, "requests"))["requests"] if row["activity"]]
    async with town.database() as database, database.reading() as work:
        found = await work.requests.get(row["id"])
    assert found is not None
    return found


@pytest.mark.parametrize("engine", ["sqlite"])  # beside which the journal lies
@pytest.mark.parametrize("memory", ["database", "journal"])
@pytest.mark.parametrize("later", [dt.timedelta(minutes=1), dt.timedelta(days=-1)], ids=["later", "clock set back"])
async def test_whoever_was_erased_does_not_come_back(
    resting_town: Town, file: Path, memory: str, later: dt.timedelta
) -> None:
    town = resting_town
    journal = journal_beside(town.database_file)
    async with town.bot():
        vidar = await volunteer_at(town, "Vidar Vilje", hub="Heggedal", role="Vertskap")
        ida = await volunteer_at(town, "Ida", hub="Heggedal", role="Vertskap")
        await write_backup(town.settings, file)
        town.now += later
        await vidar.sends("/delete")
        await vidar.presses("Ja, slett alt")
        await ida.sends("/menu")
        await town.double.wait_for(journal.exists)
    if memory == "database":
        journal.unlink()
    else:
        lose_all_but(town, journal)
    _, settled = await put_back(town.settings, file, REPLACED, town.now)
    assert settled.erased == 1
    everything = await rows_of(town)
    told = [row for rows in everything.values() for row in rows if tells_of(vidar, row)]
    assert told == []
    assert [row["name"] for row in everything["people"]] == ["Ida"]


def tells_of(talker: Talker, row: dict[str, object]) -> bool:
    return any(str(value) == str(talker.person.id) or "Vidar" in str(value) for value in row.values())


@pytest.mark.parametrize("engine", ENGINES)
async def test_invitation_that_may_have_been_used_opens_nothing(resting_town: Town, file: Path) -> None:
    town = resting_town
    async with town.bot():
        async with town.database() as database, database.work() as work:
            await appointing.invite(work, None, town.municipality, frozenset({"heggedal"}), lambda: "token", town.now)
        await write_backup(town.settings, file)
    _, settled = await put_back(town.settings, file, REPLACED, town.now)
    assert settled.invitations == 1
    async with town.bot():
        kari = town.person("Kari")
        await kari.sends("/start inv_token", hearing="Denne invitasjonen kan ikke brukes.")
        assert (await rows_of(town, "appointments"))["appointments"] == []
