"""People without the app: added by name, counted, called, and taken off again."""

from tests.chat import Talker
from tests.conftest import Town
from tests.journeys.forging import forges
from tests.journeys.people import calls, coordinator_of, crowd_at
from tests.journeys.records import request_kept, rows_of


async def called(town: Town, *names: str, needed: int = 2) -> tuple[Talker, list[Talker]]:
    volunteers = await crowd_at(town, list(names))
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, *volunteers, needed=needed)
    return kaja, volunteers


async def adds(kaja: Talker, words: str, *, hearing: str) -> None:
    await forges(kaja, "guest:1:0")
    await kaja.presses("👤 Legg til noen", hearing="Hvem kommer?")
    await kaja.sends(words, hearing=hearing)


async def test_guest_takes_a_place_and_is_on_the_call_list(town: Town) -> None:
    kaja, [vidar] = await called(town, "Vidar")
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await adds(kaja, "Ola Nordmann 41 23 45 67", hearing="Ola Nordmann har plass nå.")
    assert kaja.reads("Plasser: 2 av 2 er fylt.")
    assert kaja.sees_no_button("👤 Legg til noen")
    told = await forges(kaja, "roll.call:1:0")
    assert told.splitlines()[2:] == ["Ringeliste", "Vidar: har plass", "Ola Nordmann, uten appen: 41 23 45 67"]
    assert (await request_kept(town)).accepted == 2


async def test_last_place_given_to_a_guest_covers_the_call(town: Town) -> None:
    kaja, [vidar] = await called(town, "Vidar", needed=1)
    await adds(kaja, "Ola", hearing="Ola har plass nå.")
    await vidar.hears("Dekket, takk!")


async def test_full_request_takes_no_guest(town: Town) -> None:
    kaja, [vidar] = await called(town, "Vidar", needed=1)
    await forges(kaja, "guest.add:1")
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await kaja.sends("Ola", hearing="Ingen plass er ledig")
    assert (await rows_of(town, "guests"))["guests"] == []
    assert (await request_kept(town)).accepted == 1


async def test_guest_taken_off_makes_room_for_who_waits(town: Town) -> None:
    kaja, [vidar] = await called(town, "Vidar", needed=1)
    await adds(kaja, "Ola", hearing="Ola har plass nå.")
    await forges(vidar, "can:1")
    assert vidar.reads("nummer 1 på ventelista")
    await kaja.presses("✖ Ola", hearing="Ola er tatt av lista.")
    await vidar.sends("/mine", hearing="Jeg holder av en plass til deg")
    assert "ingenting er endret" in await forges(kaja, "guest.del:1")
    assert (await request_kept(town)).accepted == 0


async def test_guest_is_checked_in_by_the_coordinator(town: Town) -> None:
    kaja, _vidar = await called(town, "Vidar", needed=1)
    await adds(kaja, "Ola", hearing="Ola har plass nå.")
    town.now = town.now.replace(day=26, hour=17)
    await forges(kaja, "roll:1:0")
    await kaja.presses("Ola", hearing="Her nå: 1 av 1.")
    [guest] = (await rows_of(town, "guests"))["guests"]
    assert guest["checked_in_at"] == town.now


async def test_name_without_letters_is_asked_for_again(town: Town) -> None:
    kaja, _vidar = await called(town, "Vidar")
    await adds(kaja, "41234567", hearing="Hvem kommer?")
    assert kaja.reads("Jeg fant ingen ord")
    await kaja.sends("Når åpner Heggedal?")
    await kaja.sends("Ola <b>Nordmann</b>", hearing="Ola <b>Nordmann</b> har plass nå.")
