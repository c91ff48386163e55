import datetime as dt
from typing import Any

import pytest
from msgspec.structs import asdict, replace

from domain.hubfile import packaged, read
from domain.hubs import Facility, Hub, Municipality
from domain.opening_hours import Why, hours_on, next_opening, state
from domain.register_form import convert
from domain.schedules import ZONE, State

ASKER = read(packaged())


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE)


def part_of(municipality: Municipality, hub: str, part: str) -> tuple[Facility, Hub]:
    found = municipality.hub(hub)
    assert found is not None
    return next(each for each in found.facilities if each.slug == part), found


def changed(**more: Any) -> Municipality:
    return convert({**asdict(ASKER), **more}, Municipality)


CASES = [
    # hub, part, moment, state, why
    ("heggedal", "library", "2026-11-23 12:00", State.OPEN, Why.SCHEDULE),
    ("heggedal", "library", "2026-11-23 16:00", State.SELF_SERVICE, Why.SCHEDULE),
    ("heggedal", "library", "2026-11-23 22:00", State.CLOSED, Why.SCHEDULE),
    ("heggedal", "library", "2026-11-26 11:00", State.SELF_SERVICE, Why.SCHEDULE),
    ("heggedal", "library", "2026-11-28 12:00", State.SELF_SERVICE, Why.SCHEDULE),
    ("heggedal", "library", "2026-12-25 12:00", State.SELF_SERVICE, Why.SCHEDULE),
    ("heggedal", "library", "2024-06-03 12:00", State.UNKNOWN, Why.NOT_REGISTERED),
    ("heggedal", "cafe", "2026-11-23 12:00", State.UNKNOWN, Why.NOT_REGISTERED),
    ("asker_sentrum", "library", "2026-11-28 12:00", State.OPEN, Why.SCHEDULE),
    ("borgen", "hub", "2026-11-23 12:00", State.OPEN, Why.SCHEDULE),
    ("borgen", "hub", "2026-05-14 12:00", State.CLOSED, Why.SCHEDULE),
    # the winter of 2021: closed up to and including the 18th, Borgen's two parts exempt
    ("borgen", "hub", "2021-01-10 12:00", State.CLOSED, Why.CLOSURE),
    ("borgen", "hub", "2021-01-18 12:00", State.CLOSED, Why.CLOSURE),
    ("borgen", "hub", "2021-01-19 12:00", State.UNKNOWN, Why.UNCONFIRMED),
    ("borgen", "book_machine", "2021-01-18 12:00", State.UNKNOWN, Why.EXEMPT),
    ("borgen", "cafe", "2021-01-18 12:00", State.UNKNOWN, Why.EXEMPT),
    ("heggedal", "cafe", "2021-01-18 12:00", State.CLOSED, Why.CLOSURE),
    ("heggedal", "library", "2021-01-19 12:00", State.UNKNOWN, Why.UNCONFIRMED),
]


@pytest.mark.parametrize(("hub", "part", "moment", "expected", "why"), CASES)
def test_state(hub: str, part: str, moment: str, expected: State, why: Why) -> None:
    told = state(*part_of(ASKER, hub, part), ASKER, at(moment))
    assert (told.state, told.why) == (expected, why)


def test_saturday_that_may_be_staffed_is_not_certain() -> None:
    told = hours_on(*part_of(ASKER, "heggedal", "library"), ASKER, dt.date(2026, 11, 28))
    assert [span.state for span in told.spans] == [State.SELF_SERVICE, State.UNKNOWN]


def test_exemption_tells_to_whom() -> None:
    told = state(*part_of(ASKER, "borgen", "cafe"), ASKER, at("2021-01-10 12:00"))
    assert told.exemption is not None
    assert told.exemption.note.into("nb") == "åpen for kafeens gjester"


def test_newer_word_confirms_what_came_after_a_closure() -> None:
    part, hub = part_of(ASKER, "borgen", "hub")
    moment = at("2021-02-01 12:00")
    later = replace(part.schedules[0], checked_on=dt.date(2021, 1, 20))
    confirmed = replace(part, schedules=(later,))
    assert state(part, hub, ASKER, moment).state is State.UNKNOWN
    assert state(confirmed, hub, ASKER, moment).state is State.OPEN


