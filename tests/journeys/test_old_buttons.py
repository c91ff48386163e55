"""Buttons that outlive what they were made for."""

from msgspec.structs import replace

from actions import importing
from bot.demo.faults import Fault
from tests.conftest import Town
from tests.journeys.forging import forges
from tests.journeys.people import calls, composes, coordinator_of, crowd_at
from tests.journeys.records import kept


async def test_invitation_begun_before_an_import_is_begun_anew(town: Town) -> None:
    owner = town.owner()
    await owner.sends("/invite")
    await owner.presses("Heggedal")
    turned = replace(town.municipality, hubs=town.municipality.hubs[::-1])
    async with town.database() as database, database.work() as work:
        await importing.adopt(work, turned, "another order", town.now)
    await owner.presses("Lag lenken")
    assert "inv_" not in owner.last.text
    assert owner.sees_no_button("Lag lenken")


async def test_whoever_has_left_gets_no_place_by_an_old_call(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    call = vidar.last
    await vidar.sends("/stop")
    assert (await forges(vidar, "can:1", under=call)).startswith("Du er ikke registrert som frivillig ennå.")
    assert (await kept(town))["commitments"] == []


async def test_card_that_was_deleted_comes_back_once(town: Town) -> None:
    vidar, vera = await crowd_at(town, ["Vidar", "Vera"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, vera, needed=3)
    before = len(kaja.visible)
    gone = Fault.refused(400, "message to edit not found")
    town.double.faults.next("editMessageText", gone, chat_id=kaja.person.id)
    await vidar.presses("👍 Jeg kan")
    await kaja.hears("Kommer: Vidar")
    await vera.presses("👍 Jeg kan")
    await kaja.hears("Kommer: Vidar og Vera")
    assert len(kaja.visible) - before == 1


async def test_draft_goes_with_its_author(town: Town) -> None:
    await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await composes(kaja, activity="Hemmelig konsert")
    await kaja.sends("/delete")
    await kaja.presses("Ja, slett alt")
    assert (await kept(town))["requests"] == []


async def test_group_is_not_answered_for_another_bot_and_nobody_is_kept(town: Town) -> None:
    kari, group = town.person("Kari", started=True), town.double.group(-5001, "Strikkeklubben")
    group.say(kari.person, "/weather@some_other_bot")
    group.say(kari.person, "/help")
    await town.double.wait_for(lambda: any(message.by_bot for message in group.messages))
    assert sum(message.by_bot for message in group.messages) == 1
    async with town.database() as database, database.work() as work:
        assert await work.people.named({kari.person.id}) == {}
