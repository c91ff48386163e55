"""What a volunteer wants to hear, and when."""

from domain.availability import bit
from domain.people import Digest
from tests.conftest import Town
from tests.journeys.forging import forges
from tests.journeys.people import volunteer_at
from tests.journeys.records import kept, volunteer_kept


async def test_notifications_are_chosen_one_press_each(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await vidar.sends("/profile")
    await vidar.presses("🔔 Varsler")
    assert vidar.screen[1] == [
        ["✅ Med en gang"],
        ["Én gang om dagen"],
        ["Bare det som haster"],
        ["Også fra torg i nærheten"],
        ["🗓 Når det passer", "⏰ Påminnelser"],
        ["← Tilbake", "🏠 Meny"],
        ["☎️ Snakk med et menneske"],
    ]
    await vidar.presses("Én gang om dagen")
    await vidar.presses("Også fra torg i nærheten")
    found = await volunteer_kept(town, vidar)
    assert found is not None
    assert (found.digest, found.is_nearby) == (Digest.DAILY, True)
    assert [row[0] for row in vidar.screen[1][:4]] == [
        "Med en gang",
        "✅ Én gang om dagen",
        "Bare det som haster",
        "✅ Også fra torg i nærheten",
    ]
    [copy] = (await kept(town))["volunteer_hubs"]
    assert (copy["digest"], copy["is_nearby"]) == ("daily", True)


async def test_times_that_suit_are_chosen_in_a_week(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await vidar.sends("/profile")
    for label in ("🔔 Varsler", "🗓 Når det passer", "tor. 17–", "lør. –12", "lør. 12–17", "✅ lør. –12"):
        await vidar.presses(label)
    found = await volunteer_kept(town, vidar)
    assert found is not None
    assert found.times == bit(3, 2) | bit(5, 1)
    assert vidar.screen[1][4] == ["tor. –12", "tor. 12–17", "✅ tor. 17–"]
    await vidar.presses("Når som helst")
    found = await volunteer_kept(town, vidar)
    assert found is not None
    assert found.times == 0
    assert vidar.sees_button("✅ Når som helst")


async def test_who_is_no_volunteer_is_told_how_to_become_one(town: Town) -> None:
    kari = town.person("Kari")
    for data in (
        "peace",
        "peace.dig:now",
        "peace.near:1",
        "peace.when",
        "peace.time:1:1",
        "peace.rem",
        "peace.lead:1:1",
    ):
        assert (await forges(kari, data)).startswith("Du er ikke registrert som frivillig ennå.")


async def test_made_up_choices_are_cut_to_what_there_is(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    for data in ("peace.dig:never", "peace.time:-1:1", "peace.time:2097152:1", "peace.lead:-1:1"):
        await forges(vidar, data)
    found = await volunteer_kept(town, vidar)
    assert found is not None
    assert (found.digest, found.times, found.reminders) == (Digest.NOW, 0, 31)


async def test_times_that_suit_may_be_written(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await vidar.sends("/profile")
    await vidar.presses("🔔 Varsler")
    await vidar.presses("🗓 Når det passer", hearing="Eller skriv det, for eksempel «tirsdag kveld og lørdag».")
    await vidar.sends("tirsdag kveld og lørdag", hearing="Lagret. Slik forsto jeg det:")
    assert [label for label in vidar.buttons if "✅" in label] == [
        "✅ tir. 17–",
        "✅ lør. –12",
        "✅ lør. 12–17",
        "✅ lør. 17–",
    ]
    await vidar.sends("ikke mandag", hearing="Det kjente jeg ikke igjen.")
    await vidar.sends("er Heggedal åpent i morgen?", hearing="Heggedal")
    await vidar.sends("/profile")
    await vidar.presses("🔔 Varsler", hearing="Du blir spurt om det først, og om andre tider bare når")