def test_closure_counts_from_its_announcement() -> None:
    closure = {
        "first": "2026-12-01",
        "last": "2026-12-03",
        "announced_on": "2026-11-25",
        "source": "x",
        "checked_on": "2026-11-25",
    }
    later = changed(closures=[closure])
    part, hub = part_of(later, "borgen", "hub")
    on_the_day = dt.date(2026, 12, 1)
    assert hours_on(part, hub, later, on_the_day, known_on=dt.date(2026, 11, 24)).why is Why.SCHEDULE
    assert hours_on(part, hub, later, on_the_day, known_on=dt.date(2026, 11, 25)).why is Why.CLOSURE


def test_closure_of_one_part_of_one_hub_stays_there() -> None:
    closure = {
        "first": "2026-12-01",
        "last": "2026-12-01",
        "hubs": ["heggedal"],
        "facilities": ["library"],
        "source": "x",
        "checked_on": "2026-11-25",
    }
    closed = changed(closures=[closure])
    moment = at("2026-12-01 13:00")
    assert state(*part_of(closed, "heggedal", "library"), closed, moment).why is Why.CLOSURE
    assert state(*part_of(closed, "slemmestad", "library"), closed, moment).state is State.OPEN
    assert state(*part_of(closed, "heggedal", "cafe"), closed, moment).why is Why.NOT_REGISTERED


def test_closure_that_cannot_be_extended_ends() -> None:
    closure = {"first": "2026-12-01", "last": "2026-12-01", "source": "x", "checked_on": "2026-11-25"}
    closed = changed(closures=[closure])
    assert state(*part_of(closed, "borgen", "hub"), closed, at("2026-12-02 12:00")).state is State.OPEN


def test_planned_hub_is_never_open() -> None:
    planned, _ = part_of(ASKER, "borgen", "hub")
    spikkestad = ASKER.hub("spikkestad")
    assert spikkestad is not None
    told = state(planned, spikkestad, ASKER, at("2026-11-23 12:00"))
    assert (told.state, told.why) == (State.CLOSED, Why.PLANNED)
    assert next_opening(planned, spikkestad, ASKER, at("2026-11-23 12:00")) is None


@pytest.mark.parametrize(
    ("hub", "part", "after", "opens"),
    [
        ("heggedal", "library", "2026-11-23 12:00", "2026-11-24 10:00"),
        ("heggedal", "library", "2026-11-27 17:00", "2026-11-30 10:00"),
        ("heggedal", "library", "2026-12-24 20:00", "2026-12-28 10:00"),
        ("borgen", "hub", "2026-11-23 08:00", "2026-11-23 09:00"),
        ("heggedal", "cafe", "2026-11-23 08:00", None),
        ("borgen", "hub", "2021-01-10 12:00", None),
    ],
)
def test_next_opening(hub: str, part: str, after: str, opens: str | None) -> None:
    found = next_opening(*part_of(ASKER, hub, part), ASKER, at(after))
    assert (found and found.opens) == (at(opens) if opens else None)


def test_the_next_opening_may_be_a_special_one() -> None:
    stated = {"hub": "heggedal", "facility": "library", "source": "x", "checked_on": "2026-11-01"}
    days = ("2026-11-29", "2026-11-28", "2027-02-07")  # two before the next ordinary one, the later told first
    special = changed(openings=[{**stated, "first": day, "last": day, "hours": "12:00-14:00"} for day in days])
    told = [
        next_opening(*part_of(special, "heggedal", "library"), special, at(after))
        for after in ("2026-11-27 17:00", "2026-11-28 15:00", "2026-11-29 15:00")
    ]
    assert [each and each.opens for each in told] == [
        at("2026-11-28 12:00"),
        at("2026-11-29 12:00"),
        at("2026-11-30 10:00"),
    ]
