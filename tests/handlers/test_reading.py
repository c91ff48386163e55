"""What typed words mean where something could also be pressed."""

import datetime as dt

import pytest

from domain.hubfile import packaged, read
from handlers.toolkit.reading import (
    day_named,
    hours_named,
    hubs_chosen,
    hubs_named,
    interests_named,
    number_named,
    roles_named,
    times_named,
)
from locales import LANGUAGES

ASKER = read(packaged())
TODAY = dt.date(2026, 11, 23)
EVENING = (dt.time(17), dt.time(20))


@pytest.mark.parametrize(
    ("words", "language", "times"),
    [
        ("17–20", "nb", EVENING),
        ("17-20", "nn", EVENING),
        ("17—20", "en", EVENING),
        ("17\u221220", "nb", EVENING),
        (" 17 – 20 ", "nb", EVENING),
        ("17 til 20", "nb", EVENING),
        ("17 TO 20", "en", EVENING),
        ("17 until 20", "en", EVENING),
        ("kl. 17 til kl. 20", "nb", EVENING),
        ("fra klokka 17 til 20", "nb", EVENING),
        ("frå kl 17 til 20", "nn", EVENING),
        ("from 17 to 20", "en", EVENING),
        ("17:30–20", "nb", (dt.time(17, 30), dt.time(20))),
        ("17.30 til 20.15", "nb", (dt.time(17, 30), dt.time(20, 15))),
        ("1730-2000", "nb", (dt.time(17, 30), dt.time(20))),
        ("9-12", "nb", (dt.time(9), dt.time(12))),
        ("20–24", "nb", (dt.time(20), dt.time(0))),
        ("22–01", "nb", (dt.time(22), dt.time(1))),
        ("10-12", "nb", (dt.time(10), dt.time(12))),
    ],
)
def test_times_are_read(words: str, language: str, times: tuple[dt.time, dt.time]) -> None:
    assert times_named(words, language) == times


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "words",
    [
        "",
        "–",
        "17",
        "17–",
        "–20",
        "17 20",
        "25–27",
        "17–17",
        "17:60–20",
        "18.75-20",
        "10-12-14",
        "når som helst",
        "🎉–🎉",
        "x" * 4096,
    ],
)
def test_what_is_no_time_is_not_guessed(words: str, language: str) -> None:
    assert times_named(words, language) is None


@pytest.mark.parametrize(
    ("words", "language", "day"),
    [
        ("torsdag", "nb", dt.date(2026, 11, 26)),
        ("i dag", "nb", TODAY),
        ("i morgen", "nb", dt.date(2026, 11, 24)),
        ("i morgon", "nn", dt.date(2026, 11, 24)),
        ("tomorrow", "en", dt.date(2026, 11, 24)),
        ("Thursday", "en", dt.date(2026, 11, 26)),
        ("24.12", "nb", dt.date(2026, 12, 24)),
        ("24. desember", "nb", dt.date(2026, 12, 24)),
        ("24 December", "en", dt.date(2026, 12, 24)),
        ("julaften", "nb", dt.date(2026, 12, 24)),
        ("2026-11-26", "nb", dt.date(2026, 11, 26)),
        ("i går", "nb", dt.date(2026, 11, 22)),
        ("neste uke", "nb", dt.date(2026, 11, 30)),
        ("1. februar", "nb", dt.date(2027, 2, 1)),
    ],
)
def test_days_are_read(words: str, language: str, day: dt.date) -> None:
    assert day_named(words, language, TODAY) == day


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", ["", "en gang", "31. november", "30.02", "32.12", "2026-13-01", "🎉", "x" * 4096])
def test_what_is_no_day_is_not_guessed(words: str, language: str) -> None:
    assert day_named(words, language, TODAY) is None


@pytest.mark.parametrize("ahead", range(8))
@pytest.mark.parametrize("language", LANGUAGES)
def test_pressed_day_is_the_day_it_says(ahead: int, language: str) -> None:
    day = TODAY + dt.timedelta(days=ahead)
    assert day_named(day.isoformat(), language, TODAY) == day


