import datetime as dt

import pytest

from actions import arriving
from domain.hubs import Municipality
from handlers.contents import FLOWS
from handlers.menus import for_coordinators, for_owners
from handlers.toolkit.buttons import Button
from locales import texts_in
from tests.chat import Talker
from tests.conftest import Town
from tests.journeys.forging import forges
from tests.journeys.people import calls, coordinator_of, crowd_at, volunteer_at
from tests.journeys.records import audited, kept, rows_of, until_done
from tests.journeys.wording import COORDINATORS_ONLY, OUT_OF_DATE, OWNERS_ONLY

SPENT = "Denne invitasjonen kan ikke brukes. Be om en ny der du fikk den."
GUARDED = ("req", "inv.", "rev.", "stats", "chg", "off", "rip.", "guest", "roll", "tpl.")
"""How the prefixes of all buttons begin that only coordinators and owners may press."""

FORGED = {
    "req": "req",
    "req.ask": "req.ask:1:text",
    "req.set": "req.set:1:needed:9",
    "req.pre": "req.pre:1",
    "req.chg": "req.chg:1",
    "req.del": "req.del:1",
    "req.go": "req.go:1",
    "req.see": "req.see:1",
    "req.stop": "req.stop:1",
    "req.who": "req.who:1",
    "req.halt": "req.halt:1",
    "req.all": "req.all",
    "req.use": "req.use:1:",
    "req.goall": "req.goall:1",
    "req.hurry": "req.hurry:1:1",
    "req.priv": "req.priv:1",
    "req.askall": "req.askall:1",
    "req.more": "req.more:1",
    "req.again": "req.again:1",
    "req.agains": "req.agains",
    "tpl.all": "tpl.all",
    "tpl.save": "tpl.save:1",
    "chg": "chg:1:",
    "chg.of": "chg.of:1:d:",
    "chg.to": "chg.to:1:....",
    "chg.re": "chg.re:1:....",
    "chg.go": "chg.go:1:....:u",
    "chg.txt": "chg.txt:1:1",
    "off": "off:1",
    "off.go": "off.go:1:i",
    "off.yes": "off.yes:1:1",
    "chg.yes": "chg.yes:1:1",
    "req.page": "req.page:6",
    "rip.ask": "rip.ask:heggedal:1",
    "rip.go": "rip.go:heggedal:1:1",
    "rip.off": "rip.off:heggedal:1",
    "roll": "roll:1:0",
    "roll.call": "roll.call:1:0",
    "roll.here": "roll.here:1:1002:1",
    "guest": "guest:1:0",
    "guest.add": "guest.add:1",
    "req.pic": "req.pic:1",
    "rev.who": "rev.who:1",
    "rev.was": "rev.was:1:1002:1",
    "rev.gst": "rev.gst:1:1:1",
    "rev.all": "rev.all:1",
    "rev.len": "rev.len:1",
    "rev.ok": "rev.ok:1:180",
    "stats": "stats:heggedal",
    "inv.hubs": "inv.hubs:1:1",
    "inv.make": "inv.make:1:1",
    "inv.list": "inv.list:0",
    "inv.ask": "inv.ask:1002",
    "inv.end": "inv.end:1002",
}
GONE = {
    "tpl.see": "tpl.see:1:1",
    "tpl.use": "tpl.use:1:1",
    "tpl.del": "tpl.del:1:1",
    "guest.del": "guest.del:1",
    "roll.guest": "roll.guest:1:1",
}
"""Those about what is not there: whether it ever was is told to nobody."""

COMMANDS = [
    *((name, COORDINATORS_ONLY) for name, _ in for_coordinators(texts_in("nb"))),
    *((name, OWNERS_ONLY) for name, _ in for_owners(texts_in("nb"))),
]


async def _link(eira: Talker, *hubs: str) -> str:
    await eira.sends("/invite", hearing="Ny koordinator")
    for hub in hubs:
        await eira.presses(hub, hearing="Ny koordinator")
    await eira.presses("Lag lenken", hearing="https://")
    return eira.last.text.rpartition("?start=")[2]


async def test_link_makes_a_coordinator_of_several_hubs(town: Town) -> None:
    eira, kari = town.owner(), town.person("Kari")
    token = await _link(eira, "Heggedal", "Sætre")
    copied = next(key.copy_text for row in eira.last.rows for key in row if key.copy_text)
    assert copied == f"https://t.me/torgbot_demo_bot?start={token}"
    await kari.sends(f"/start {token}")
    assert kari.reads("Nå er du koordinator for Heggedal og Sætre.")
    await eira.hears("Kari brukte invitasjonen din og er nå koordinator for Heggedal og Sætre.")
    assert {row["hub"] for row in (await kept(town))["appointments"]} == {"heggedal", "saetre"}
    commands = next(menu for (scope, _), menu in town.double.profile.commands.items() if str(kari.person.id) in scope)
    assert {"request", "requests"} <= {command["command"] for command in commands}


