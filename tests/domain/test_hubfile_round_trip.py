"""Whatever can be registered survives being written to a hubs file and read again."""

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.closures import Closure, Exemption, SpecialOpening
from domain.facts import Event, Fact, FactKind, Schedule, ScheduleKind
from domain.hubfile import read, write
from domain.hubs import Facility, Hub, HubStatus, Interest, Limits, Municipality, Role
from domain.register_form import read_json, write_json
from domain.wording import Wording

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip)
WORDINGS = st.one_of(TEXTS, st.dictionaries(st.sampled_from(("nb", "nn", "en", "ar")), TEXTS, min_size=1)).map(Wording)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
MAYBE_DAY = st.none() | DAYS
HOURS = st.sampled_from(["Mo-Fr 10:00-16:00; PH off", "Sa[1] 11:00-14:00", "08:00-22:00", "off"])
STATED = {"source": TEXTS, "checked_on": DAYS}
PARTS = ("hub", "library", "cafe")
HUBS = ("nord", "syd")

FACTS = st.builds(
    lambda kind, hours, place, **more: Fact(
        kind=kind,
        hours=hours if kind is FactKind.ACTIVITY else None,
        **(place if kind is FactKind.ADDRESS else {}),
        **more,
    ),
    kind=st.sampled_from(FactKind),
    hours=st.none() | HOURS,
    place=st.just({}) | st.fixed_dictionaries({"latitude": st.floats(-90, 90), "longitude": st.floats(-180, 180)}),
    text=WORDINGS,
    **STATED,
)
EVENTS = st.builds(Event, name=WORDINGS, day=DAYS, is_digital=st.booleans(), announced_on=MAYBE_DAY, **STATED)
SCHEDULES = st.builds(
    lambda kind, hours, condition, **more: Schedule(
        kind=kind,
        hours=hours if kind in {ScheduleKind.STAFFED, ScheduleKind.SELF_SERVICE} else None,
        condition=condition if kind is ScheduleKind.SELF_SERVICE else None,
        **more,
    ),
    kind=st.sampled_from(ScheduleKind),
    hours=HOURS,
    condition=WORDINGS,
    note=st.none() | WORDINGS,
    valid_from=MAYBE_DAY,
    valid_to=MAYBE_DAY,
    weekdays=st.lists(st.integers(0, 6), max_size=3).map(tuple),
    **STATED,
)


def hubs(slug: str) -> st.SearchStrategy[Hub]:
    parts = [
        st.builds(
            Facility,
            slug=st.just(part),
            name=WORDINGS,
            aliases=st.lists(TEXTS, max_size=2).map(tuple),
            schedules=st.lists(SCHEDULES, max_size=2).map(tuple),
        )
        for part in PARTS
    ]
    return st.builds(
        Hub,
        slug=st.just(slug),
        name=TEXTS,
        status=st.sampled_from(HubStatus),
        aliases=st.lists(TEXTS, max_size=2).map(tuple),
        neighbours=st.sampled_from([(), tuple(each for each in HUBS if each != slug)]),
        in_use_since=MAYBE_DAY,
        facts=st.lists(FACTS, max_size=2).map(tuple),
        events=st.lists(EVENTS, max_size=2).map(tuple),
        facilities=st.tuples(*parts),
    )


DATED = {"announced_on": MAYBE_DAY, "withdrawn_on": MAYBE_DAY, **STATED}
SPANS = st.tuples(DAYS, DAYS).map(sorted)
CLOSURES = st.builds(
    lambda days, **more: Closure(first=days[0], last=days[1], **more),
    days=SPANS,
    hubs=st.sampled_from([(), ("nord",), HUBS]),
    facilities=st.sampled_from([(), ("library",)]),
    reason=st.none() | WORDINGS,
    advised_by=st.none() | WORDINGS,
    exempt=st.lists(
        st.builds(Exemption, hub=st.sampled_from(HUBS), facility=st.sampled_from(PARTS), note=WORDINGS), max_size=2
    ).map(tuple),
    may_be_extended=st.booleans(),
    **DATED,
)
OPENINGS = st.builds(
    lambda days, **more: SpecialOpening(first=days[0], last=days[1], **more),
    days=SPANS,
    hub=st.sampled_from(HUBS),
    facility=st.sampled_from(PARTS),
    hours=HOURS,
    note=st.none() | WORDINGS,
    **DATED,
)
MUNICIPALITIES = st.builds(
    Municipality,
    name=TEXTS,
    contact=st.lists(FACTS, max_size=1).map(tuple),
    roles=st.builds(Role, slug=st.just("vert"), name=WORDINGS, about=WORDINGS).map(lambda role: (role,)),
    interests=st.builds(Interest, slug=st.just("tur"), name=WORDINGS).map(lambda interest: (interest,)),
    hubs=st.tuples(*(hubs(slug) for slug in HUBS)),
    closures=st.lists(CLOSURES, max_size=2).map(tuple),
    openings=st.lists(OPENINGS, max_size=2).map(tuple),
    limits=st.builds(Limits, needed_max=st.integers(1, 1000), facts_age_days=st.integers(1, 3650)),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(MUNICIPALITIES)
def test_file_and_document_come_back_as_they_went(municipality: Municipality) -> None:
    assert read(write(municipality)) == municipality
    assert read_json(write_json(municipality), Municipality) == municipality