@pytest.mark.parametrize(
    ("words", "hubs"),
    [
        ("heggedal", {"heggedal"}),
        ("Heggedal og Borgen", {"heggedal", "borgen"}),
        ("hegedal", {"heggedal"}),
        ("på Sætre", {"saetre"}),
        ("saetre", {"saetre"}),
        ("kulturhuset", {"asker_sentrum"}),
        ("Asker sentrum", {"asker_sentrum"}),
        ("SLEMMESTAD!", {"slemmestad"}),
        ("Spikkestad, Tofte", {"spikkestad", "tofte"}),
        ("<b>heggedal</b>", {"heggedal"}),
        ("Hurum", set()),
        ("Oslo", set()),
        ("", set()),
        ("🎉", set()),
        ("x" * 4096, set()),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_hubs_are_read_for_certain_or_not_at_all(words: str, hubs: set[str], language: str) -> None:
    assert hubs_named(words, ASKER, language) == hubs


@pytest.mark.parametrize(
    ("words", "language", "hubs"),
    [
        ("Holmen", "nb", {"holmen"}),
        ("Holmen og Borgen", "nb", {"holmen", "borgen"}),
        ("ikke Holmen", "nb", set()),
        ("ikke på Holmen", "nb", set()),
        ("ikke Holmen, men Borgen", "nb", {"borgen"}),
        ("Borgen, ikke på Holmen", "nb", {"borgen"}),
        ("nei, Holmen", "nb", {"holmen"}),
        ("Borgen, nei, jeg mener Holmen", "nb", {"holmen"}),
        ("fra Holmen", "nb", {"holmen"}),
        ("ikkje Holmen", "nn", set()),
        ("not Holmen", "en", set()),
        ("not at Holmen but Tofte", "en", {"tofte"}),
        ("inte Holmen", "sv", set()),
        ("nicht Holmen, sondern Tofte", "de", {"tofte"}),
        ("nie Holmen", "pl", set()),
        ("не Holmen", "uk", set()),
        ("ليس Holmen", "ar", set()),
        ("Holmen maaha", "so", set()),
        ("Holmen maaha, Tofte", "so", {"tofte"}),
    ],
)
def test_hub_that_is_denied_is_not_chosen(words: str, language: str, hubs: set[str]) -> None:
    assert hubs_chosen(words, ASKER, language) == hubs


@pytest.mark.parametrize("hub", ASKER.hubs, ids=[hub.slug for hub in ASKER.hubs])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_hub_is_known_by_its_name(hub: object, language: str) -> None:
    [found] = [each for each in ASKER.hubs if each is hub]
    assert hubs_named(found.name, ASKER, language) == {found.slug}


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("vertskap", {"vertskap"}),
        ("Host", {"vertskap"}),
        ("vertskap og idémaker", {"vertskap", "idemaker"}),
        ("idemaker", {"idemaker"}),
        ("Tilretteleggjar", {"tilrettelegger"}),
        ("statsminister", set()),
        ("hostel", set()),
    ],
)
def test_roles_are_read_in_any_language(words: str, roles: set[str]) -> None:
    assert roles_named(words, ASKER) == roles


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_and_interest_is_known_by_its_name(language: str) -> None:
    assert [roles_named(role.name.into(language), ASKER) for role in ASKER.roles] == [
        {role.slug} for role in ASKER.roles
    ]
    assert [interests_named(one.name.into(language), ASKER) for one in ASKER.interests] == [
        {one.slug} for one in ASKER.interests
    ]


@pytest.mark.parametrize(
    ("words", "language", "number"),
    [
        ("to", "nb", 2),
        ("To!", "nb", 2),
        ("ca. tre stykker", "nb", 3),
        ("vi trenger fire", "nb", 4),
        ("et par", "nb", 2),
        ("femten", "nb", 15),
        ("three people", "en", 3),
        ("zwei", "de", 2),
        ("троє", "uk", None),
        ("kvart", "nb", None),
        ("mange", "nb", None),
        ("3", "nb", None),
    ],
)
def test_number_said_in_words_is_read(words: str, language: str, number: int | None) -> None:
    assert number_named(words, language) == number


@pytest.mark.parametrize(
    ("words", "language", "hours"),
    [
        ("to", "nb", "2"),
        ("tre timer", "nb", "3"),
        ("to og en halv", "nb", "2,5"),
        ("en og en halv time", "nb", "1,5"),
        ("en halv time", "nb", "0,5"),
        ("two and a half", "en", "2,5"),
        ("2,5", "nb", "2,5"),
        ("halv fire", "nb", "halv fire"),
        ("mange", "nb", "mange"),
    ],
)
def test_hours_said_in_words_are_read(words: str, language: str, hours: str) -> None:
    assert hours_named(words, language) == hours
