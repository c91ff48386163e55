from dataclasses import replace

import pytest

from domain.people import VolunteerStatus
from tests.conftest import Town
from tests.journeys.people import coordinator_of, volunteer_at
from tests.journeys.records import kept, rows_of, volunteer_kept
from tests.journeys.wording import said

ROLE = {"nb": "Vertskap", "nn": "Vertskap", "en": "Host"}
INTEREST = {"nb": "Gå tur", "nn": "Gå tur", "en": "Go for walks"}
PROMISED = {
    "nb": "Koordinatoren på Heggedal svarer deg innen 3 dager.",
    "nn": "Koordinatoren på Heggedal svarar deg innan 3 dagar.",
    "en": "The coordinator at Heggedal answers you within 3 days.",
}


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
async def test_seven_presses_lead_from_the_hubs_to_the_card(town: Town, language: str) -> None:
    kaja = await coordinator_of(town, "heggedal")
    kari = town.person("Kari", language=language)
    await kari.sends("/volunteer")
    onward = said(language, "Next →")
    agreed = said(language, "✅ Yes, and I am at least {age}", age=18)
    presses = ["Heggedal", onward, ROLE[language], onward, INTEREST[language], onward, agreed]
    assert len(presses) <= 7
    for label in presses:
        await kari.presses(label)
    what_next = said(language, "When help is needed, you get a message here and answer with one press.")
    assert kari.screen == (
        "\n\n".join(
            [
                said(language, "<b>Thank you, you are registered.</b>"),
                "\n".join(
                    [
                        "Kari",
                        said(language, "Hubs: {hubs}", hubs="Heggedal"),
                        said(language, "Roles: {roles}", roles=ROLE[language]),
                        said(language, "Interests: {interests}", interests=INTEREST[language]),
                    ]
                ),
                f"{PROMISED[language]}\n{what_next}",
            ]
        ),
        [[said(language, "✏️ Change")], [said(language, "🏠 Menu"), said(language, "☎️ Talk to a person")]],
    )
    await kaja.hears("Kari")
    assert kaja.last.text.splitlines() == [
        "En ny frivillig har meldt seg.",
        "",
        "Kari",
        "Torg: Heggedal",
        "Roller: Vertskap",
        "Interesser: Gå tur",
        "",
        "Jeg har lovet svar fra Heggedal innen 3 dager.",
    ]


async def test_typing_works_as_well_as_pressing(town: Town) -> None:
    kari = town.person("Kari")
    for words in ("/volunteer", "heggedal og borgen"):
        await kari.sends(words)
    await kari.presses("Neste →")
    await kari.sends("vertskap")
    await kari.presses("Neste →")
    await kari.sends("gå tur")
    await kari.sends("spille bridge")
    await kari.sends("Sjakk på <torsdager>")
    assert kari.reads("Med egne ord: Sjakk på <torsdager>")
    found = await volunteer_kept(town, kari)
    assert found is not None
    assert (set(found.hubs), set(found.roles)) == ({"heggedal", "borgen"}, {"vertskap"})
    assert (set(found.interests), found.own_words) == ({"tur", "bridge"}, "Sjakk på <torsdager>")


