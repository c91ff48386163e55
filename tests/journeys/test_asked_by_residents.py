"""What residents ask beside hours: being a volunteer, which house of two, a number by itself."""

from dataclasses import replace

import pytest

from tests.conftest import Town


async def test_whoever_is_too_young_is_told_so_and_may_send_an_idea(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("jeg er 16, kan jeg bli frivillig?")
    assert kari.reads("Du må være minst 18 år for å bli frivillig.")
    assert kari.buttons == ["💡 Jeg har en idé", "🏠 Meny", "☎️ Snakk med et menneske"]


async def test_age_is_the_municipalitys_and_whoever_has_it_may_sign_up(quiet_town: Town) -> None:
    quiet_town.settings = replace(quiet_town.settings, minimum_age=15)
    kari = quiet_town.person("Kari")
    async with quiet_town.bot():
        await kari.sends("hvor gammel må jeg være for å bli frivillig")
        assert kari.last.text.splitlines()[0] == "Du må være minst 15 år for å bli frivillig."
        await kari.sends("jeg er 16, kan jeg bli frivillig?")
        assert kari.reads("Så fint at du vil hjelpe til.")
        assert "🙋 Bli frivillig" in kari.buttons


async def test_pay_is_not_registered(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("får frivillige betalt?")
    assert kari.last.text.splitlines()[0] == "Om frivillige får betalt, er ikke registrert."


async def test_of_two_houses_named_it_is_asked_which(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("Heggedal og Borgen")
    assert kari.last.text == "Hvilket vil du vite om?"
    await kari.presses("Borgen")
    assert kari.reads("Adresse: Søndre Borgen 11")


@pytest.mark.parametrize("words", ["2", "nr 2", "17"])
async def test_number_by_itself_is_not_understood(town: Town, words: str) -> None:
    kari = town.person("Kari")
    await kari.sends(words)
    assert kari.reads("Det forsto jeg ikke.")


async def test_what_was_wrong_leads_to_the_house(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("dørene er stengt på Borgen, det står åpent her!")
    assert kari.reads("Takk for at du sier fra.")
    assert kari.reads("Borgen: 915 88 121")


@pytest.mark.parametrize(
    ("words", "answer"), [("nei takk", "Greit. Si fra om det er noe."), ("nå trykket jeg feil", "Det går fint.")]
)
async def test_small_words_are_answered_in_kind(town: Town, words: str, answer: str) -> None:
    kari = town.person("Kari")
    await kari.sends(words)
    assert kari.last.text == answer
    assert kari.buttons == ["🏠 Meny", "☎️ Snakk med et menneske"]
