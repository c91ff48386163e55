"""Facts that nobody has confirmed for long, told by hub."""

import datetime as dt

from msgspec.structs import replace

from domain.freshness import old_statements, unchecked_since
from domain.hubfile import packaged, read
from domain.hubs import Hub, Limits, Municipality


def _checked(hub: Hub, on: dt.date) -> Hub:
    """A hub whose facts and schedules were all checked on one day."""
    facts = tuple(replace(fact, checked_on=on) for fact in hub.facts)
    facilities = tuple(
        replace(facility, schedules=tuple(replace(one, checked_on=on) for one in facility.schedules))
        for facility in hub.facilities
    )
    return replace(hub, facts=facts, facilities=facilities)


def _town(today: dt.date, *, old: str) -> Municipality:
    town = read(packaged())
    hubs = tuple(_checked(hub, today - dt.timedelta(days=hub.slug == old)) for hub in town.hubs)
    contact = tuple(replace(fact, checked_on=today) for fact in town.contact)
    return replace(town, hubs=hubs, contact=contact)


def test_facts_and_schedules_are_counted_by_hub() -> None:
    today = dt.date(2026, 11, 23)
    town = _town(today, old="heggedal")
    hub = town.hub("heggedal")
    assert hub is not None
    number = len(hub.facts) + sum(len(facility.schedules) for facility in hub.facilities)
    assert unchecked_since(town, today) == {hub.name: number}
    assert unchecked_since(town, today - dt.timedelta(days=1)) == {}


def test_the_municipality_counts_by_its_own_name() -> None:
    town = read(packaged())
    assert unchecked_since(replace(town, hubs=()), dt.date.max) == {town.name: len(town.contact)}


def test_what_is_old_is_for_the_municipality_to_say() -> None:
    town = read(packaged())
    today = dt.date(2026, 11, 23)
    patient = replace(town, limits=Limits(facts_age_days=3650))
    [borgen] = [hub for hub in town.hubs if hub.slug == "borgen"]
    assert len(old_statements(borgen, town, today)) == 14
    assert old_statements(borgen, patient, today) == ()


def test_hours_that_hold_no_more_need_no_confirming() -> None:
    town = read(packaged())
    [borgen] = [hub for hub in town.hubs if hub.slug == "borgen"]
    ended = replace(borgen.facilities[0].schedules[0], valid_to=dt.date(2026, 11, 22))
    bare = replace(borgen, facts=(), facilities=(replace(borgen.facilities[0], schedules=(ended,)),))
    assert old_statements(bare, town, dt.date(2026, 11, 22)) == (ended,)
    assert old_statements(bare, town, dt.date(2026, 11, 23)) == ()