async def test_several_choices_are_marked_and_can_be_taken_back(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/volunteer")
    for label in ("Heggedal", "Tofte", "✅ Heggedal"):
        await kari.presses(label)
    assert [label for label in kari.buttons if label.startswith("✅")] == ["✅ Tofte"]
    assert [row["hub"] for row in (await kept(town))["volunteer_hubs"]] == ["tofte"]


async def test_every_step_has_a_way_back(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/volunteer")
    questions = ["Hvor vil du hjelpe til?", "Hva vil du være?", "Hva liker du?"]
    for question, choice in zip(questions, ["Heggedal", "Vertskap", "Danse"], strict=True):
        assert kari.reads(question)
        await kari.presses(choice)
        await kari.presses("Neste →")
    for question in reversed(questions):
        await kari.presses("← Tilbake")
        assert kari.reads(question)
    assert kari.sees_button("🏠 Meny")


@pytest.mark.parametrize("answered", range(4))
async def test_registration_goes_on_where_a_restart_cut_it_off(quiet_town: Town, answered: int) -> None:
    steps = ["Heggedal", "Neste →", "Vertskap", "Neste →"]
    kari = quiet_town.person("Kari")
    async with quiet_town.bot():
        await kari.sends("/volunteer")
        for label in steps[:answered]:
            await kari.presses(label)
    async with quiet_town.bot():
        for label in steps[answered:]:
            await kari.presses(label)
        assert kari.reads("Hva liker du?")
        await kari.presses("Neste →")
        await kari.presses("Ja, og jeg er minst 18 år")
        assert kari.reads("Torg: Heggedal\nRoller: Vertskap\nInteresser: ingen valgt")


async def test_typed_words_belong_to_the_step_that_a_restart_cut_off(quiet_town: Town) -> None:
    kari = quiet_town.person("Kari")
    async with quiet_town.bot():
        await kari.sends("/volunteer")
    async with quiet_town.bot():
        await kari.sends("Slemmestad")
        assert kari.sees_button("✅ Slemmestad")


async def test_planned_hub_can_only_be_followed(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/volunteer")
    await kari.presses("Spikkestad: varsle meg ved åpning")
    assert kari.sees_button("✅ Spikkestad: varsle meg ved åpning")
    assert kari.sees_no_button("Neste →")
    await kari.sends("spikkestad og heggedal")
    found = await volunteer_kept(town, kari)
    assert found is not None
    assert found.hubs == {"heggedal"}
    assert [row["hub"] for row in (await kept(town))["follows"]] == ["spikkestad"]
    await kari.presses("✅ Spikkestad: varsle meg ved åpning")
    assert (await kept(town))["follows"] == []


async def test_nobody_is_a_volunteer_without_consent(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    kari = town.person("Kari")
    await kari.sends("/start vert_heggedal")
    await kari.presses("Neste →")
    assert kari.reads("Du må være minst 18 år.")
    await kari.sends("ja, jeg er 19")
    assert kari.reads("Trykk på knappen for å si ja.")
    found = await volunteer_kept(town, kari)
    assert found is not None
    assert (found.status, found.consented_at) == (VolunteerStatus.JOINING, None)
    assert kari.sees_button("🏠 Meny")
    await kari.presses("Nei takk")
    assert kari.last.text == "Greit. Du er ikke meldt på, og valgene dine er slettet."
    assert await volunteer_kept(town, kari) is None
    assert (await kept(town))["volunteer_hubs"] == []
    assert kaja.never_read("Kari")


async def test_minimum_age_is_the_municipalitys(quiet_town: Town) -> None:
    quiet_town.settings = replace(quiet_town.settings, minimum_age=15)
    kari = quiet_town.person("Kari")
    async with quiet_town.bot():
        await kari.sends("/start vert_heggedal")
        await kari.presses("Neste →")
        assert kari.reads("Du må være minst 15 år.")
        assert kari.sees_button("✅ Ja, og jeg er minst 15 år")


async def test_consent_is_kept_with_the_text_it_was_given_to(town: Town) -> None:
    await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    [row] = (await rows_of(town, "volunteers"))["volunteers"]
    assert (row["status"], row["consent_text"]) == ("active", "2026-11 nb")
    assert row["consented_at"] == town.now


async def test_going_on_without_a_hub_or_a_role_is_not_offered(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/volunteer")
    assert kari.sees_no_button("Neste →")
    await kari.sends("et sted langt borte")
    assert kari.reads("Det kjente jeg ikke igjen. Du kan også trykke på en knapp.\n\nHvor vil du hjelpe til?")
    await kari.presses("Heggedal")
    await kari.presses("Neste →")
    assert kari.sees_no_button("Neste →")


async def test_list_of_interests_keeps_what_is_not_among_them(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/volunteer")
    for words in ("Heggedal", "vertskap"):
        await kari.sends(words)
        await kari.presses("Neste →")
    await kari.sends("danse og kaffe", hearing="Med egne ord: kaffe")
    assert [label for label in kari.buttons if "✅" in label] == ["✅ Danse"]
    await kari.sends("alt")
    assert [label for label in kari.buttons if label.startswith("✅")] == kari.buttons[:-5]
    assert kari.reads("Med egne ord: kaffe")


async def test_profile_before_the_end_leads_to_the_last_step(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/volunteer")
    for words in ("Heggedal", "vertskap", "danse"):
        await kari.sends(words)
        await kari.presses("Neste →", hearing="")
    assert kari.reads("Kan vi lagre dette og skrive til deg")
    await kari.sends("/profile", hearing="Kan vi lagre dette og skrive til deg")
