import datetime as dt
from typing import Any

import orjson

from domain.people import VolunteerStatus
from tests.chat import Talker
from tests.conftest import Town
from tests.journeys.people import calls, coordinator_of, crowd_at, volunteer_at
from tests.journeys.records import audited, kept, rows_of, volunteer_kept
from tests.journeys.wording import COORDINATORS_ONLY


async def test_leaving_ends_it_at_once_and_returning_asks_for_consent_again(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await vidar.sends("/stop")
    assert vidar.reads("Nå er du meldt av")
    left = await volunteer_kept(town, vidar)
    assert left is not None
    assert (left.status, left.consented_at) == (VolunteerStatus.LEFT, None)
    await vidar.presses("Bli med igjen")
    assert vidar.reads("Hva liker du?")
    await vidar.presses("Neste →")
    await vidar.presses("Ja, og jeg er minst 18 år")
    back = await volunteer_kept(town, vidar)
    assert back is not None
    assert (back.status, set(back.hubs)) == (VolunteerStatus.ACTIVE, {"heggedal"})


def _tables_telling_of(talker: Talker, everything: dict[str, list[dict[str, Any]]]) -> list[str]:
    """The tables with a row that holds the person's id or first name."""
    number, name = str(talker.person.id), talker.person.first_name.split()[0]

    def tells(row: dict[str, Any]) -> bool:
        return any(str(value) == number or name in str(value) for value in row.values())

    return [table for table, rows in everything.items() if any(tells(row) for row in rows)]


async def test_deletion_is_asked_once_and_can_be_refused(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    before = await kept(town)
    await vidar.sends("/delete")
    assert vidar.reads("Slette alt om deg?")
    await vidar.presses("Nei, behold")
    assert vidar.reads("Hei, Vidar.")
    assert await kept(town) == before


async def test_deletion_leaves_no_row_that_tells_of_the_person(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal", name="Kaja")
    vidar = await volunteer_at(town, "Vidar Vilje", hub="Heggedal", role="Vertskap")
    await vidar.sends("/idea")
    await vidar.sends("Heggedal")
    await vidar.sends("Vidars strikkekafé")
    await vidar.sends("/volunteer spikkestad")
    await vidar.sends("/delete")
    await vidar.presses("Ja, slett alt")
    assert vidar.last.text == "Alt om deg er slettet. Skriv /start hvis du vil snakke med meg igjen."
    await kaja.sends("/menu")

    everything = await rows_of(town)
    assert _tables_telling_of(vidar, everything) == []
    assert [row["actor"] for row in everything["audit"] if row["action"] == "erased"] == ["erased"]


async def test_coordinator_hears_of_a_free_place_without_the_name_of_who_was_deleted(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await vidar.sends("/delete")
    await vidar.presses("Ja, slett alt")
    told = await kaja.hears("Noen kan ikke komme likevel. Ingen flere blir spurt.")
    assert "Vidar" not in told.text


async def test_deletion_of_a_coordinator_leaves_no_row_either(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal", name="Kaja Koordinator")
    await calls(kaja, vidar)
    await kaja.sends("/delete")
    await kaja.presses("Ja, slett alt")
    await vidar.sends("/menu")
    assert _tables_telling_of(kaja, await rows_of(town)) == []


async def test_deletion_of_an_owner_leaves_no_row_either(town: Town) -> None:
    eira, kari = town.owner(), town.person("Kari")
    await eira.sends("/invite")
    await eira.presses("Heggedal")
    await eira.presses("Lag lenken")
    await kari.sends(f"/start {eira.last.text.rpartition('?start=')[2]}")
    await eira.hears("Kari brukte invitasjonen din")
    await eira.sends("/delete")
    await eira.presses("Ja, slett alt")
    await kari.sends("/menu")
    assert _tables_telling_of(eira, await rows_of(town)) == []


async def test_deleted_person_is_a_newcomer_again(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await vidar.sends("/delete")
    await vidar.presses("Ja, slett alt")
    await vidar.sends("/start")
    assert vidar.reads("Hei, Vidar. Velkommen.")
    assert vidar.sees_button("Bli frivillig")


async def test_deleted_coordinator_has_no_rights_left(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends("/delete")
    await kaja.presses("Ja, slett alt")
    await kaja.sends("/request")
    assert kaja.last.text == COORDINATORS_ONLY


async def test_departure_is_among_what_is_known(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await vidar.sends("/stop")
    await vidar.sends("/mydata")
    file = vidar.last.document
    assert file is not None
    left_at = town.now.astimezone(dt.UTC).isoformat()
    assert orjson.loads(file.content)["departures"] == [{"left_at": left_at, "back_at": None}]


async def test_what_is_known_comes_as_a_file(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await vidar.sends("/idea")
    await vidar.sends("Heggedal")
    await vidar.sends("Quiz")
    await vidar.sends("/mydata")
    assert vidar.reads("Her er alt jeg vet om deg.")
    file = vidar.last.document
    assert file is not None
    assert file.file_name == "torgbot-my-data.json"
    told = orjson.loads(file.content)
    assert (told["telegram_id"], told["name"], told["language"]) == (vidar.person.id, "Vidar", "nb")
    assert (told["volunteer"]["status"], told["volunteer"]["hubs"]) == ("active", ["heggedal"])
    assert [(idea["hub"], idea["text"]) for idea in told["ideas"]] == [("heggedal", "Quiz")]
    assert told["departures"] == []
    assert [entry["action"] for entry in told["audit"]] == await audited(town, vidar) == ["joined", "proposed"]
