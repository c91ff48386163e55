"""A coordinator changes some days' hours: the other days stay as they are, also those nobody is sure of."""

from tests.conftest import Town
from tests.journeys.people import coordinator_of

SATURDAY = "lør. 28. nov. og lør. 5. des.: ikke bekreftet"


async def test_days_that_are_not_mentioned_stay_as_they_are(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    reidar = town.person("Reidar")
    await reidar.sends("er biblioteket på Heggedal åpent på lørdag?")
    asked_before = reidar.last.text.splitlines()[1]
    assert asked_before.startswith("Bibliotek: kanskje betjent kl. 10:00–16:00: betjent hver fjerde lørdag")
    await kaja.sends("/facts Heggedal")
    await kaja.presses("Endre tider")
    await kaja.presses("Bibliotek")
    assert kaja.reads(SATURDAY)
    assert kaja.sees_no_button("💾 Lagre")
    await kaja.sends("man-fre 10-16, tor 12-20")
    assert kaja.last.text.splitlines()[1:8] == [
        "man. 23. nov. og man. 30. nov.: 10:00–16:00",
        "tir. 24. nov. og tir. 1. des.: 10:00–16:00",
        "ons. 25. nov. og ons. 2. des.: 10:00–16:00",
        "tor. 26. nov. og tor. 3. des.: 12:00–20:00",
        "fre. 27. nov. og fre. 4. des.: 10:00–16:00",
        SATURDAY,
        "søn. 29. nov. og søn. 6. des.: ikke betjent",
    ]
    await kaja.presses("Lagre")
    await reidar.sends("er biblioteket på Heggedal åpent på lørdag?")
    assert reidar.last.text.splitlines()[1] == asked_before
    await reidar.sends("er biblioteket på Heggedal åpent på torsdag?")
    assert reidar.reads("Bibliotek: betjent kl. 12:00–20:00.")
    assert reidar.reads("Kilde: Heggedal (sist bekreftet 23. november 2026)")


async def test_second_line_adds_to_the_first_until_they_are_saved(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends("/facts Heggedal")
    await kaja.presses("Endre tider")
    await kaja.presses("Bibliotek")
    await kaja.sends("tor 12-20")
    await kaja.sends("lør stengt")
    assert kaja.reads("tor. 26. nov. og tor. 3. des.: 12:00–20:00")
    assert kaja.reads("lør. 28. nov. og lør. 5. des.: ikke betjent")
    assert kaja.reads("man. 23. nov. og man. 30. nov.: 10:00–16:00")
    await kaja.presses("Lagre")
    await kaja.presses("Angre")
    assert kaja.reads("Heggedal, Bibliotek: nye tider fra mandag 23. november.")
    reidar = town.person("Reidar")
    await reidar.sends("er biblioteket på Heggedal åpent på lørdag?")
    assert reidar.reads("Bibliotek: kanskje betjent kl. 10:00–16:00")


async def test_every_fourth_saturday_that_nobody_knows_stays_uncertain(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends("/facts Heggedal")
    await kaja.presses("Endre tider")
    await kaja.presses("Bibliotek")
    await kaja.sends("hver fjerde lørdag 11-13")
    assert kaja.reads("Hvilken lørdag er den neste?")
    await kaja.presses("Det vet ingen ennå")
    assert kaja.reads(SATURDAY)
    await kaja.presses("Lagre")
    reidar = town.person("Reidar")
    await reidar.sends("er biblioteket på Heggedal åpent på lørdag?")
    rhythm = "lørdag hver 4. uke; hvilke er ikke registrert"
    assert reidar.last.text.splitlines()[1] == f"Bibliotek: kanskje betjent kl. 11:00–13:00: {rhythm}."


async def test_whoever_follows_reads_the_new_times_at_once(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    reidar = town.person("Reidar")
    await reidar.sends("er Heggedal åpent nå?")
    await reidar.presses("Si fra når dette endres")
    await kaja.sends("/facts Heggedal")
    await kaja.presses("Endre tider")
    await kaja.presses("Bibliotek")
    await kaja.sends("tor 12-20")
    await kaja.presses("Lagre")
    told = await reidar.hears("Heggedal, Bibliotek: nye tider fra mandag 23. november.")
    assert told.text.splitlines()[1:] == [
        "man. 23. nov. til ons. 25. nov.: 10:00–16:00",
        "tor. 26. nov.: 12:00–20:00",
        "fre. 27. nov.: 10:00–16:00",
        "lør. 28. nov.: ikke bekreftet",
        "søn. 29. nov.: ikke betjent",
    ]
