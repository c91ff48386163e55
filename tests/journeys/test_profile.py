import pytest

from tests.conftest import Town
from tests.journeys.people import volunteer_at
from tests.journeys.records import kept, volunteer_kept


async def test_profile_shows_everything_and_the_ways_to_change_it(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await vidar.sends("/profile")
    assert vidar.screen == (
        "Vidar\nTorg: Heggedal\nRoller: Vertskap\nInteresser: ingen valgt",
        [
            ["Torg", "Roller"],
            ["Interesser", "Språk"],
            ["🔔 Varsler", "Ta pause"],
            ["Meld av eller slett"],
            ["🏠 Meny", "☎️ Snakk med et menneske"],
        ],
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
    assert vidar.last.text == "Vidar\nTorg: Borgen\nRoller: Idémaker\nInteresser: Spille bridge · «strikking»"


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
    [
        ("fredag", "27. november 2026"),
        ("24.12", "24. desember 2026"),
        ("til 1. februar", "1. februar 2027"),
        ("to uker", "7. desember 2026"),
        ("en måned", "23. desember 2026"),
    ],
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
        ("1. mars 2028", "Jeg forsto ikke dagen."),
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


async def test_whoever_rests_hears_until_when_and_may_end_it(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await vidar.sends("avslutt pausen", hearing="Du har ikke pause nå.")
    await vidar.presses("Ta en pause", hearing="Hvor lenge")
    await vidar.sends("to uker", hearing="7. desember 2026")
    for words in ("når er pausen min over?", "avslutt pausen", "pause", "jeg vil ha en pause"):
        await vidar.sends(words, hearing="Du har pause til og med 7. desember 2026.")
        assert (words, vidar.buttons[0]) == (words, "Avslutt pausen")
    await vidar.sends("/pause", hearing="Hvor lenge")
    await vidar.sends("avslutt pausen", hearing="Du har pause til og med 7. desember 2026.")
    await vidar.presses("Avslutt pausen")
    found = await volunteer_kept(town, vidar)
    assert found is not None
    assert found.paused_until is None
