"""A coordinator's word in the register: what it changes, what it leaves, and how it is taken back."""

import datetime as dt
import re

import pytest
from msgspec.structs import replace

from domain.changes import hubs_with_other_hours, undone
from domain.corrections import closed, confirmed, described, reopened, specially_open, with_hours
from domain.freshness import old_statements
from domain.hours_line import read_hours
from domain.hubfile import packaged, read
from domain.hubs import Hub, Municipality, ScheduleKind, SpecialOpening
from domain.opening_hours import Why, hours_on
from domain.register_form import convert, read_json, write_json
from domain.schedules import State
from domain.weekly import Week

ASKER = read(packaged())
TODAY = dt.date(2026, 11, 23)
DAY = dt.timedelta(days=1)
NAMES = {name: n for n, name in enumerate(("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"))}


def hub(municipality: Municipality, slug: str = "borgen") -> Hub:
    found = municipality.hub(slug)
    assert found is not None
    return found


def week(line: str) -> Week:
    found = read_hours(line, NAMES)
    assert found is not None
    return found


def told(municipality: Municipality, slug: str, monday: dt.date = TODAY) -> str:
    """The staffed hours of a hub's first part in one week, a question mark at what is uncertain."""
    house = hub(municipality, slug)
    days = [hours_on(house.facilities[0], house, municipality, monday + n * DAY) for n in range(7)]
    spans = [[span for span in day.spans if span.state is not State.SELF_SERVICE] for day in days]
    words = [[f"{span.opens:%H}-{span.closes:%H}{'' if span.certain else '?'}" for span in each] for each in spans]
    return " ".join(",".join(each) or "-" for each in words)


def why(municipality: Municipality, day: dt.date, slug: str = "borgen", known_on: dt.date | None = None) -> Why:
    house = hub(municipality, slug)
    return hours_on(house.facilities[0], house, municipality, day, known_on=known_on).why


def test_closing_one_house_leaves_the_others() -> None:
    after = closed(ASKER, hub(ASKER), TODAY, TODAY + DAY, TODAY)
    assert [why(after, TODAY + n * DAY) for n in range(3)] == [Why.CLOSURE, Why.CLOSURE, Why.SCHEDULE]
    assert why(after, TODAY, "slemmestad") is Why.SCHEDULE
    assert why(after, TODAY, known_on=TODAY - DAY) is Why.SCHEDULE


def test_extension_for_one_house_of_a_common_closure() -> None:
    everywhere = read(packaged())
    common = replace(everywhere.closures[0], first=TODAY, last=TODAY, withdrawn_on=None)
    before = replace(everywhere, closures=(common,))
    after = described(before, common, hub(before), TODAY + DAY, last=TODAY + 7 * DAY)
    later = TODAY + 3 * DAY
    assert (why(after, later), why(after, later, "slemmestad")) == (Why.CLOSURE, Why.UNCONFIRMED)
    assert why(after, later, known_on=TODAY) is Why.UNCONFIRMED
    assert why(after, TODAY, "slemmestad") is Why.CLOSURE


def test_reopening_ends_a_closure_for_certain() -> None:
    shut = closed(ASKER, hub(ASKER), TODAY, TODAY + 9 * DAY, TODAY)
    [closure] = [each for each in shut.closures if each.announced_on == TODAY]
    open_again = reopened(shut, closure, hub(shut), TODAY + 2 * DAY)
    days = [TODAY, TODAY + DAY, TODAY + 2 * DAY]
    assert [why(open_again, day, known_on=days[-1]) for day in days] == [Why.CLOSURE, Why.CLOSURE, Why.SCHEDULE]
    assert why(open_again, days[-1], known_on=TODAY) is Why.CLOSURE


def test_closure_that_never_came_is_gone() -> None:
    shut = closed(ASKER, hub(ASKER), TODAY + 5 * DAY, TODAY + 9 * DAY, TODAY)
    [closure] = [each for each in shut.closures if each.announced_on == TODAY]
    assert reopened(shut, closure, hub(shut), TODAY) == ASKER


def test_new_hours_hold_from_today_and_the_old_ones_held_until_then() -> None:
    house = hub(ASKER)
    after = with_hours(ASKER, house, house.facilities[0], week("man-fre 12-13"), TODAY)
    part = hub(after).facilities[0]
    told = [
        [f"{span.opens:%H}" for span in hours_on(part, hub(after), after, TODAY + n * DAY).spans] for n in (-3, 0, 7)
    ]
    assert told == [["09"], ["12"], ["12"]]
    again = with_hours(after, hub(after), part, week("man-fre 14-15"), TODAY)
    assert [each.hours for each in hub(again).facilities[0].schedules if each.holds_on(TODAY)] == [
        "Mo-Fr 14:00-15:00; PH off"
    ]


HEGGEDAL = (  # its library: ordinary weekdays, and a Saturday in four, nobody knows which
    ("", "10-16 10-16 10-16 12-18 10-16 10-16? -"),
    ("tor 12-20", "10-16 10-16 10-16 12-20 10-16 10-16? -"),
    ("man-fre 10-16, tor 12-20", "10-16 10-16 10-16 12-20 10-16 10-16? -"),
    ("lør 11-13", "10-16 10-16 10-16 12-18 10-16 11-13 -"),
    ("lør stengt", "10-16 10-16 10-16 12-18 10-16 - -"),
    ("alle dager 9-15", "09-15 09-15 09-15 09-15 09-15 09-15 09-15"),
)


