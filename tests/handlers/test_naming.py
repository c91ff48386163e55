"""Which choices typed words name, and which they leave out; and the age that is told."""

import pytest

from domain.hubfile import packaged, read
from handlers.toolkit.ages import age_told, is_too_young
from handlers.toolkit.naming import Picked, hubs_picked, interests_and_more, interests_picked, roles_picked
from locales import LANGUAGES

ASKER = read(packaged())
OPEN = {hub.slug for hub in ASKER.hubs if not hub.is_planned}
ROLES = {role.slug for role in ASKER.roles}
INTERESTS = {interest.slug for interest in ASKER.interests}


def picked(on: set[str], off: set[str] | None = None) -> Picked:
    return Picked(frozenset(on), frozenset(off or ()))


ALL_BUT_HOLMEN = picked(OPEN - {"holmen"}, {"holmen"})
NOT_TOFTE = picked(set(), {"tofte"})


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("alle unntatt Holmen", "nb", ALL_BUT_HOLMEN),
        ("alle torg bortsett fra Holmen", "nb", ALL_BUT_HOLMEN),
        ("alle, men ikke Holmen", "nb", ALL_BUT_HOLMEN),
        ("unntatt Holmen", "nb", ALL_BUT_HOLMEN),
        ("jeg kan hjelpe alle steder utenom Holmen", "nb", ALL_BUT_HOLMEN),
        ("alle unntatt Holmen, Tofte og Borgen", "nb", picked(OPEN - (out := {"holmen", "tofte", "borgen"}), out)),
        ("alle unnateke Holmen", "nn", ALL_BUT_HOLMEN),
        ("alle utanom Holmen", "nn", ALL_BUT_HOLMEN),
        ("all except Holmen", "en", ALL_BUT_HOLMEN),
        ("everything but Holmen", "en", ALL_BUT_HOLMEN),
        ("alla utom Holmen", "sv", ALL_BUT_HOLMEN),
        ("alle außer Holmen", "de", ALL_BUT_HOLMEN),
        ("wszystkie oprócz Holmen", "pl", ALL_BUT_HOLMEN),
        ("усі, крім Holmen", "uk", ALL_BUT_HOLMEN),  # noqa: RUF001 -- Ukrainian
        ("dhammaan marka laga reebo Holmen", "so", ALL_BUT_HOLMEN),
        ("dhammaan Holmen mooyee", "so", ALL_BUT_HOLMEN),
        ("الكل ما عدا Holmen", "ar", ALL_BUT_HOLMEN),
        ("ikke Tofte", "nb", NOT_TOFTE),
        ("jeg vil ikke være med på Tofte", "nb", NOT_TOFTE),
        ("Tofte vil jeg ikke", "nb", NOT_TOFTE),
        ("fjern Tofte", "nb", NOT_TOFTE),
        ("ikkje Tofte", "nn", NOT_TOFTE),
        ("not Tofte", "en", NOT_TOFTE),
        ("inte Tofte", "sv", NOT_TOFTE),
        ("nicht Tofte", "de", NOT_TOFTE),
        ("nie Tofte", "pl", NOT_TOFTE),
        ("не Tofte", "uk", NOT_TOFTE),
        ("Tofte ma rabo", "so", NOT_TOFTE),
        ("ليس Tofte", "ar", NOT_TOFTE),
        ("ikke Tofte, men Holmen", "nb", picked({"holmen"}, {"tofte"})),
        ("Holmen, ikke Tofte", "nb", picked({"holmen"}, {"tofte"})),
        ("Holmen i stedet for Tofte", "nb", picked({"holmen"}, {"tofte"})),
        ("verken Tofte eller Holmen", "nb", picked(set(), {"tofte", "holmen"})),
        ("ikke alle, bare Tofte", "nb", picked({"tofte"})),
        ("ikke noe annet enn Tofte", "nb", picked({"tofte"})),
        ("ikke bare Tofte, Holmen også", "nb", picked({"tofte", "holmen"})),
        ("siden jeg ikke har bil velger jeg Tofte", "nb", picked({"tofte"})),
        ("jeg vil til Tofte fordi jeg ikke kjører", "nb", picked({"tofte"})),
        ("ikke langt fra Tofte", "nb", picked({"tofte"})),
        ("Tofte, hvis ikke Holmen", "nb", picked({"tofte", "holmen"})),
        ("Tofte, det er alt", "nb", picked({"tofte"})),
        ("alle torgene", "nb", picked(OPEN)),
        ("det er alt", "nb", picked(set())),
        ("ikke alle", "nb", picked(set())),
        ("alle mine venner", "nb", picked(set())),
        ("heggedal og borgen", "nb", picked({"heggedal", "borgen"})),
    ],
)
def test_hubs_left_out_are_not_chosen(words: str, language: str, expected: Picked) -> None:
    assert hubs_picked(words, ASKER, language) == expected


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("alt unntatt idemaker", "nb", picked(ROLES - {"idemaker"}, {"idemaker"})),
        ("alt annet enn idémaker", "nb", picked(ROLES - {"idemaker"}, {"idemaker"})),
        ("ikke vertskap", "nb", picked(set(), {"vertskap"})),
        ("vertskap, ikke idémaker", "nb", picked({"vertskap"}, {"idemaker"})),
        ("alt", "nb", picked(ROLES)),
        ("alle rollene", "nb", picked(ROLES)),
        ("alt", "nn", picked(ROLES)),
        ("everything", "en", picked(ROLES)),
        ("allt", "sv", picked(ROLES)),
        ("alles", "de", picked(ROLES)),
        ("wszystko", "pl", picked(ROLES)),
        ("усе", "uk", picked(ROLES)),  # noqa: RUF001 -- Ukrainian
        ("dhammaan", "so", picked(ROLES)),
        ("كل شيء", "ar", picked(ROLES)),
        ("statsminister", "nb", picked(set())),
    ],
)
def test_roles_left_out_are_not_chosen(words: str, language: str, expected: Picked) -> None:
    assert roles_picked(words, ASKER, language) == expected


