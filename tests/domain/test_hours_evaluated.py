"""Hours against an evaluator of its own kind: rows of weekday and times, walked minute by minute over ten years."""

import datetime as dt
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.hubs import Closure, Facility, Hub, HubStatus, Interest, Municipality, Role, Schedule, ScheduleKind
from domain.opening_hours import next_opening, state
from domain.schedules import ZONE, State
from domain.wording import Wording

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
FIRST, LAST = dt.date(2024, 1, 1), dt.date(2033, 12, 31)
STEP = dt.timedelta(minutes=30)
TURNS = tuple(
    dt.date(year, month, day)
    for year in range(FIRST.year, LAST.year + 1)
    for month in (3, 10)
    for day in range(25, 32)
    if dt.date(year, month, day).weekday() == 6
)
"""The nights on which clocks are turned."""

WINTERS = {  # by the almanac, not by a formula: Easter Day
    2024: "03-31", 2025: "04-20", 2026: "04-05", 2027: "03-28", 2028: "04-16",
    2029: "04-01", 2030: "04-21", 2031: "04-13", 2032: "03-28", 2033: "04-17", 2034: "04-09",
}  # fmt: skip
FIXED = ("01-01", "05-01", "05-17", "12-25", "12-26")
HOLIDAYS = frozenset(dt.date.fromisoformat(f"{year}-{day}") for year in WINTERS for day in FIXED) | frozenset(
    dt.date.fromisoformat(f"{year}-{day}") + dt.timedelta(days=after)
    for year, day in WINTERS.items()
    for after in (-3, -2, 0, 1, 39, 49, 50)
)


EVES = frozenset(dt.date(year, 12, day) for year in WINTERS for day in (24, 31)) | frozenset(
    dt.date.fromisoformat(f"{year}-{day}") + dt.timedelta(days=after)
    for year, day in WINTERS.items()
    for after in (-4, -1, 48)
)
"""Half-days by custom: what the rows say is not certain on them."""


@dataclass(frozen=True)
class Row:
    """Open on one weekday, from one half-hour of the day to another."""

    weekday: int
    opens: int
    closes: int

    @property
    def written(self) -> str:
        return f"{WEEKDAYS[self.weekday]} {clock(self.opens)}-{clock(self.closes)}"


def clock(half_hours: int) -> str:
    return f"{half_hours // 2:02}:{half_hours % 2 * 30:02}"


@dataclass(frozen=True)
class Week:
    """The rows, and a closure: the evaluator that knows nothing of expressions."""

    rows: tuple[Row, ...]
    closed: tuple[dt.date, dt.date]

    def state(self, at: dt.datetime) -> State:
        if not self.is_open(at):
            return State.CLOSED
        return State.UNKNOWN if at.date() in EVES else State.OPEN

    def is_open(self, at: dt.datetime) -> bool:
        day, minute = at.date(), at.hour * 60 + at.minute
        if day in HOLIDAYS or self.closed[0] <= day <= self.closed[1]:
            return False
        return any(row.weekday == day.weekday() and row.opens * 30 <= minute < row.closes * 30 for row in self.rows)

    def next_opening(self, after: dt.datetime, most: dt.timedelta) -> dt.datetime | None:
        """The first half-hour after a moment that is open while the one before it was not."""
        at = after.replace(minute=0) - dt.timedelta(hours=1)
        while at < after + most:
            begins = at + STEP
            if begins > after and self.state(begins) is State.OPEN and not self.is_open(at):
                return begins
            at = begins
        return None

    @property
    def town(self) -> tuple[Facility, Hub, Municipality]:
        hours = ", ".join(row.written for row in self.rows) + "; PH off"
        told = Schedule(source="s", checked_on=FIRST, kind=ScheduleKind.STAFFED, hours=hours)
        part = Facility(slug="hub", name=Wording("Torget"), schedules=(told,))
        hub = Hub(slug="tofte", name="Tofte", status=HubStatus.OPEN, facilities=(part,))
        closure = Closure(source="s", checked_on=FIRST, first=self.closed[0], last=self.closed[1])
        named = Wording("A")
        town = Municipality(
            name="Town",
            contact=(),
            roles=(Role(slug="a1", name=named, about=named),),
            interests=(Interest(slug="a1", name=named),),
            hubs=(hub,),
            closures=(closure,),
        )
        return part, hub, town


@st.composite
def weeks(draw: st.DrawFn) -> Week:
    weekdays = draw(st.sets(st.integers(0, 6), min_size=1))
    times = st.tuples(st.integers(0, 47), st.integers(1, 48)).filter(lambda pair: pair[0] < pair[1])
    rows = tuple(Row(weekday, *draw(times)) for weekday in sorted(weekdays))
    first = draw(st.dates(FIRST, LAST))
    return Week(rows, (first, first + dt.timedelta(days=draw(st.integers(0, 20)))))


DAYS = st.one_of(st.dates(FIRST, LAST), st.sampled_from(sorted(HOLIDAYS | EVES)), st.sampled_from(TURNS))


@settings(deadline=None, max_examples=100)
@given(weeks(), DAYS)
def test_state_is_that_of_the_rows_every_half_hour(week: Week, day: dt.date) -> None:
    part, hub, town = week.town
    for half_hour in range(48):
        written = dt.datetime.combine(day, dt.time(half_hour // 2, half_hour % 2 * 30), ZONE)
        at = written.astimezone(dt.UTC).astimezone(ZONE)  # two o'clock does not exist in the spring night
        assert (at, state(part, hub, town, at).state) == (at, week.state(at))


@settings(deadline=None, max_examples=60)
@given(weeks(), DAYS, st.integers(8, 20))
def test_next_opening_is_the_first_that_comes(week: Week, day: dt.date, hour: int) -> None:
    part, hub, town = week.town
    after = dt.datetime.combine(day, dt.time(hour), ZONE)
    found = next_opening(part, hub, town, after)
    expected = week.next_opening(after, dt.timedelta(days=40))
    assert expected is not None
    assert found is not None
    assert found.opens == expected
