from tests.conftest import Town
from tests.journeys.people import coordinator_of, volunteer_at
from tests.journeys.records import kept
from tests.journeys.wording import said


async def test_same_button_twice_changes_nothing(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/volunteer")
    data = next(key.callback_data for row in kari.last.rows for key in row if key.label == "Heggedal")
    assert data is not None
    await kari.presses("Heggedal")
    before = await kept(town)
    press = kari.person.press(kari.last.message_id, data)
    await kari.sends("/menu")
    assert press.answered
    assert await kept(town) == before


async def test_consenting_twice_tells_the_coordinators_once(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await kaja.hears("Vidar")
    before = await kept(town)
    vidar.person.press(vidar.last.message_id, "vol.yes")
    await vidar.sends("/menu")
    await kaja.sends("/menu")
    assert await kept(town) == before
    assert sum("Vidar" in message.text for message in kaja.visible) == 1


async def test_where_nobody_coordinates_the_newcomer_is_told_so(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Tofte", role="Vertskap")
    what_next = "{hubs} has no coordinator in this chat yet; your card is kept."
    assert vidar.reads(said("nb", what_next, hubs="Tofte"))


async def test_only_the_coordinators_of_the_hub_get_the_card(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal", name="Kaja")
    turid = await coordinator_of(town, "tofte", name="Turid")
    await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await kaja.hears("Vidar")
    await turid.sends("/menu")
    assert turid.never_read("Vidar")
