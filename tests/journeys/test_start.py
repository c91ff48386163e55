import re

import pytest

from domain.people import Person, VolunteerStatus
from handlers.menus import commands_of
from handlers.start import NAMES
from locales import LANGUAGES, texts_in
from tests.conftest import Town
from tests.journeys.people import coordinator_of, volunteer_at
from tests.journeys.records import volunteer_kept
from tests.journeys.wording import said

ROBOT = "\n\nJeg er Torgbot, en robot for innbyggertorgene i Asker. Skriv et spørsmål, eller velg under."
COMMON = [["💡 Jeg har en idé"], ["☎️ Kontakt", "🌐 Språk · Language"]]

RUBBISH = [
    "hub_atlantis",
    "vert_atlantis",
    "v_heggedal",
    "_heggedal",
    "hub_",
    "x" * 4096,
    "<b>hub_heggedal</b> & 'OR 1=1",
    "💥🎉👩‍👩‍👧",
    "hub\n\nheggedal\n",
    "\u202ehub_heggedal\u200b",
]
"""What may stand in a link after ?start=, made up or torn."""


async def test_newcomer_is_welcomed_by_a_robot_with_a_menu(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/start")
    assert kari.screen == (f"Hei, Kari. Velkommen.{ROBOT}", [["🕑 Åpningstider"], ["🙋 Bli frivillig"], *COMMON])


async def test_volunteer_is_greeted_as_one(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Heggedal", role="Vertskap")
    await vidar.sends("/start")
    assert vidar.screen == (
        f"Hei, Vidar. Så fint at du er frivillig.{ROBOT}",
        [["🕑 Åpningstider"], ["📌 Mine oppdrag", "🙋 Min profil"], *COMMON],
    )


async def test_who_has_begun_to_register_is_invited_to_go_on(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/volunteer")
    await kari.presses("Heggedal")
    await kari.sends("/start")
    assert kari.screen == (
        f"Hei, Kari. Du hadde begynt å melde deg, og alt du valgte, er lagret.{ROBOT}",
        [["🕑 Åpningstider"], ["🙋 Fortsett påmeldingen"], *COMMON],
    )
    await kari.presses("Fortsett påmeldingen")
    assert kari.reads("Hva vil du være?")


async def test_coordinator_finds_requests_first(town: Town) -> None:
    kaja = await coordinator_of(town, "heggedal")
    await kaja.sends("/start")
    assert kaja.screen == (
        f"Hei, Kaja. Du er koordinator her.{ROBOT}",
        [
            ["📣 Be om hjelp", "📋 Forespørsler"],
            ["🗓 Det som er registrert"],
            ["🕑 Åpningstider"],
            ["🙋 Bli frivillig"],
            *COMMON,
        ],
    )


async def test_owner_finds_the_coordinators_too(town: Town) -> None:
    eira = town.owner()
    await eira.sends("/menu")
    assert eira.buttons[:4] == ["📣 Be om hjelp", "📋 Forespørsler", "🗓 Det som er registrert", "🔑 Koordinatorer"]


async def test_poster_of_a_hub_leads_to_its_card(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/start hub_heggedal")
    assert kari.last.text.splitlines()[0] == "Heggedal"
    assert kari.sees_button("Åpningstider i uka")


async def test_poster_of_a_role_preselects_hub_and_role(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/start vert_heggedal")
    assert kari.reads("Hva liker du?")
    kept = await volunteer_kept(town, kari)
    assert kept is not None
    assert kept.status is VolunteerStatus.JOINING
    assert (set(kept.hubs), set(kept.roles)) == ({"heggedal"}, {"vertskap"})


async def test_poster_of_a_role_at_the_planned_hub_only_follows_it(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/start vert_spikkestad")
    assert kari.reads("Hvor vil du hjelpe til?")
    assert kari.sees_button("✅ Spikkestad: varsle meg ved åpning")
    assert await volunteer_kept(town, kari) is None


async def test_anything_else_after_start_gets_the_ordinary_greeting(town: Town) -> None:
    kari = town.person("Kari")
    for rubbish in RUBBISH:
        await kari.sends(f"/start {rubbish}")
        assert (rubbish, kari.last.text) == (rubbish, f"Hei, Kari. Velkommen.{ROBOT}")


async def test_contact_gives_the_registered_doors_of_a_hub(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/start")
    await kari.presses("Kontakt")
    switchboard = "Asker, telefon: 66 70 00 00"
    old = "Det kan ha endret seg."
    source = f"Kilde: asker.kommune.no (sist bekreftet januar 2023). {old}"
    assert kari.last.text.splitlines() == ["Snakk med et menneske", switchboard, source]
    await kari.presses("Borgen")
    assert kari.last.text.splitlines() == [
        "Snakk med et menneske",
        "Borgen: Søndre Borgen 11, 1388 Borgen",
        "Borgen, telefon: 915 88 121",
        switchboard,
        f"Kilde: asker.kommune.no (sist bekreftet januar 2021). {old}",
    ]
    await kari.presses("Heggedal")
    assert kari.last.text.splitlines()[1:] == [
        "Heggedal: Jeg har ikke registrert telefon eller e-post.",
        switchboard,
        source,
    ]


@pytest.mark.parametrize(
    ("client", "spoken"),
    [
        ("no", "nb"),
        ("nb", "nb"),
        ("nb-NO", "nb"),
        ("nn", "nn"),
        ("en", "en"),
        ("en-GB", "en"),
        ("fi", "nb"),
        ("", "nb"),
    ],
)
async def test_language_is_the_clients(town: Town, client: str, spoken: str) -> None:
    kari = town.chat.person("Kari", language=client or None)
    await kari.sends("/start")
    assert kari.last.text.splitlines()[0] == said(spoken, "Hello, {name}. Welcome.", name="Kari")


async def test_chosen_language_stays_whatever_the_client_says(town: Town) -> None:
    kari = town.person("Kari", language="nb")
    await kari.sends("/language")
    assert kari.last.rows[0][0].label == "Norsk bokmål"
    await kari.presses("English")
    assert kari.reads("Hello, Kari. Welcome.")
    await kari.sends("/language nn")
    assert kari.reads(said("nn", "Hello, {name}. Welcome.", name="Kari"))
    await kari.sends("/language klingon")
    assert kari.buttons == [*map(NAMES.get, LANGUAGES), said("nn", "🏠 Menu"), said("nn", "☎️ Talk to a person")]
    menus = town.double.profile.commands
    chat = next(commands for (scope, _), commands in menus.items() if str(kari.person.id) in scope)
    assert chat[0]["description"] == said("nn", "Begin")


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
async def test_help_names_every_command_that_one_may_send(town: Town, language: str) -> None:
    anybody = town.person("Kari", language=language)
    coordinator = await coordinator_of(town, "heggedal", language=language)
    owner = town.owner(language=language)
    rights = {
        anybody: Person(1, "", language),
        coordinator: Person(2, "", language, coordinates=frozenset({"heggedal"})),
        owner: Person(3, "", language, is_owner=True),
    }
    for talker, person in rights.items():
        await talker.sends("/help")
        named = set(re.findall(r"/(\w+)", talker.last.text))
        assert named == {name for name, _ in commands_of(texts_in(language), person)}
