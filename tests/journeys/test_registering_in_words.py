"""What people write while they register: no, their age, a wish for a person, and what they leave out."""

import pytest

from domain.people import VolunteerStatus
from tests.chat import Talker
from tests.conftest import Town
from tests.journeys.people import volunteer_at
from tests.journeys.records import kept, volunteer_kept
from tests.journeys.wording import said


async def at_consent(town: Town, name: str = "Kari", *, language: str = "nb") -> Talker:
    """Somebody who has chosen all there is and is asked for consent."""
    talker = town.person(name, language=language)
    await talker.sends("/start vert_heggedal")
    await talker.presses(said(language, "Next →"))
    assert talker.reads(said(language, "<b>May we keep this and write to you?</b>"))
    return talker


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", "nei"),
        ("nb", "Nei takk, jeg vil ikke."),
        ("nb", "jeg vil ikke være med"),
        ("nn", "nei, eg vil ikkje"),
        ("en", "no thanks"),
        ("sv", "nej tack"),
        ("de", "nein, ich möchte nicht"),
        ("pl", "nie zgadzam się"),
        ("uk", "ні, дякую"),
        ("so", "maya"),
        ("ar", "لا أوافق"),
    ],
)
async def test_no_in_words_at_consent_deletes_the_choices(town: Town, language: str, words: str) -> None:
    kari = await at_consent(town, language=language)
    await kari.sends(words)
    assert kari.last.text == said(language, "All right. You are not registered, and your choices have been deleted.")
    assert await volunteer_kept(town, kari) is None
    await kari.sends("/profile")
    assert kari.reads(said(language, "You are not registered as a volunteer, so you get no requests for help."))
    assert await volunteer_kept(town, kari) is None


async def test_no_thanks_pressed_twice_or_by_a_volunteer_does_no_harm(town: Town) -> None:
    kari = await at_consent(town)
    asked = kari.last
    no_thanks = next(key.callback_data for row in asked.rows for key in row if key.label == "Nei takk")
    assert no_thanks is not None
    await kari.presses("Nei takk")
    kari.person.press(asked.message_id, no_thanks)
    await kari.sends("/start vert_heggedal")
    await kari.presses("Neste →")
    await kari.presses("Ja, og jeg er minst 18 år")
    kari.person.press(asked.message_id, no_thanks)
    await kari.sends("/profile", hearing="Torg: Heggedal")
    found = await volunteer_kept(town, kari)
    assert found is not None
    assert found.status is VolunteerStatus.ACTIVE


async def test_no_thanks_after_leaving_deletes_what_was_left_for_a_return(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await vidar.sends("/stop")
    await vidar.sends("/profile")
    assert vidar.reads("Du er ikke meldt på som frivillig, så du får ingen forespørsler.")
    await vidar.presses("Bli frivillig")
    await vidar.presses("Neste →")
    await vidar.presses("Nei takk")
    assert vidar.reads("valgene dine er slettet")
    assert await volunteer_kept(town, vidar) is None


@pytest.mark.parametrize("words", ["jeg er 16", "nei, jeg er bare 16 år", "jeg er for ung", "snart 18"])
async def test_somebody_too_young_is_turned_away_kindly(town: Town, words: str) -> None:
    kari = await at_consent(town)
    await kari.sends(words)
    told = "Du må være minst 18 år for å bli frivillig. Du kan sende en idé eller snakke med et menneske."
    assert kari.screen == (
        f"{told}\n\nValgene dine er slettet.",
        [["💡 Jeg har en idé"], ["🏠 Meny", "☎️ Snakk med et menneske"]],
    )
    await kari.presses("Ja, og jeg er minst 18 år", hearing="Noe mangler ennå")
    assert await volunteer_kept(town, kari) is None


async def test_question_at_consent_is_answered_and_consent_asked_again(town: Town) -> None:
    kari = await at_consent(town)
    for words, answer in (
        ("når åpner Heggedal", "Heggedal"),
        ("hva lagrer dere om meg?", "Det gjør du her:"),
        ("kan jeg få snakke med et menneske", "Her når du et menneske"),
    ):
        await kari.sends(words, hearing="Kan vi lagre dette")
        first, second = kari.heard(2)
        assert answer in first
        assert second.startswith("Kan vi lagre dette og skrive til deg?")


async def at_interests(town: Town, language: str = "nb") -> Talker:
    """Somebody who has chosen a hub and a role, and is asked what they like."""
    talker = town.person("Gerd", language=language)
    await talker.sends("/volunteer")
    for press in ("Heggedal", "Vertskap"):
        await talker.sends(press)
        await talker.presses(said(language, "Next →"))
    return talker


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", "jeg vil snakke med et menneske"),
        ("nn", "eg vil snakke med eit menneske"),
        ("en", "I want to talk to a human"),
        ("sv", "jag vill prata med en människa"),
        ("de", "ich möchte mit einem Menschen sprechen"),
        ("pl", "chcę porozmawiać z człowiekiem"),
        ("uk", "хочу поговорити з людиною"),
        ("so", "waxaan rabaa inaan qof la hadlo"),
        ("ar", "أريد التحدث مع شخص"),
        ("nb", "slett alt om meg"),
        ("nb", "jeg vil ikke være med lenger"),
    ],
)
async def test_wish_for_a_person_is_no_interest(town: Town, language: str, words: str) -> None:
    gerd = await at_interests(town, language)
    await gerd.sends("Strikking")
    await gerd.sends(words, hearing=said(language, "<b>What do you like?</b>"))
    assert said(language, "<b>What do you like?</b>") not in gerd.heard(2)[0]
    found = await volunteer_kept(town, gerd)
    assert found is not None
    assert found.own_words == "Strikking"


