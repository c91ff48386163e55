"""Somebody withdraws and nobody is left to ask: it is told at once, and nobody is said to be looked for."""

import datetime as dt

from tests.conftest import MONDAY, Town
from tests.journeys.people import calls, coordinator_of, crowd_at
from tests.journeys.records import until_done

TOLD = "Plassen din er gitt tilbake, og jeg har sagt fra til koordinatoren. Takk for at du sa fra."
NOBODY = (
    "Har meldt avbud: Vidar. Ingen har overtatt.\n2 plasser er fortsatt ledige.\n"
    "Det er ingen flere å spørre akkurat nå. Du kan ringe noen."
)


async def test_coordinator_hears_at_once_and_no_wave_is_promised(town: Town) -> None:
    kaja, [vidar] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Vidar"])
    await calls(kaja, vidar, needed=2)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen.")
    await kaja.hears("Kommer: Vidar")
    heard = len(kaja.visible)
    await vidar.presses("Meld avbud", hearing=TOLD)
    await kaja.hears(NOBODY)
    await kaja.hears("Avbud: 1.")
    await until_done(town)
    assert len(kaja.visible) == heard + 1
    assert not any("Flere blir spurt" in message.text for message in kaja.visible)


async def test_older_card_of_a_place_given_back_elsewhere_says_so(town: Town) -> None:
    kaja, [vidar] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Vidar"])
    await calls(kaja, vidar)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen.")
    await vidar.sends("jeg kan ikke likevel", hearing="Kan du ikke komme, trykk «Meld avbud»")
    await vidar.presses("Meld avbud", hearing=TOLD)
    await vidar.hears(TOLD, times=2)
    assert not any("Du har plassen" in message.text for message in vidar.visible)


async def test_of_a_stopped_request_the_coordinator_hears_too(town: Town) -> None:
    kaja, [vidar] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Vidar"])
    await calls(kaja, vidar, needed=2)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen.")
    card = await kaja.hears("Kommer: Vidar")
    await kaja.presses("⏹ Stopp", under=card)
    stop = next(label for label in kaja.buttons if "topp" in label)
    await kaja.presses(stop, hearing="Stoppet")
    await vidar.presses("Meld avbud", hearing=TOLD)
    await kaja.hears("Vidar kan ikke komme likevel. Ingen flere blir spurt.")


async def test_near_the_start_nobody_is_said_to_be_asked_when_nobody_is_left(town: Town) -> None:
    kaja, [vidar, vera] = await coordinator_of(town, "heggedal"), await crowd_at(town, ["Vidar", "Vera"])
    await calls(kaja, vidar, vera)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen.")
    town.now = MONDAY.replace(hour=9) + dt.timedelta(days=3)
    await vidar.presses("Meld avbud", under=vidar.visible[0], hearing="Da spør jeg noen andre med en gang")
    await vera.presses("🙋 Sett meg på ventelista", hearing="på ventelista")
    await vera.presses("Gå av ventelista", hearing="Du står ikke på ventelista lenger.")
    await vidar.presses("Nei, jeg kommer", hearing="Konsert")
    await vidar.sends("jeg kan ikke komme", hearing="Meld avbud")
    await vidar.presses("Meld avbud", hearing="Koordinatoren får beskjed.")
    assert "noen andre" not in vidar.last.text