@pytest.mark.parametrize(("line", "expected"), HEGGEDAL)
def test_days_that_were_not_mentioned_stay_as_they_are(line: str, expected: str) -> None:
    house = hub(ASKER, "heggedal")
    library = house.facilities[0]
    after = with_hours(ASKER, house, library, week(line), TODAY) if line else ASKER
    assert told(after, "heggedal") == expected
    undone_again = undone(after, ASKER, after, "heggedal")
    assert undone_again == ASKER


def test_hours_changed_twice_keep_what_neither_word_spoke_of() -> None:
    house = hub(ASKER, "heggedal")
    once = with_hours(ASKER, house, house.facilities[0], week("man-fre 9-15"), TODAY)
    library = hub(once, "heggedal").facilities[0]
    twice = with_hours(once, hub(once, "heggedal"), library, week("tirsdag stengt"), TODAY + DAY)
    assert told(twice, "heggedal", TODAY + 7 * DAY) == "09-15 - 09-15 09-15 09-15 10-16? -"
    notes = {each.note for each in hub(twice, "heggedal").facilities[0].schedules if each.holds_on(TODAY + 5 * DAY)}
    assert [note.into("nb")[:27] for note in notes if note is not None] == ["betjent hver fjerde lørdag;"]
    library = hub(twice, "heggedal").facilities[0]
    settled = with_hours(twice, hub(twice, "heggedal"), library, week("lør stengt"), TODAY + DAY)
    sunday = [each for each in hub(settled, "heggedal").facilities[0].schedules if each.holds_on(TODAY + 6 * DAY)]
    assert [each.note for each in sunday if each.kind is ScheduleKind.STAFFED] == [None]


def test_first_hours_of_a_part_tell_of_the_whole_week() -> None:
    house = hub(ASKER, "heggedal")
    cafe = house.facility("cafe")
    assert cafe is not None
    after = with_hours(ASKER, house, cafe, week("man-fre 10-16"), TODAY)
    part = hub(after, "heggedal").facility("cafe")
    assert part is not None
    assert hours_on(part, hub(after, "heggedal"), after, TODAY + 5 * DAY).why is Why.SCHEDULE


def test_second_word_about_a_day_takes_the_place_of_the_first() -> None:
    first = SpecialOpening(
        hub="borgen", facility="hub", first=TODAY, last=TODAY, hours="10:00-11:00", source="x", checked_on=TODAY
    )
    second = replace(first, hours="12:00-13:00", announced_on=TODAY)
    after = specially_open(specially_open(ASKER, first, TODAY), second, TODAY)
    assert [each.hours for each in after.openings if each.counts_on(TODAY)] == ["12:00-13:00"]


def test_confirming_makes_everything_young_and_keeps_who_stated_it() -> None:
    assert len(old_statements(hub(ASKER), ASKER, TODAY)) == 14
    old = old_statements(hub(ASKER), ASKER, TODAY)
    some = confirmed(ASKER, hub(ASKER), old[:5], TODAY)
    assert old_statements(hub(some), some, TODAY) == old[5:]
    after = confirmed(ASKER, hub(ASKER), old, TODAY)
    assert old_statements(hub(after), after, TODAY) == ()
    assert [fact.source for fact in hub(after).facts] == [fact.source for fact in hub(ASKER).facts]
    assert hub(after, "heggedal") == hub(ASKER, "heggedal")


def test_undoing_takes_back_one_step_and_keeps_what_others_did_since() -> None:
    one = closed(ASKER, hub(ASKER), TODAY, TODAY, TODAY)
    two = closed(one, hub(one, "tofte"), TODAY, TODAY, TODAY)
    back = undone(two, ASKER, one, "borgen")
    assert back is not None
    assert (why(back, TODAY), why(back, TODAY, "tofte")) == (Why.SCHEDULE, Why.CLOSURE)
    assert undone(back, ASKER, one, "borgen") is None


def test_undoing_is_refused_once_the_house_has_changed_again() -> None:
    house = hub(ASKER)
    one = with_hours(ASKER, house, house.facilities[0], week("man 12-13"), TODAY)
    two = with_hours(one, hub(one), hub(one).facilities[0], week("man 13-14"), TODAY)
    assert undone(two, ASKER, one, "borgen") is None
    assert undone(two, one, two, "borgen") == one


def test_import_names_the_hubs_whose_hours_differ() -> None:
    shut = closed(ASKER, hub(ASKER), TODAY, TODAY, TODAY)
    checked = confirmed(ASKER, hub(ASKER, "tofte"), hub(ASKER, "tofte").facts, TODAY)
    assert [each.slug for each in hubs_with_other_hours(ASKER, shut)] == ["borgen"]
    assert hubs_with_other_hours(ASKER, checked) == []


@pytest.mark.parametrize("field", ["source", "checked_on"])
def test_who_said_it_and_when_makes_no_other_hours(field: str) -> None:
    stated = {"first": TODAY, "last": TODAY, "source": "x", "checked_on": TODAY}
    opening = convert({**stated, "hub": "borgen", "facility": "hub", "hours": "10:00-11:00"}, SpecialOpening)
    before = specially_open(closed(ASKER, hub(ASKER, "tofte"), TODAY, TODAY, TODAY), opening, TODAY)
    said_anew = re.sub(rf'"{field}":"[^"]*"', f'"{field}":"2026-12-01"', write_json(before))
    after = read_json(said_anew, Municipality)
    assert after.hubs[0].facilities != before.hubs[0].facilities
    assert hubs_with_other_hours(before, after) == []
