"""Whatever is wrong with a value of a hubs file is told in words, at its place, and everything at once."""

import datetime as dt

import pytest

from domain.hubfile_shapes import Fault, faults_in
from domain.hubs import Closure, Fact, Hub, Municipality, Schedule

STATED = {"source": "page", "checked_on": dt.date(2026, 1, 1)}
SCHEDULE = {**STATED, "kind": "staffed", "hours": "10:00-16:00"}
FACT = {**STATED, "kind": "address", "text": "Tofteveien 1"}
HUB = {"slug": "nord", "name": "Nord", "status": "open"}
ROLE = {"slug": "vert", "name": "Vert", "about": "Tar imot"}
INTEREST = {"slug": "tur", "name": "Tur"}
TOWN = {"name": "Øya", "contact": [], "roles": [ROLE], "interests": [INTEREST], "hubs": [HUB]}


@pytest.mark.parametrize(
    ("kind", "right", "wrong", "reason"),
    [
        (Hub, HUB, {"name": ""}, "Expected `str` of length >= 1"),
        (Hub, HUB, {"name": "N" * 41}, "Expected `str` of length <= 40"),
        (Hub, HUB, {"name": 3}, "Expected `str`, got `int`"),
        (Hub, HUB, {"slug": "Nord"}, "Expected 2 to 24 of a-z, 0-9 and _, a letter first, got 'Nord'"),
        (Hub, HUB, {"slug": 3}, "Expected 2 to 24 of a-z, 0-9 and _, a letter first, got 3"),
        (Hub, HUB, {"status": "opne"}, "Expected one of 'open', 'planned', got 'opne'"),
        (Hub, HUB, {"neighbours": "syd"}, "Expected `array`, got `str`"),
        (Hub, HUB, {"in_use_since": "i går"}, "Expected a date such as 2026-12-24"),
        (Hub, HUB, {"in_use_since": dt.datetime(2026, 1, 1, 12)}, "Expected a date such as 2026-12-24"),  # noqa: DTZ001 -- TOML's
        (Hub, HUB, {"in_use_since": 2026}, "Expected a date such as 2026-12-24"),
        (Hub, HUB, {"colour": "red"}, "there is no such field"),
        (Fact, FACT, {"hours": 10}, "Expected `str`, got `int`"),
        (Fact, FACT, {"latitude": 95, "longitude": 10}, "Expected `float` <= 90.0"),
        (Fact, FACT, {"longitude": 181, "latitude": 59}, "Expected `float` <= 180.0"),
        (Fact, FACT, {"latitude": "north", "longitude": 10}, "Expected `float`, got `str`"),
        (Fact, FACT, {"latitude": float("nan"), "longitude": 10}, "Expected `float` >= -90.0"),
        (Fact, FACT, {"text": ""}, "give the text in at least one language"),
        (Fact, FACT, {"text": {}}, "give the text in at least one language"),
        (Fact, FACT, {"text": {"nb": " "}}, "give the text in at least one language"),
        (Fact, FACT, {"text": {"norsk": "x"}}, "'norsk' is no language code of two small letters"),
        (Fact, FACT, {"text": {"nb": 3}}, "the text in 'nb' is no string"),
        (Fact, FACT, {"text": 3}, "give one text, or one for each language, not 3"),
        (
            Schedule,
            SCHEDULE,
            {"kind": 3},
            "Expected one of 'staffed', 'self_service', 'by_appointment', 'unknown', got 3",
        ),
        (Schedule, SCHEDULE, {"note": ["x"]}, "give one text, or one for each language, not ['x']"),
        (Municipality, TOWN, {"roles": []}, "Expected `array` of length >= 1"),
        (Municipality, TOWN, {"roles": [ROLE] * 17}, "Expected `array` of length <= 16"),
        (Municipality, TOWN, {"interests": []}, "Expected `array` of length >= 1"),
        (Municipality, TOWN, {"interests": [INTEREST] * 49}, "Expected `array` of length <= 48"),
        (Municipality, TOWN, {"hubs": []}, "Expected `array` of length >= 1"),
        (Municipality, TOWN, {"limits": 3}, "Expected `table`, got `int`"),
        (Municipality, TOWN, {"limits": [{}]}, "Expected `table`, got `array`"),
    ],
)
def test_reason_is_told_in_words(kind: type, right: dict[str, object], wrong: dict[str, object], reason: str) -> None:
    assert faults_in(right, kind) == []
    assert faults_in({**right, **wrong}, kind) == [Fault((next(iter(wrong)),), reason)]


@pytest.mark.parametrize("name", ["slug", "name", "status"])
def test_what_is_missing_is_named(name: str) -> None:
    assert faults_in({key: value for key, value in HUB.items() if key != name}, Hub) == [Fault((name,), "is missing")]


def test_everything_is_told_in_the_order_of_the_fields_and_what_is_unknown_last() -> None:
    part = {"slug": "hub", "schedules": [SCHEDULE, {**SCHEDULE, "weekdays": [0, 7, "x", -1]}]}
    hub = {
        "colour": "red",
        **HUB,
        "neighbours": ["syd", 3],
        "facts": [3, {**FACT, "kind": "phone"}],
        "facilities": [part],
    }
    assert [
        fault.where for fault in faults_in({**TOWN, "hubs": [HUB, {**hub, "age": 3}], "roles": []}, Municipality)
    ] == [
        ("roles",),
        ("hubs", 1, "neighbours", 1),
        ("hubs", 1, "facts", 0),
        ("hubs", 1, "facilities", 0, "name"),
        ("hubs", 1, "facilities", 0, "schedules", 1, "weekdays", 1),
        ("hubs", 1, "facilities", 0, "schedules", 1, "weekdays", 2),
        ("hubs", 1, "facilities", 0, "schedules", 1, "weekdays", 3),
        ("hubs", 1, "colour"),
        ("hubs", 1, "age"),
    ]


def test_fields_are_held_against_each_other_once_each_is_right() -> None:
    closure = {**STATED, "first": dt.date(2026, 2, 1), "last": dt.date(2026, 1, 1)}
    assert faults_in([closure], tuple[Closure, ...]) == [Fault((0,), "last is before first")]
    assert faults_in({**closure, "hubs": 3}, Closure) == [Fault(("hubs",), "Expected `array`, got `int`")]


@pytest.mark.parametrize(
    "change",
    [{"in_use_since": "2026-01-01"}, {"aliases": []}, {"facts": [{**FACT, "latitude": "59.5", "longitude": 10}]}],
)
def test_number_in_quotes_and_a_date_in_them_are_taken(change: dict[str, object]) -> None:
    assert faults_in({**HUB, **change}, Hub) == []
