import datetime as dt

import pytest

from tests.conftest import Town
from tests.journeys.forging import forges
from tests.journeys.people import volunteer_at
from tests.journeys.records import kept, rows_of
from tests.journeys.wording import OUT_OF_DATE


async def test_question_about_tomorrow_is_answered_with_hours(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("er Heggedal åpent i morgen?")
    assert kari.last.text.splitlines()[:2] == ["Heggedal, tirsdag 24. november", "Bibliotek: betjent kl. 10:00–16:00."]
    assert kari.reads("Kilde: ")
    assert kari.buttons[-2:] == ["🏠 Meny", "☎️ Snakk med et menneske"]


@pytest.mark.parametrize("words", ["Borgen", "borgen", "  BORGEN!  ", "på Borgen innbyggertorg"])
async def test_name_alone_gives_the_hubs_card(town: Town, words: str) -> None:
    kari = town.person("Kari")
    await kari.sends(words)
    assert kari.last.text.splitlines()[:3] == [
        "Borgen",
        "Adresse: Søndre Borgen 11, 1388 Borgen",
        "Telefon: 915 88 121",
    ]


async def test_card_and_hours_are_reached_by_buttons(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("/start")
    await kari.presses("Åpningstider")
    assert kari.buttons == [
        "Asker sentrum",
        "Holmen",
        "Heggedal",
        "Borgen",
        "Sætre",
        "Tofte",
        "Slemmestad",
        "Spikkestad (åpner senere)",
        "🏠 Meny",
        "☎️ Snakk med et menneske",
    ]
    await kari.presses("Borgen")
    assert kari.reads("Adresse: Søndre Borgen 11, 1388 Borgen")
    await kari.presses("Åpningstider i uka")
    assert kari.last.text.splitlines()[0] == "Borgen, fra mandag 23. november til søndag 29. november"
    await kari.presses("Meny")
    assert kari.reads("Hei, Kari.")


async def test_hub_that_is_only_planned_has_not_opened(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("er Spikkestad åpent på fredag?")
    assert kari.reads("Spikkestad har ikke åpnet ennå.")


async def test_own_hub_is_answered_first(town: Town) -> None:
    vidar = await volunteer_at(town, "Vidar", hub="Slemmestad", role="Vertskap")
    await vidar.sends("åpent i morgen?")
    assert "Slemmestad" in vidar.last.text.splitlines()[0]
    kari = town.person("Kari")
    await kari.sends("åpent i morgen?")
    assert "Slemmestad" not in kari.last.text.splitlines()[0]


async def test_what_is_not_registered_is_told_so_with_the_switchboard(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("telefon til Heggedal")
    assert kari.last.text.splitlines() == [
        "Heggedal",
        "Telefonnummeret er ikke registrert.",
        "Kommunens sentralbord: 66 70 00 00.",
    ]


@pytest.mark.parametrize("words", ["asdfghjkl", "🎉🎉🎉", "?", "1234567890", "<script>alert(1)</script>", "x" * 4096])
async def test_nonsense_gets_a_useful_sentence_and_the_menu(town: Town, words: str) -> None:
    kari = town.person("Kari")
    await kari.sends(words)
    assert kari.reads("«Er Heggedal åpent i morgen?»")
    assert kari.sees_button("Meny")


@pytest.mark.parametrize(
    ("language", "words", "line"),
    [
        ("nb", "er Borgen åpent nå?", "Torget: åpent nå, til kl. 15:00."),
        ("nn", "er Borgen ope no?", "Torget: ope no, til kl. 15:00."),
        ("en", "is Borgen open now?", "The house: open now, until 15:00."),
    ],
)
async def test_answer_comes_in_the_persons_language(town: Town, language: str, words: str, line: str) -> None:
    kari = town.person("Kari", language=language)
    await kari.sends(words)
    assert kari.last.text.splitlines()[1] == line


@pytest.mark.parametrize(
    "data",
    [
        "hub:atlantis",
        "hub:",
        "hours:borgen:2026-13-01:1",
        "hours:borgen:x:1",
        "hours:atlantis:2026-12-01:1",
        "hours:borgen:2026-12-01:999",
    ],
)
async def test_made_up_hub_or_days_are_out_of_date(town: Town, data: str) -> None:
    kari = town.person("Kari")
    assert await forges(kari, data) == OUT_OF_DATE


@pytest.mark.parametrize("asked", [("/volunteer",), ("/start vert_heggedal",), ("/idea", "Heggedal"), ("/pause",)])
async def test_danger_is_heard_whatever_was_asked_before(town: Town, asked: tuple[str, ...]) -> None:
    kari = town.person("Kari")
    for words in asked:
        await kari.sends(words)
    before = await kept(town)
    await kari.sends("jeg orker ikke mer")
    assert kari.reads("116 123")
    assert await kept(town) == before


async def test_what_may_be_danger_gets_the_numbers_before_its_answer(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("jag har bestämt mig, vill bara säga förlåt till nån innan")
    assert kari.last.text.splitlines()[0].startswith("Är någon i fara? Ring 113")
    await kari.sends("Er Heggedal åpent i morgen?")
    assert "113" not in kari.last.text


async def test_asking_keeps_nothing_about_the_person_but_who_wrote(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("er Heggedal åpent i morgen?")
    await kari.sends("/menu")
    assert [rows for rows in (await kept(town)).values() if rows] == []
    everything = await rows_of(town)
    assert "Heggedal åpent" not in str({**everything, "hubs": []})
    [person] = everything["people"]
    assert (person["name"], person["cursor_flow"]) == ("Kari", "")


async def test_short_question_is_read_with_the_one_before_for_ten_minutes(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("er Heggedal åpent i morgen?")
    await kari.sends("og på lørdag?")
    assert kari.last.text.splitlines()[0] == "Heggedal, lørdag 28. november"
    await kari.sends("enn Slemmestad?")
    assert kari.last.text.splitlines()[0] == "Slemmestad, lørdag 28. november"
    town.now += dt.timedelta(minutes=11)
    await kari.sends("og på fredag?")
    assert kari.last.text.splitlines()[0] == "Åpningstider fredag 27. november"


async def test_nothing_but_hub_day_and_kind_is_kept_of_a_question(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("er Heggedal åpent i morgen, jeg har så vondt i ryggen?")
    [row] = (await rows_of(town, "people"))["people"]
    assert (row["cursor_flow"], row["cursor_step"]) == ("questions", "again")
    assert row["cursor_subject"].partition(";")[2] == "hours;heggedal;261124+0;"


async def test_question_is_answered_in_its_own_language(town: Town) -> None:
    kari = town.person("Kari")
    await kari.sends("is Heggedal open tomorrow?")
    assert kari.last.text.splitlines()[0] == "Heggedal, Tuesday 24 November"
    await kari.sends("Heggedal")
    assert kari.buttons[-1] == "☎️ Snakk med et menneske"


@pytest.mark.parametrize(
    ("words", "button", "then"),
    [
        ("slett meg", "Slett meg", "Slette alt om deg?"),
        ("hva vet du om meg", "Hva vet du om meg?", "Her er alt jeg vet om deg."),
        ("bytt språk", "🌐 Språk · Language", "Hvilket språk"),
    ],
)
async def test_words_about_oneself_lead_to_the_right_screen(town: Town, words: str, button: str, then: str) -> None:
    kari = town.person("Kari")
    await kari.sends("/start")
    await kari.sends(words)
    await kari.presses(button)
    assert kari.reads(then)


@pytest.mark.parametrize(
    ("press", "told"),
    [
        ("mean:hours:heggedal:2026-11-24:2026-11-24", "Heggedal, tirsdag 24. november"),
        ("mean:hours:heggedal::", "Heggedal, mandag 23. november"),
        ("mean:card:tofte::", "Tofte"),
        ("mean:volunteer:::", "Så fint at du vil hjelpe til."),
        ("mean:hours:nowhere::", OUT_OF_DATE),
        ("mean:emergency.acute:::", OUT_OF_DATE),
        ("mean:hours:heggedal:2026-11-24:9999-12-31", "Heggedal, mandag 23. november"),
    ],
)
async def test_what_was_meant_is_answered_and_a_made_up_press_harms_nothing(town: Town, press: str, told: str) -> None:
    kari = town.person("Kari")
    await kari.sends("/start")
    assert (await forges(kari, press)).splitlines()[0] == told
