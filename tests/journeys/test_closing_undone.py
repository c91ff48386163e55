"""A closing is taken back: the house is open again, whatever was said of it, and followers hear what holds."""

from tests.chat import Talker
from tests.conftest import Town
from tests.journeys.people import calls, coordinator_of, crowd_at

CLOSED = "Heggedal er stengt: tirsdag 24. november."
OPEN_AGAIN = "Heggedal holder likevel ikke stengt: vanlige tider tirsdag 24. november."


async def closed_with_a_reason(town: Town) -> tuple[Talker, Talker]:
    """Kaja has closed Heggedal tomorrow and said why; Reidar follows it."""
    kaja = await coordinator_of(town, "heggedal")
    reidar = town.person("Reidar")
    await reidar.sends("er Heggedal åpent nå?")
    await reidar.presses("Si fra når dette endres")
    await kaja.sends("/facts Heggedal")
    await kaja.presses("Steng")
    await kaja.presses("I morgen")
    await reidar.hears(CLOSED)
    await kaja.presses("Skriv hvorfor")
    await kaja.sends("vannlekkasje i kjelleren", hearing="Hvorfor: Vannlekkasje i kjelleren.")
    return kaja, reidar


async def test_closing_is_undone_on_the_screen_that_says_why(town: Town) -> None:
    kaja, reidar = await closed_with_a_reason(town)
    await kaja.presses("Den kan bli forlenget")
    await kaja.presses("Angre stengingen", hearing=f"Lagret. {OPEN_AGAIN}\n1 som følger torget, får beskjed.")
    await reidar.hears(OPEN_AGAIN)
    await reidar.sends("er Heggedal åpent i morgen?")
    assert reidar.reads("Bibliotek: betjent kl. 10:00–16:00.")


async def test_each_line_of_the_history_says_what_it_changed(town: Town) -> None:
    kaja, reidar = await closed_with_a_reason(town)
    await kaja.presses("Det som er registrert")
    await kaja.presses("Siste endringer")
    assert kaja.last.text.splitlines()[1:] == [
        "• man. 23. nov. 12:00, Kaja: Heggedal: endret grunn til stengingen tirsdag 24. november.",
        f"• man. 23. nov. 12:00, Kaja: {CLOSED}",
    ]
    await kaja.presses("Angre stengingen")
    assert kaja.reads(OPEN_AGAIN)
    await kaja.presses("Angre")
    assert kaja.reads(f"Lagret. {CLOSED}")
    await reidar.hears(CLOSED, times=2)
    await reidar.sends("er Heggedal åpent i morgen?")
    assert reidar.last.text.splitlines()[1:3] == [
        "Heggedal er stengt tirsdag 24. november.",
        "Hvorfor: Vannlekkasje i kjelleren.",
    ]


async def test_nobody_hears_that_only_the_reason_was_changed(town: Town) -> None:
    kaja, reidar = await closed_with_a_reason(town)
    before = len(reidar.visible)
    await kaja.presses("Den kan bli forlenget")
    await kaja.presses("Den blir ikke forlenget")
    await kaja.presses("Angre stengingen")
    await reidar.hears(OPEN_AGAIN)
    assert len(reidar.visible) == before + 1


async def test_extension_is_undone_to_the_shorter_closing(town: Town) -> None:
    kaja, reidar = await closed_with_a_reason(town)
    await kaja.presses("Det som er registrert")
    await kaja.presses("Lenger enn tir. 24. nov.")
    await kaja.sends("fredag", hearing="stengt lenger: fra tirsdag 24. november til og med fredag 27. november")
    await kaja.presses("Angre")
    assert kaja.reads(f"Lagret. {CLOSED}")
    await reidar.hears(CLOSED, times=2)


async def test_the_requests_it_hits_stay_in_view_after_the_reason(town: Town) -> None:
    [vidar] = await crowd_at(town, ["Vidar"])
    kaja = await coordinator_of(town, "heggedal")
    await calls(kaja, vidar)
    await vidar.presses("👍 Jeg kan", hearing="Du har plassen")
    await kaja.sends("/facts", hearing="hva som er registrert")
    await kaja.presses("Steng")
    await kaja.sends("torsdag", hearing="Lagret.")
    await kaja.presses("Skriv hvorfor")
    await kaja.sends("vannlekkasje", hearing="Hvorfor: Vannlekkasje.")
    assert kaja.last.text.splitlines()[3:] == [
        "Forespørsler det gjelder (ingen har fått beskjed ennå):",
        "• Konsert, tor. 26. nov.: Vidar",
    ]
    await kaja.presses("🚫 Avlys alle", hearing="1 forespørsel er avlyst.")
    await vidar.hears("Hvorfor: Heggedal er stengt da (vannlekkasje).")
