"""Names that try to be more than names are shown literally and harmlessly wherever they appear."""

from dataclasses import dataclass

import pytest

from tests.conftest import Town
from tests.journeys.people import calls, coordinator_of, crowd_at, volunteer_at
from tests.journeys.records import rows_of


@dataclass(frozen=True)
class Named:
    """A name as it is given, and as it is shown."""

    given: str
    shown: str


NOBODY = "Noen uten navn"
NAMES = (
    Named("<b>Kari</b>", "<b>Kari</b>"),
    Named("Kari & <i>Co", "Kari & <i>Co"),
    Named("{name} %s", "{name} %s"),
    Named("\u202egnitteL\u202c Kari", "gnitteL Kari"),
    Named("Ka\nri\t\u0000Berg", "Ka ri Berg"),
    Named("\u200b\u2060\ufeff", NOBODY),
    Named("\u3164\u115f", NOBODY),
    Named("👩‍👩‍👧", "👩‍👩‍👧"),
    Named("K" * 200, "K" * 64),
)
IDS = ("tags", "half a tag", "places", "direction", "control", "zero width", "blank letters", "emoji", "long")


@pytest.fixture(params=NAMES, ids=IDS)
def named(request: pytest.FixtureRequest) -> Named:
    found = request.param
    assert isinstance(found, Named)
    return found


def _no_message_failed(town: Town) -> bool:
    refused = [call for call in town.double.calls if call.status == 400]
    return [call.params for call in refused if call.method != "editMessageText"] == []


async def test_greeting_and_profile_show_the_name_as_it_is(town: Town, named: Named) -> None:
    [kari] = await crowd_at(town, [named.given])
    await kari.sends("/start")
    called = "du" if named.shown == NOBODY else named.shown
    assert kari.last.text.splitlines()[0] == f"Hei, {called}. Så fint at du er frivillig."
    await kari.sends("/profile")
    assert kari.last.text.splitlines()[0] == named.shown
    assert _no_message_failed(town)


async def test_coordinators_see_the_name_as_it_is(town: Town, named: Named) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await volunteer_at(town, named.given, hub="Heggedal", role="Vertskap")
    card = await kaja.hears("En ny frivillig har meldt seg.")
    assert card.text.splitlines()[2] == named.shown
    assert _no_message_failed(town)


async def test_idea_carries_the_name_as_it_is(town: Town, named: Named) -> None:
    kaja = await coordinator_of(town, "heggedal")
    kari = town.person(named.given)
    for words in ("/idea", "Heggedal", "Quiz"):
        await kari.sends(words)
    await kaja.hears("Quiz")
    assert kaja.last.text == f"En idé til Heggedal fra {named.shown}:\n\n«Quiz»"
    assert _no_message_failed(town)


@pytest.mark.parametrize("named", [NAMES[IDS.index(each)] for each in ("tags", "direction", "zero width")])
async def test_request_card_lists_the_name_as_it_is(town: Town, named: Named) -> None:
    [kari] = await crowd_at(town, ["Kari"])
    kari.person.first_name = named.given
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, kari)
    await kari.presses("👍 Jeg kan", hearing="Du har plassen")
    await kaja.hears(f"\nKommer: {named.shown}")
    await kari.presses("Meld avbud", hearing="Plassen din er gitt tilbake")
    await kaja.hears(f"Har meldt avbud: {named.shown}. Ingen har overtatt.")
    assert _no_message_failed(town)


async def test_coordinators_list_shows_the_name_as_it_is(town: Town, named: Named) -> None:
    eira = town.owner()
    await coordinator_of(town, "heggedal", name=named.given)
    await eira.sends("/coordinators")
    assert eira.last.text.splitlines()[1] == f"{named.shown}: Heggedal"
    await eira.presses("Fjern")
    assert eira.reads(f"Skal {named.shown} ikke lenger være koordinator?")
    assert _no_message_failed(town)


async def test_names_are_kept_without_what_cannot_be_seen(town: Town) -> None:
    kari = town.person("\u202eKari\u200b")
    await kari.sends("/start")
    assert [row["name"] for row in (await rows_of(town, "people"))["people"]] == ["Kari"]
