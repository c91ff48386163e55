import pytest

from tests.conftest import Town
from tests.journeys.forging import forges
from tests.journeys.people import coordinator_of
from tests.journeys.records import audited, kept
from tests.journeys.wording import COORDINATORS_ONLY, OUT_OF_DATE


async def test_idea_is_kept_and_reaches_that_hubs_coordinators(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal", name="Kaja")
    hege = await coordinator_of(town, "heggedal", "borgen", name="Hege")
    turid = await coordinator_of(town, "tofte", name="Turid")
    kari = town.person("Kari")
    await kari.sends("/start")
    await kari.presses("Jeg har en idé")
    await kari.presses("Heggedal")
    assert kari.reads("Hva ønsker du skal skje på Heggedal")
    await kari.sends("Byttedag for <ski> & skøyter")
    assert kari.last.text == "Takk. Ideen er lagret, og de som har ansvar for Heggedal, har fått den."
    for coordinator in (kaja, hege):
        await coordinator.hears("Byttedag")
        assert coordinator.last.text == "En idé til Heggedal fra Kari:\n\n«Byttedag for <ski> & skøyter»"
    await turid.sends("/menu")
    assert turid.never_read("Byttedag")
    [idea] = (await kept(town))["ideas"]
    assert (idea["hub"], idea["text"], idea["person_id"]) == (
        "heggedal",
        "Byttedag for <ski> & skøyter",
        kari.person.id,
    )
    assert await audited(town, kari) == ["proposed"]


async def test_hub_can_be_typed_and_changed(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/idea")
    await kari.sends("på Sætre")
    await kari.presses("← Et annet torg")
    await kari.sends("et annet sted")
    assert kari.reads("Hvilket torg gjelder ideen?")
    await kari.sends("tofte")
    await kari.sends("Strikkekafé")
    assert [(idea["hub"], idea["text"]) for idea in (await kept(town))["ideas"]] == [("tofte", "Strikkekafé")]


async def test_without_coordinators_the_person_is_told_so_and_the_owner_hears(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/idea")
    await kari.sends("Tofte")
    await kari.sends("Strikkekafé")
    assert kari.last.text == "Takk. Ideen er lagret. Ingen koordinator for Tofte bruker denne chatten ennå."
    eira = town.owner()
    await eira.sends("/start")
    await kari.presses("En idé til")
    await kari.sends("Tofte")
    await kari.sends("Quiz")
    await eira.hears("Quiz")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("å" * 1001, "Det var 1001 tegn, og jeg har plass til 1000."),
        ("x" * 5000, "Det var 5000 tegn, og jeg har plass til 1000."),
        ("\u200b\u2060", "Jeg fant ingen ord å lese."),
    ],
)
async def test_what_cannot_be_kept_is_asked_for_again(town: Town, words: str, complaint: str) -> None:
    kari = town.person("Kari")
    await kari.sends("/idea")
    await kari.sends("Heggedal")
    await kari.sends(words)
    assert kari.last.text.startswith(complaint)
    assert kari.reads("Hva ønsker du skal skje på Heggedal")
    assert (await kept(town))["ideas"] == []
    await kari.sends("Quiz")
    assert [idea["text"] for idea in (await kept(town))["ideas"]] == ["Quiz"]


async def test_idea_of_the_greatest_length_is_kept_whole(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    kari = town.person("Kari")
    longest = "&<é " * 248 + "slutt"
    await kari.sends("/idea")
    await kari.sends("Heggedal")
    await kari.sends(longest)
    await kaja.hears(f"«{longest}»")


async def test_half_told_idea_survives_a_restart(quiet_town: Town) -> None:
    kari = quiet_town.person("Kari")
    async with quiet_town.bot():
        await kari.sends("/idea")
        await kari.sends("Heggedal")
    async with quiet_town.bot():
        await kari.sends("Quiz")
        assert [idea["text"] for idea in (await kept(quiet_town))["ideas"]] == ["Quiz"]


async def test_next_words_after_an_idea_are_a_question(town: Town) -> None:
    kari = town.person("Kari")
    for words in ("/idea", "Heggedal", "Quiz", "telefon til Borgen"):
        await kari.sends(words)
    assert kari.reads("Telefon: 915 88 121")
    assert len((await kept(town))["ideas"]) == 1


async def test_idea_written_along_with_the_hub_is_kept(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal", name="Kaja")
    kari = town.person("Kari")
    await kari.sends("/idea", hearing="Du kan også skrive ideen og torget med én gang.")
    await kari.sends("Strikkekafé på Heggedal annenhver tirsdag 🧶", hearing="Ideen er lagret")
    await kaja.hears("«Strikkekafé på Heggedal annenhver tirsdag 🧶»")


async def test_coordinator_answers_an_idea_through_the_bot(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal", name="Kaja")
    turid = await coordinator_of(town, "tofte", name="Turid")
    kari = town.person("Kari")
    await kari.sends("/idea")
    await kari.sends("Byttedag på Heggedal", hearing="Ideen er lagret")
    await kaja.hears("En idé til Heggedal fra Kari:")
    await kaja.presses("↩️ Svar", hearing="Hva vil du svare Kari?")
    await kaja.sends("Ja! Kom innom torsdag.", hearing="Svaret ditt er på vei til Kari.")
    answer = await kari.hears("Kaja på Heggedal svarer på ideen din:")
    assert answer.text.splitlines()[2:] == ["«Ja! Kom innom torsdag.»", "", "Ideen din: «Byttedag på Heggedal»"]
    await forges(turid, "idea.ans:1")
    assert turid.reads(COORDINATORS_ONLY)
    await kari.sends("/delete")
    await kari.presses("Ja, slett alt")
    await forges(kaja, "idea.ans:1")
    assert kaja.reads(OUT_OF_DATE)
