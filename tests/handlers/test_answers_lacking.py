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
    assert told[1] == "Heggedal: not registered."