async def test_wish_for_a_person_is_answered_at_every_step(town: Town) -> None:
    gerd = town.person("Gerd")
    await gerd.sends("/volunteer")
    for step, choice in (("Hvor vil du hjelpe til?", "Heggedal"), ("Hva vil du være?", "Vertskap")):
        await gerd.sends("jeg vil snakke med et menneske", hearing=step)
        assert "Her når du et menneske" in gerd.heard(2)[0]
        await gerd.presses(choice)
        await gerd.presses("Neste →")


async def test_own_words_are_added_to_until_they_are_full(town: Town) -> None:
    gerd = await at_interests(town)
    await gerd.sends("Strikking")
    await gerd.sends("snakke med folk")
    await gerd.sends("strikking")
    assert gerd.reads("Med egne ord: Strikking, snakke med folk")
    await gerd.sends("x" * 180)
    assert gerd.reads("Det er plass til 200 tegn i dine egne ord. Ikke alt du skrev nå, er lagret.")
    assert gerd.reads("Med egne ord: Strikking, snakke med folk")
    await gerd.presses("Fjern mine egne ord")
    assert "Med egne ord" not in gerd.last.text
    await gerd.sends("y" * 300)
    assert gerd.reads(f"Med egne ord: {'y' * 199}…")


async def test_what_is_left_out_is_not_chosen(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/volunteer")
    await kari.sends("alle unntatt Holmen")
    assert [label for label in kari.buttons if "Holmen" in label] == ["Holmen"]
    assert len([label for label in kari.buttons if label.startswith("✅")]) == 6
    await kari.sends("ikke Tofte")
    assert kari.sees_no_button("✅ Tofte")
    await kari.presses("Neste →")
    await kari.sends("alt")
    await kari.sends("ikke idemaker")
    assert kari.sees_no_button("✅ Idémaker")
    await kari.presses("Neste →")
    await kari.sends("alt unntatt danse")
    found = await volunteer_kept(town, kari)
    assert found is not None
    assert "dans" not in found.interests
    assert found.hubs.isdisjoint({"holmen", "tofte"})
    assert (set(found.roles), found.own_words) == ({"vertskap", "tilrettelegger"}, "")


@pytest.mark.parametrize("words", ["stopp", "meld meg av", "ta en pause"])
async def test_stop_from_no_volunteer_offers_no_leaving(town: Town, words: str) -> None:
    kari = town.person("Kari")
    await kari.sends("/start")
    await kari.sends(words)
    assert kari.screen == (
        "Du er ikke meldt på som frivillig, så du får ingen forespørsler.",
        [["🙋 Bli frivillig"], ["🏠 Meny", "☎️ Snakk med et menneske"]],
    )


async def test_stop_from_no_volunteer_tells_what_they_follow(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/volunteer")
    await kari.presses("Spikkestad: varsle meg ved åpning")
    await kari.sends("/stop")
    assert kari.reads("Du får fortsatt beskjeder om Spikkestad, fordi du har bedt om det.")
    await kari.presses("Stopp disse meldingene")
    assert (await kept(town))["follows"] == []