async def test_link_works_once(town: Town) -> None:
    eira, kari, karl = town.owner(), town.person("Kari"), town.person("Karl")
    token = await _link(eira, "Heggedal")
    await kari.sends(f"/start {token}")
    for late in (karl, kari):
        await late.sends(f"/start {token}")
        assert late.last.text == SPENT
    assert [row["person_id"] for row in (await kept(town))["appointments"]] == [kari.person.id]


async def test_link_expires_after_three_days(town: Town) -> None:
    eira, kari = town.owner(), town.person("Kari")
    token = await _link(eira, "Heggedal")
    town.now += dt.timedelta(hours=72)
    await kari.sends(f"/start {token}")
    assert kari.last.text == SPENT
    assert (await kept(town))["appointments"] == []


@pytest.mark.parametrize("token", ["inv_x", "inv_" + "å" * 4000, "inv_' OR 1=1 --", "inv_🎉", "inv_\u202e"])
async def test_made_up_token_is_refused_and_audited(town: Town, token: str) -> None:
    await _link(town.owner(), "Heggedal")
    kari = town.person("Kari")
    before = await kept(town)
    await kari.sends(f"/start {token}")
    assert kari.last.text == SPENT
    assert await audited(town, kari) == ["refused InvitationSpent"]
    assert await kept(town) == before


async def test_token_is_not_kept_in_the_database(town: Town) -> None:
    token = await _link(town.owner(), "Heggedal")
    await until_done(town)  # the message itself is emptied once it has arrived
    assert token.removeprefix("inv_") not in repr(await rows_of(town))


async def test_revoked_coordinator_has_no_rights_and_no_menu_left(town: Town) -> None:
    eira = town.owner()
    kaja = await coordinator_of(town, "heggedal")
    await eira.sends("/coordinators")
    assert eira.reads("Koordinatorer\nKaja: Heggedal")
    await eira.presses("Fjern Kaja")
    assert eira.last.text == "Skal Kaja ikke lenger være koordinator?"
    await eira.presses("Ja, fjern rollen")
    assert eira.last.text == "Koordinatorer\nDet er ingen ennå."
    await kaja.sends("/request")
    assert kaja.last.text == COORDINATORS_ONLY
    scopes = [scope for scope, _ in town.double.profile.commands]
    assert not any(str(kaja.person.id) in scope for scope in scopes)


async def test_revoking_can_be_thought_over(town: Town) -> None:
    eira = town.owner()
    await coordinator_of(town, "heggedal")
    await eira.sends("/coordinators")
    await eira.presses("Fjern Kaja")
    await eira.presses("Nei, behold")
    assert eira.reads("Kaja: Heggedal")
    assert len((await kept(town))["appointments"]) == 1


async def test_list_of_very_many_coordinators_is_still_shown(town: Town) -> None:
    eira = town.owner()
    async with town.database() as database, database.work() as work:
        for number in range(5001, 5121):
            await arriving.arrive(work, number, f"Koordinator {number} av Langenavn-Etternavnsen", "nb", (), town.now)
            await work.appointments.grant(number, frozenset({"heggedal"}), None, town.now)
    await eira.sends("/coordinators")
    assert eira.reads("Koordinator 5001")


async def test_owner_may_do_everything_at_every_open_hub(town: Town, packaged: Municipality) -> None:
    eira = town.owner()
    await eira.sends("/request")
    assert eira.buttons[:-2] == [hub.name for hub in packaged.hubs if not hub.is_planned]


def test_every_button_of_coordinators_and_owners_is_in_the_matrix() -> None:
    assert FLOWS
    assert {prefix for prefix in Button.kinds if prefix.startswith(GUARDED)} == set(FORGED | GONE)


async def test_guarded_button_pressed_by_a_volunteer_changes_nothing(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    assert kaja.person.id == 1002
    await calls(kaja, vidar)
    before = await kept(town)
    shown = {prefix: await forges(vidar, data) for prefix, data in FORGED.items()}
    assert shown == {prefix: OWNERS_ONLY if prefix.startswith("inv.") else COORDINATORS_ONLY for prefix in FORGED}
    assert {await forges(vidar, data) for data in GONE.values()} == {OUT_OF_DATE}
    assert await kept(town) == before
    refused = ["refused NotA"] * len(FORGED) + ["refused OutO"] * len(GONE)
    assert [action[:12] for action in await audited(town, vidar)] == ["joined", *refused]


async def test_guarded_command_sent_by_a_volunteer_changes_nothing(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    before = await kept(town)
    for command, refusal in COMMANDS:
        await vidar.sends(f"/{command}")
        assert (command, vidar.last.text) == (command, refusal)
    assert await kept(town) == before
    assert [action[:12] for action in await audited(town, vidar)] == ["joined", *["refused NotA"] * len(COMMANDS)]


async def test_owners_button_pressed_by_a_coordinator_changes_nothing(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    before = await kept(town)
    for data in FORGED.values():
        if data.startswith("inv."):
            assert (data, await forges(kaja, data)) == (data, OWNERS_ONLY)
    assert await kept(town) == before
