"""What a person reads where something is not registered, not confirmed, or not in their language."""

import pytest

from tests.handlers.answered import lines, screen


def test_self_service_is_told_once_while_nobody_knows_whether_there_is_staff() -> None:
    assert lines("er biblioteket på Heggedal åpent nå?", "2026-12-24 13:00")[1:3] == [
        "Library: self-service now, until 22:00, for those over 18 with a library card and a self-service contract.",
        "Library: perhaps staffed 12:00\u201318:00; it is not confirmed.",
    ]


def test_house_without_the_part_asked_for_is_not_told_as_one_without_hours() -> None:
    told = lines("er bibliotekene på Heggedal, Borgen og Tofte åpne nå?")
    assert [line for line in told if line.startswith("Borgen")] == ["Borgen: Library is not registered."]


@pytest.mark.parametrize(
    ("language", "condition"),
    [
        ("nb", "for deg over 18 år"),
        ("sv", "for deg over 18 år"),
        ("pl", "for those over 18"),
        ("ar", "for those"),
        ("de", "for those"),
    ],
)
def test_what_a_language_lacks_is_told_in_one_its_readers_know(language: str, condition: str) -> None:
    assert condition in screen("er biblioteket på Heggedal åpent i morgen?", language=language).plain


def test_house_that_nobody_can_call_is_no_heading_with_nothing_under_it() -> None:
    told = lines("snakk med et menneske på Heggedal")
    assert told[1] == "Heggedal: no telephone number or e-mail address is registered."


def test_time_or_price_that_was_asked_for_and_nobody_registered_is_told_as_such() -> None:
    assert lines("når er språkkafeen på Borgen")[:2] == [
        "<b>Borgen</b>: Language café.",
        "When it takes place is not registered.",
    ]
    assert lines("når er kinoen på Tofte")[:2] == [
        "<b>Tofte</b>: Cinema every other Wednesday at samfunnshuset.",
        "The time of day is not registered.",
    ]
    assert lines("hva koster kinoen på Tofte")[:2] == [
        "<b>Tofte</b>: Cinema every other Wednesday at samfunnshuset.",
        "The price is not registered.",
    ]
    assert "not registered" not in str(screen("er det språkkafé på Borgen").text)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("datahjelpen på Borgen åpen i morgen", "Computer help: hours are not registered."),
        ("seniorsenteret i Asker åpningstider", "Senior centre for those over 67: hours are not registered."),
        ("ungdomsklubben på Holmen åpningstider", "Youth club every week: hours are not registered."),
    ],
)
def test_hours_of_a_thing_are_not_those_of_its_house(asked: str, told: str) -> None:
    assert lines(asked)[1] == told


def test_card_that_leaves_something_out_says_so() -> None:
    assert any(line.startswith("What is there, among other things: ") for line in lines("Borgen"))
    assert any(line.startswith("What is there: ") for line in lines("Sætre"))


def test_where_libraries_are_is_told_of_houses_that_have_one() -> None:
    assert [line.split(":")[0] for line in lines("hvor er biblioteket")[:5]] == [
        "Asker sentrum",
        "Heggedal",
        "Sætre",
        "Tofte",
        "Slemmestad",
    ]


def test_house_is_asked_about_before_what_it_has() -> None:
    assert lines("Er Borgen åpent i morgen, og har de kafé?")[1] == "The house: staffed 09:00\u201315:00."
    assert lines("er kafeen på Borgen åpen i morgen")[1] != "The house: staffed 09:00\u201315:00."


def test_music_play_is_for_children() -> None:
    assert lines("noe for barn")[0] == "<b>Borgen</b>: Drama school, arts school and music play."