@pytest.mark.parametrize("hub", sorted(OPEN))
@pytest.mark.parametrize("language", LANGUAGES)
def test_hub_named_alone_is_chosen(hub: str, language: str) -> None:
    found = ASKER.hub(hub)
    assert found is not None
    assert hubs_picked(found.name, ASKER, language) == picked({hub})


@pytest.mark.parametrize("language", LANGUAGES)
def test_role_or_interest_named_alone_is_chosen(language: str) -> None:
    assert [roles_picked(role.name.into(language), ASKER, language) for role in ASKER.roles] == [
        picked({role.slug}) for role in ASKER.roles
    ]
    assert [interests_picked(one.name.into(language), ASKER, language) for one in ASKER.interests] == [
        picked({one.slug}) for one in ASKER.interests
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("alt", (picked(INTERESTS), "")),
        ("alt unntatt danse", (picked(INTERESTS - {"dans"}, {"dans"}), "")),
        ("ikke danse", (picked(set(), {"dans"}), "")),
        ("ikke danse, men strikking", (picked(set(), {"dans"}), "strikking")),
        ("danse og kaffe", (picked({"dans"}), "kaffe")),
        ("jeg liker ikke støy", (picked(set()), "jeg liker ikke støy")),
        ("Sjakk, strikking og broderi", (picked(set()), "Sjakk, strikking og broderi")),
    ],
)
def test_interests_left_out_are_no_words_of_ones_own(words: str, expected: tuple[Picked, str]) -> None:
    assert interests_and_more(words, ASKER, "nb") == expected


@pytest.mark.parametrize(
    ("words", "language", "age"),
    [
        ("jeg er 16", "nb", 16),
        ("nei, jeg er bare 16 år", "nb", 16),
        ("16", "nb", 16),
        ("16 år", "nb", 16),
        ("jeg er seksten", "nb", 16),
        ("ja, jeg er 19 og vil hjelpe", "nb", 19),
        ("jeg er ikke fylt 18", "nb", 17),
        ("jeg blir 18 i mars", "nb", 17),
        ("snart 18", "nb", 17),
        ("under 18", "nb", 17),
        ("over 18", "nb", 18),
        ("eg er 16 år", "nn", 16),
        ("I'm 16 years old", "en", 16),
        ("I am only 17", "en", 17),
        ("jag är 16 år", "sv", 16),
        ("Ich bin 16 Jahre alt", "de", 16),
        ("mam 16 lat", "pl", 16),
        ("мені 16 років", "uk", 16),
        ("waxaan ahay 16 jir", "so", 16),
        ("عمري 16 سنة", "ar", 16),
        ("jeg er 16 km unna", "nb", None),
        ("jeg har 16 barn", "nb", None),
        ("datteren min er 16", "nb", None),
        ("jeg er 2", "nb", None),
        ("kl 16", "nb", None),
        ("ja", "nb", None),
    ],
)
def test_age_told_is_ones_own(words: str, language: str, age: int | None) -> None:
    assert age_told(words, language) == age


def test_too_young_is_said_without_a_number() -> None:
    assert is_too_young("Jeg er for ung", "nb")
    assert is_too_young("jestem niepełnoletni", "pl")
    assert not is_too_young("er barna for unge", "nb")
