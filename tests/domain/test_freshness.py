"""Facts that nobody has confirmed for long, told by hub."""

import datetime as dt

from domain.freshness import old_statements, unchecked_since
from domain.hubfile import packaged, read
from domain.hubs import Hub, Limits, Municipality


def _checked(hub: Hub, on: dt.date) -> Hub:
    """A hub whose facts and schedules were all checked on one day."""
    facts = tuple(fact.model_copy(update={"checked_on": on}) for fact in hub.facts)
    facilities = tuple(
        facility.model_copy(
            update={"schedules": tuple(one.model_copy(update={"checked_on": on}) for one in facility.schedules)}
        )
        for facility in hub.facilities
    )
    return hub.model_copy(update={"facts": facts, "facilities": facilities})


def _town(today: dt.date, *, old: str) -> Municipality:
    town = read(packaged())
    hubs = tuple(_checked(hub, today - dt.timedelta(days=hub.slug == old)) for hub in town.hubs)
    contact = tuple(fact.model_copy(update={"checked_on": today}) for fact in town.contact)
    return town.model_copy(update={"hubs": hubs, "contact": contact})


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
    assert unchecked_since(town.model_copy(update={"hubs": ()}), dt.date.max) == {town.name: len(town.contact)}


def test_what_is_old_is_for_the_municipality_to_say() -> None:
    town = read(packaged())
    today = dt.date(2026, 11, 23)
    patient = town.model_copy(update={"limits": Limits(facts_age_days=3650)})
    [borgen] = [hub for hub in town.hubs if hub.slug == "borgen"]
    assert len(old_statements(borgen, town, today)) == 14
    assert old_statements(borgen, patient, today) == ()


def test_hours_that_hold_no_more_need_no_confirming() -> None:
    town = read(packaged())
    [borgen] = [hub for hub in town.hubs if hub.slug == "borgen"]
    ended = borgen.facilities[0].schedules[0].model_copy(update={"valid_to": dt.date(2026, 11, 22)})
    bare = borgen.model_copy(
        update={"facts": (), "facilities": (borgen.facilities[0].model_copy(update={"schedules": (ended,)}),)}
    )
    assert old_statements(bare, town, dt.date(2026, 11, 22)) == (ended,)
    assert old_statements(bare, town, dt.date(2026, 11, 23)) == ()
