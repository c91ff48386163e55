"""Dated words: which one holds, from when it counts, and what is never assumed."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from domain.hubfile import packaged, read
from domain.hubs import Closure, Municipality, SpecialOpening
from domain.opening_hours import Why, hours_on, next_opening, state
from domain.register_form import convert
from domain.schedules import ZONE, State

ASKER = read(packaged())
SATURDAY = dt.date(2026, 11, 28)


def closure(first: str, last: str, **more: Any) -> Closure:
    stated = {"first": first, "last": last, "hubs": ["borgen"], "source": "x", "checked_on": "2026-11-01"}
    return convert({**stated, **more}, Closure)


def opening(day: str, hours: str = "10:00-12:00", **more: Any) -> SpecialOpening:
    stated = {"hub": "borgen", "facility": "hub", "first": day, "last": day, "hours": hours}
    return convert({**stated, "source": "x", "checked_on": "2026-11-01", **more}, SpecialOpening)


def town(*dated: Closure | SpecialOpening) -> Municipality:
    closures = tuple(each for each in dated if isinstance(each, Closure))
    openings = tuple(each for each in dated if isinstance(each, SpecialOpening))
    return replace(ASKER, closures=closures, openings=openings)


def borgen(municipality: Municipality, day: str, *, known_on: str | None = None) -> tuple[Why, list[str]]:
    hub = municipality.hub("borgen")
    assert hub is not None
    heard = None if known_on is None else dt.date.fromisoformat(known_on)
    told = hours_on(hub.facilities[0], hub, municipality, dt.date.fromisoformat(day), known_on=heard)
    return told.why, [f"{span.state} {span.opens:%H}-{span.closes:%H}" for span in told.spans]


def test_special_opening_takes_the_place_of_the_ordinary_hours() -> None:
    assert borgen(town(opening("2026-11-28")), "2026-11-28") == (Why.OPENING, ["open 10-12"])
    assert borgen(town(opening("2026-11-24", "12:00-13:00")), "2026-11-24") == (Why.OPENING, ["open 12-13"])
    assert borgen(town(opening("2026-11-28")), "2026-11-29") == (Why.SCHEDULE, [])
    assert borgen(town(opening("2026-12-24")), "2026-12-24") == (Why.OPENING, ["open 10-12"])


def test_special_opening_stays_at_its_own_part() -> None:
    special = town(opening("2026-11-28"))
    for hub in special.hubs:
        for part in hub.facilities:
            is_it = (hub.slug, part.slug) == ("borgen", "hub")
            assert (hours_on(part, hub, special, SATURDAY).why is Why.OPENING) is is_it


@pytest.mark.parametrize(
    ("closed_on", "open_on", "why"),
    [
        (None, None, Why.OPENING),
        ("2026-11-10", "2026-11-10", Why.OPENING),
        ("2026-11-10", "2026-11-12", Why.OPENING),
        ("2026-11-12", "2026-11-10", Why.CLOSURE),
        ("2026-11-12", None, Why.CLOSURE),
    ],
)
def test_later_word_wins(closed_on: str | None, open_on: str | None, why: Why) -> None:
    both = town(
        closure("2026-11-27", "2026-11-29", announced_on=closed_on), opening("2026-11-28", announced_on=open_on)
    )
    assert borgen(both, "2026-11-28", known_on="2026-11-28")[0] is why


def test_words_count_from_their_announcement_until_they_are_withdrawn() -> None:
    extended = town(
        closure("2026-11-10", "2026-11-18", may_be_extended=True, withdrawn_on="2026-11-17"),
        closure("2026-11-10", "2026-11-25", announced_on="2026-11-17"),
    )
    assert borgen(extended, "2026-11-20", known_on="2026-11-16") == (Why.UNCONFIRMED, [])
    assert borgen(extended, "2026-11-20", known_on="2026-11-17") == (Why.CLOSURE, [])
    assert borgen(extended, "2026-11-26") == (Why.SCHEDULE, ["open 09-15"])


def test_of_two_closures_the_longer_one_is_told() -> None:
    two = town(closure("2026-11-10", "2026-11-12"), closure("2026-11-11", "2026-11-20"))
    hub = two.hub("borgen")
    assert hub is not None
    told = hours_on(hub.facilities[0], hub, two, dt.date(2026, 11, 12)).closure
    assert told is not None
    assert told.last == dt.date(2026, 11, 20)


def test_confirmed_fact_does_not_open_a_house_whose_closure_ran_out() -> None:
    ran_out = town(closure("2026-11-10", "2026-11-12", may_be_extended=True))
    hub = ran_out.hub("borgen")
    assert hub is not None
    checked = replace(hub, facts=tuple(replace(fact, checked_on=dt.date(2026, 11, 13)) for fact in hub.facts))
    assert hours_on(hub.facilities[0], checked, ran_out, dt.date(2026, 11, 16)).why is Why.UNCONFIRMED


@pytest.mark.parametrize("day", ["2026-12-24", "2026-12-31", "2026-04-01", "2026-05-23"])
def test_staffed_hours_of_an_eve_are_never_assumed(day: str) -> None:
    hub = ASKER.hub("asker_sentrum")
    assert hub is not None
    told = hours_on(hub.facilities[0], hub, ASKER, dt.date.fromisoformat(day))
    assert {(span.schedule.kind.value, span.state) for span in told.spans} == {
        ("staffed", State.UNKNOWN),
        ("self_service", State.SELF_SERVICE),
    }


def test_hours_that_name_the_eve_are_believed() -> None:
    hub = ASKER.hub("borgen")
    assert hub is not None
    named = replace(hub.facilities[0].schedules[0], hours="Mo-Fr 09:00-15:00; PH off; Dec 24 09:00-11:00")
    part = replace(hub.facilities[0], schedules=(named,))
    assert [span.state for span in hours_on(part, hub, ASKER, dt.date(2026, 12, 24)).spans] == [State.OPEN]
    assert [span.state for span in hours_on(part, hub, ASKER, dt.date(2026, 12, 31)).spans] == [State.UNKNOWN]


def test_next_opening_is_the_special_one_when_it_comes_first() -> None:
    special = town(opening("2026-11-28"))
    hub = special.hub("borgen")
    assert hub is not None
    found = next_opening(hub.facilities[0], hub, special, dt.datetime(2026, 11, 27, 16, tzinfo=ZONE))
    assert found is not None
    assert found.opens == dt.datetime(2026, 11, 28, 10, tzinfo=ZONE)
    assert state(hub.facilities[0], hub, special, found.opens).state is State.OPEN
