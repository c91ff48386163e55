"""Those without the app hear nothing from the bot: where a coordinator reads who is told, they are named."""

from tests.chat import Talker
from tests.conftest import Town
from tests.journeys.changing import opens_change
from tests.journeys.forging import forges
from tests.journeys.people import calls, coordinator_of, crowd_at

CALL_OLGA = "Har ikke appen, så ring: Bestemor Olga (41 23 45 67)."


async def concert_with_olga(town: Town) -> tuple[Talker, Talker]:
    """Kaja has asked for two; Vidar comes, and so does grandmother Olga, who has no app."""
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar, needed=2)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await forges(kaja, "guest:1:0")
    await kaja.presses("👤 Legg til noen", hearing="Hvem kommer?")
    await kaja.sends("Bestemor Olga 41 23 45 67", hearing="Bestemor Olga har plass nå.")
    return kaja, vidar


async def test_closing_names_whom_to_call(town: Town) -> None:
    kaja, _vidar = await concert_with_olga(town)
    await kaja.sends("/facts", hearing="hva som er registrert")
    await kaja.presses("Steng")
    await kaja.sends("torsdag", hearing="Lagret.")
    assert kaja.last.text.splitlines()[2:] == ["• Konsert, tor. 26. nov.: Vidar og Bestemor Olga", CALL_OLGA]
    await kaja.presses("🚫 Avlys alle", hearing="1 forespørsel er avlyst.")
    assert kaja.last.text.splitlines()[1:] == ["1 person har fått beskjed.", "", CALL_OLGA]


async def test_change_of_time_names_whom_to_call(town: Town) -> None:
    kaja, _vidar = await concert_with_olga(town)
    await opens_change(kaja, "Tid")
    await kaja.sends("18-21", hearing="Dette endres:")
    assert kaja.reads(CALL_OLGA)
    await kaja.presses("Sykdom", hearing="1 person har fått beskjed.", under=kaja.last)
    assert kaja.reads(CALL_OLGA)


async def test_cancelling_names_whom_to_call(town: Town) -> None:
    kaja, vidar = await concert_with_olga(town)
    await forges(kaja, "off:1")
    asked = await kaja.hears("Avlyse?")
    assert asked.text.splitlines()[-1] == CALL_OLGA
    await kaja.presses("Sykdom", under=asked, hearing="1 person har fått beskjed.")
    assert kaja.reads(CALL_OLGA)
    await vidar.hears("Hvorfor: Sykdom.")
    vidar.never_read("Olga")


async def test_note_to_all_names_whom_it_does_not_reach(town: Town) -> None:
    kaja, vidar = await concert_with_olga(town)
    await forges(kaja, "note.all:1:0")
    asked = await kaja.hears("Hva vil du si til 1 person?")
    assert asked.text.splitlines()[-1] == CALL_OLGA
    await kaja.sends("Ta med kake.", hearing="Sendt til 1 person.")
    assert kaja.reads(CALL_OLGA)
    told = await vidar.hears("Ta med kake.")
    assert "Olga" not in told.text
