"""What comes again: templates of a hub, and a sent request once more a week later."""

import datetime as dt

from domain.requests import RequestStatus
from tests.conftest import OSLO, Town
from tests.journeys.forging import forges
from tests.journeys.people import calls, composes, coordinator_of, volunteer_at
from tests.journeys.records import audited, request_kept, rows_of
from tests.journeys.wording import COORDINATORS_ONLY, OUT_OF_DATE


async def _stamp(town: Town) -> int:
    [row] = (await rows_of(town, "templates"))["templates"]
    return int(row["saved_at"].timestamp())


async def test_template_is_saved_from_the_preview_and_used(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja, needed=3)
    await kaja.presses("Lagre som mal")
    assert kaja.last.text == "Lagret som mal for Heggedal: Konsert."
    await kaja.presses("Til forhåndsvisning")
    await kaja.presses("Forkast")
    await kaja.presses("Bruk en mal")
    await kaja.presses("Konsert, Heggedal")
    assert kaja.last.text.splitlines() == [
        "Konsert",
        "Hvor: Heggedal",
        "Tid: 17:00–20:00",
        "Vi trenger: Vertskap, 3 personer",
    ]
    await kaja.presses("Bruk denne malen")
    assert kaja.reads("Hvilken dag?")
    await kaja.sends("fredag")
    assert kaja.reads("Når: fredag 27. november kl. 17:00–20:00")
    assert kaja.reads("Vi trenger: Vertskap, 3 personer")


async def test_template_is_saved_from_a_sent_request_by_another_coordinator_and_once(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    hege = await coordinator_of(town, "heggedal", name="Hege")
    await calls(kaja, vidar)
    await kaja.presses("⋯ Mer")
    await kaja.presses("Lagre som mal")
    await forges(hege, "tpl.save:1")
    assert [row["activity"] for row in (await rows_of(town, "templates"))["templates"]] == ["Konsert"]
    await hege.sends("/request")
    await hege.presses("Bruk en mal")
    assert hege.sees_button("Konsert, Heggedal")


async def test_template_is_deleted(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja)
    await kaja.presses("Lagre som mal")
    await kaja.presses("Alle maler")
    await kaja.presses("Konsert, Heggedal")
    await kaja.presses("Slett malen")
    assert kaja.reads("Malen er slettet.\n\nDet finnes ingen maler ennå.")
    assert (await rows_of(town, "templates"))["templates"] == []
    assert await audited(town, kaja) == ["appointed", "saved", "deleted"]
    await kaja.presses("Be om hjelp")
    assert kaja.sees_no_button("Bruk en mal")


async def test_button_of_a_template_that_is_gone_is_out_of_date(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja)
    await kaja.presses("Lagre som mal")
    stamp = await _stamp(town)
    await kaja.presses("Til forhåndsvisning")
    town.now += dt.timedelta(minutes=1)
    await kaja.presses("Lagre som mal")
    for kind in ("see", "use", "del"):
        assert await forges(kaja, f"tpl.{kind}:1:{stamp}") == OUT_OF_DATE
    assert await _stamp(town) == stamp + 60


async def test_templates_belong_to_the_coordinators_of_their_hub(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    turid = await coordinator_of(town, "tofte", name="Turid")
    rita = town.person("Rita")
    await rita.sends("/start")
    await composes(kaja)
    await kaja.presses("Lagre som mal")
    stamp = await _stamp(town)
    for talker in (turid, rita):
        for data in (f"tpl.see:1:{stamp}", f"tpl.use:1:{stamp}", f"tpl.del:1:{stamp}", "tpl.save:1"):
            assert (data, await forges(talker, data)) == (data, COORDINATORS_ONLY)
    for data in ("tpl.all", "req.agains"):
        assert await forges(rita, data) == COORDINATORS_ONLY
    await turid.sends("/request")
    assert turid.sees_no_button("Bruk en mal")
    assert await _stamp(town) == stamp


async def test_draft_without_activity_is_no_template(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends("/request")
    await forges(kaja, "tpl.save:1")
    assert (await rows_of(town, "templates"))["templates"] == []


async def test_sent_request_is_sent_again_a_week_later(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, needed=2)
    await kaja.presses("⋯ Mer")
    await kaja.presses("Send igjen neste uke")
    assert kaja.reads("Når: torsdag 3. desember kl. 17:00–20:00")
    draft = await request_kept(town, 2)
    assert (draft.status, draft.activity, draft.needed, draft.role) == (RequestStatus.DRAFT, "Konsert", 2, "vertskap")


async def test_list_offers_to_send_again_on_the_first_day_to_come(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    town.now = dt.datetime(2026, 12, 10, 18, 0, tzinfo=OSLO)
    await kaja.sends("/requests", hearing="Forespørslene dine")
    await kaja.presses("Send igjen neste uke", hearing="Hvilken skal sendes igjen neste uke?")
    await kaja.presses("Konsert, tor. 26. nov.", hearing="Når: torsdag 17. desember kl. 17:00–20:00")
    assert (await request_kept(town, 2)).day == dt.date(2026, 12, 17)


async def test_template_beside_a_begun_draft_asks_which(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja)
    await kaja.presses("Lagre som mal")
    await kaja.presses("Til forhåndsvisning")
    await kaja.presses("Endre")
    await kaja.presses("Hvor mange")
    await kaja.sends("4")
    await forges(kaja, f"tpl.use:1:{await _stamp(town)}")
    assert kaja.reads("Du har allerede et utkast.")


async def test_pressed_twice_it_is_the_same_draft(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    card = kaja.last
    kaja.person.press(card.message_id, "req.again:1")
    kaja.person.press(card.message_id, "req.again:1")
    await kaja.sends("/menu", hearing="Torgbot")
    assert len((await rows_of(town, "requests"))["requests"]) == 2


async def test_request_of_another_hub_is_not_sent_again(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    kaja = await coordinator_of(town, "heggedal")
    turid = await coordinator_of(town, "tofte", name="Turid")
    await calls(kaja, vidar)
    assert await forges(turid, "req.again:1") == COORDINATORS_ONLY
    assert len((await rows_of(town, "requests"))["requests"]) == 1
