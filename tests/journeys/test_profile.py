import orjson
import pytest

from domain.people import VolunteerStatus
from tests.conftest import Town
from tests.journeys.people import coordinator_of, volunteer_at
from tests.journeys.records import audited, kept, rows_of, volunteer_kept


async def test_profile_shows_everything_and_the_ways_to_change_it(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await vidar.sends("/profile")
    assert vidar.screen == (
        "Vidar\nTorg: Heggedal\nRoller: Vertskap\nInteresser: ingen valgt",
        [["Torg", "Roller"], ["Interesser", "Språk"], ["Ta pause"], ["Meld av eller slett", "🏠 Meny"]],
    )


async def test_everything_in_the_profile_can_be_changed(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await vidar.sends("/profile")
    for part, new, old in (("Torg", "Borgen", "✅ Heggedal"), ("Roller", "Idémaker", "✅ Vertskap")):
        for label in (part, new, old, "Ferdig"):
            await vidar.presses(label)
    await vidar.presses("Interesser")
    await vidar.presses("Spille bridge")
    await vidar.sends("strikking")
    await vidar.presses("Ferdig")
    assert vidar.last.text == "Vidar\nTorg: Borgen\nRoller: Idémaker\nInteresser: Spille bridge og «strikking»"


@pytest.mark.parametrize(("part", "only"), [("Torg", "✅ Heggedal"), ("Roller", "✅ Vertskap")])
async def test_last_hub_and_last_role_stay(town: Town, part: str, only: str) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    before = await kept(town)
    await vidar.sends("/profile")
    await vidar.presses(part)
    await vidar.presses(only)
    assert vidar.sees_button(only)
    assert vidar.reads("Noe mangler")
    assert await kept(town) == before


@pytest.mark.parametrize(
    ("words", "day"),
    [("fredag", "27. november 2026"), ("24.12", "24. desember 2026"), ("til 1. februar", "1. februar 2027")],
)
async def test_pause_can_be_written(town: Town, words: str, day: str) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await vidar.sends("/pause")
    await vidar.sends(words)
    assert vidar.reads(f"Du har pause til og med {day}.")
    assert vidar.sees_button("Avslutt pausen")


async def test_pause_can_be_pressed_and_ended(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await vidar.sends("/profile")
    await vidar.presses("Ta pause")
    await vidar.presses("1 uke")
    assert vidar.reads("Du har pause til og med 30. november 2026.")
    await vidar.presses("Avslutt pausen")
    assert vidar.last.text == "Vidar\nTorg: Heggedal\nRoller: Vertskap\nInteresser: ingen valgt"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("1. november 2026", "Det er for sent for søndag 1. november."),
        ("1. mars 2028", "Det er mer enn 366 dager fram i tid."),
        ("når jeg vil", "Jeg forsto ikke dagen."),
        ("31. november", "Jeg forsto ikke dagen."),
    ],
)
async def test_impossible_pause_is_asked_for_again(town: Town, words: str, complaint: str) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await vidar.sends("/pause")
    await vidar.sends(words)
    assert vidar.last.text.startswith(complaint)
    assert vidar.reads("Hvor lenge vil du ha pause?")
    found = await volunteer_kept(town, vidar)
    assert found is not None
    assert found.paused_until is None
    await vidar.sends("fredag")
    assert vidar.reads("Du har pause til og med 27. november 2026.")


async def test_pause_of_somebody_unregistered_says_what_to_do(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/pause")
    await kari.sends("fredag")
    assert kari.reads("Du er ikke registrert som frivillig ennå. Skriv /volunteer for å bli med.")
    assert (await kept(town))["volunteers"] == []


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
    assert (back.status, back.hubs) == (VolunteerStatus.ACTIVE, {"heggedal"})


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
    telling = {
        table: sum(
            any(str(value) == str(vidar.person.id) or "Vidar" in str(value) for value in row.values()) for row in rows
        )
        for table, rows in everything.items()
    }
    assert {table: rows for table, rows in telling.items() if rows} == {}
    assert [row["actor"] for row in everything["audit"] if row["action"] == "erased"] == ["erased"]


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
    assert kaja.reads("Bare de som har ansvar for dette torget")


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
    assert [entry["action"] for entry in told["audit"]] == await audited(town, vidar) == ["joined", "proposed"]
