"""Nobody is called at night: calls wait for the morning, and what is due goes once on the nights the clock changes."""

import datetime as dt

import pytest
from msgspec.structs import replace

from domain.hubs import Municipality
from domain.letters import Kind
from tests.conftest import MONDAY, Town
from tests.db.seeds import CALL as LETTER
from tests.db.seeds import add_open_request
from tests.journeys.people import composes, coordinator_of, crowd_at
from tests.journeys.records import until_done
from tests.journeys.waves import CALL, SIX, sends, who_heard


async def test_night_is_quiet_and_the_coordinator_sees_when_calls_go(town: Town) -> None:
    kaja, [anne] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Anne"])
    town.now = MONDAY.replace(hour=22, minute=30)
    await composes(kaja)
    assert kaja.reads("Det er stille tid nå. 1 får den tirsdag 24. november kl. 08:00.")
    await sends(kaja)
    assert kaja.reads("Flere blir spurt tirsdag 24. november kl. 08:00.")
    await until_done(town)
    assert anne.visible == []
    town.now = dt.datetime.combine(dt.date(2026, 11, 24), dt.time(8), MONDAY.tzinfo)
    await anne.hears(CALL)


async def test_wave_that_an_outage_kept_until_the_night_waits_for_the_morning(town: Town) -> None:
    kaja, crowd = await coordinator_of(town, "heggedal"), await crowd_at(town, SIX)
    await composes(kaja)
    await sends(kaja)
    await kaja.hears("Sendt: 3 av 3.")
    town.now = MONDAY.replace(hour=22, minute=30)
    await until_done(town)
    assert who_heard(crowd) == SIX[:3]
    town.now = dt.datetime.combine(dt.date(2026, 11, 24), dt.time(8), MONDAY.tzinfo)
    for talker in crowd[3:]:
        await talker.hears(CALL)


async def test_calls_left_in_the_evening_do_not_go_when_the_bot_starts_at_night(quiet_town: Town) -> None:
    async with quiet_town.bot():
        kaja, crowd = await coordinator_of(quiet_town, "heggedal"), await crowd_at(quiet_town, SIX)
    async with quiet_town.database() as database, database.work() as work:
        request = await add_open_request(work, coordinator=kaja.person.id)
        for talker in crowd:
            await work.calls.add(request.id, talker.person.id, 1, MONDAY)
        await work.outbox.put_letters(request.id, LETTER, work.calls.of_wave(request.id, 1), MONDAY, None)
        await work.outbox.put(kaja.person.id, "sendMessage", {"text": "Det siste"}, MONDAY, kind=Kind.NEWS)
    quiet_town.now = MONDAY.replace(hour=23)
    async with quiet_town.bot(ticks_every=60):
        await kaja.hears("Det siste")
    assert who_heard(crowd, LETTER["nb"]["text"]) == []


@pytest.mark.parametrize("night", ["2027-03-28", "2026-10-25"])
async def test_wave_due_in_the_hour_that_is_skipped_or_doubled_goes_once(
    quiet_town: Town, packaged: Municipality, night: str
) -> None:
    limits = replace(packaged.limits, quiet_from=0, quiet_until=0)
    quiet_town.municipality = replace(packaged, limits=limits)
    day = dt.date.fromisoformat(night)
    quiet_town.now = dt.datetime.combine(day, dt.time(1, 30), MONDAY.tzinfo)
    async with quiet_town.bot():
        kaja, crowd = await coordinator_of(quiet_town, "heggedal"), await crowd_at(quiet_town, SIX[:4])
        await composes(kaja, day=(day + dt.timedelta(days=2)).isoformat())
        await sends(kaja)
        await kaja.hears("Sendt: 3 av 3.")
        hour_later = quiet_town.now.astimezone(dt.UTC) + dt.timedelta(hours=1)
        quiet_town.now = (hour_later - dt.timedelta(minutes=1)).astimezone(MONDAY.tzinfo)
        await until_done(quiet_town)
        assert who_heard(crowd) == SIX[:3]
        quiet_town.now = hour_later.astimezone(MONDAY.tzinfo)
        await crowd[3].hears(CALL)
        assert [len(talker.visible) for talker in crowd] == [1, 1, 1, 1]
