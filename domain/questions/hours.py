"""Opening hours: open now, open on a day or at a time, when it opens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from domain.calendar import Days, eve_on, holidays_on
from domain.hubs import HOUSE, Facility, Fact, Hub, Municipality, Sourced
from domain.opening_hours import DayHours, OpenState, next_opening, state_within
from domain.questions import things
from domain.questions.day_hours import hours_told
from domain.questions.heard import Heard
from domain.questions.lexemes import END_OF_CLAUSE
from domain.schedules import ZONE, Span, local
from domain.wording import Wording

_MOST_DAYS: Final = 7
_OPENING: Final = frozenset(("kind.open", "kind.closed"))


@dataclass(frozen=True)
class When:
    """The days asked about, a moment of the first of them, and the day from which it is seen."""

    days: Days
    at: dt.datetime | None
    known_on: dt.date


@dataclass(frozen=True)
class PartHours:
    """One facility: its hours day by day, its state at the moment asked about, and when it opens next."""

    facility: Facility
    days: tuple[DayHours, ...]
    state: OpenState | None
    opens_next: Span | None


@dataclass(frozen=True)
class HubHours:
    """One hub: the parts asked about; `parts` is empty when it has none of them."""

    hub: Hub
    parts: tuple[PartHours, ...]

    @property
    def sources(self) -> tuple[Sourced, ...]:
        """What the hours rest on."""
        days = [day for part in self.parts for day in part.days]
        return tuple(each for day in days for each in (*day.schedules, day.closure) if each is not None)


@dataclass(frozen=True)
class Feast:
    """A day with public holidays, or an eve on which hours may be shorter."""

    day: dt.date
    holidays: tuple[str, ...]
    eve: str | None


@dataclass(frozen=True)
class Answer:
    """Hours of hubs over days; `at` is the moment whose state is told, `asked_of` the parts asked for.

    `feasts` are the days with public holidays or an eve; `only_open` asks for those hubs alone that are open.
    """

    today: dt.date
    days: Days
    at: dt.datetime | None
    is_now: bool
    asked_of: tuple[str, ...]
    hubs: tuple[HubHours, ...]
    switchboard: str | None
    feasts: tuple[Feast, ...]
    fresh_since: dt.date
    only_open: bool = False
    things: tuple[Fact, ...] = ()  #: What is there and was asked about, beside the parts that have hours.


@dataclass(frozen=True)
class Question:
    """When are these parts of these hubs open? No parts: all; no hubs: all; no days: now."""

    hubs: tuple[str, ...]
    parts: tuple[str, ...] = ()
    days: Days | None = None
    time: dt.time | None = None
    only_open: bool = False
    things: tuple[things.FactAt, ...] = ()

    def answer(self, municipality: Municipality, now: dt.datetime) -> Answer:
        """Answers from schedules, holidays and closures, as known now."""
        moment = local(now)
        days = self._days(moment)
        at = self._at(days, moment)
        when = When(days, at, moment.date())
        hubs = municipality.those(self.hubs) or self._having(municipality)
        return Answer(
            today=moment.date(),
            days=days,
            at=at,
            is_now=at == moment,
            asked_of=self.parts,
            hubs=tuple(self._hub(hub, municipality, when) for hub in hubs),
            switchboard=municipality.switchboard,
            feasts=tuple(_feasts(days)),
            fresh_since=municipality.fresh_since(moment.date()),
            only_open=self.only_open,
            things=tuple(hub.facts[n] for hub in hubs for slug, n in self.things if slug == hub.slug),
        )

    def _having(self, municipality: Municipality) -> tuple[Hub, ...]:
        """All hubs; when parts are asked for, those that have one."""
        having = tuple(hub for hub in municipality.hubs if parts_asked(hub, self.parts))
        return having or municipality.hubs

    def _days(self, moment: dt.datetime) -> Days:
        days = self.days or Days(moment.date(), moment.date())
        return Days(days.first, min(days.last, days.first + dt.timedelta(days=_MOST_DAYS - 1)))

    def _at(self, days: Days, moment: dt.datetime) -> dt.datetime | None:
        """The moment asked about: a time that was said, else now when the day is today."""
        if self.time is not None:
            return dt.datetime.combine(days.first, self.time, ZONE)
        return moment if days.is_one and days.first == moment.date() else None

    def _hub(self, hub: Hub, municipality: Municipality, when: When) -> HubHours:
        parts = parts_asked(hub, self.parts)
        return HubHours(hub, tuple(part_hours(part, hub, municipality, when) for part in parts))


def parts_asked(hub: Hub, slugs: tuple[str, ...]) -> tuple[Facility, ...]:
    """The parts of a hub that are asked about; a hub without any stands as a house without hours."""
    if slugs and slugs != (HOUSE,):
        return tuple(part for part in hub.facilities if part.slug in slugs)
    return hub.facilities or (_house(hub.name),)


@lru_cache(maxsize=64)
def _house(name: str) -> Facility:
    """A house as a part without hours; made once, for making checks it."""
    return Facility(slug=HOUSE, name=Wording(name))


def part_hours(part: Facility, hub: Hub, municipality: Municipality, when: When) -> PartHours:
    """The hours of one part over days, its state at a moment of the first, and the opening after it."""
    told = tuple(hours_told(part, hub, municipality, day, when.known_on) for day in when.days.each())
    if when.at is None:
        return PartHours(part, told, None, None)
    state = state_within(told[0], when.at)
    coming = None
    if state.span is None:
        coming = next_opening(part, hub, municipality, when.at, known_on=when.known_on)
    return PartHours(part, told, state, coming)


def _feasts(days: Days) -> Iterator[Feast]:
    for day in days.each():
        holidays, eve = holidays_on(day), eve_on(day)
        if holidays or eve:
            yield Feast(day, holidays, eve)


def read_which(heard: Heard) -> Question | None:
    """Hears a question about which hubs are open, or about the hours of all; `in Asker` is then the town, no hub."""
    said = heard.hears("open") or heard.hears("closed") or heard.speaks_of_a_day or heard.time is not None
    if not (said and _asks(heard)) or (heard.hubs and not heard.names_the_town_alone):
        return None  # `which places can I visit` asks for a list
    if heard.hears("which_open"):
        return Question((), heard.parts, heard.days, heard.time, only_open=True)
    return Question((), heard.parts, heard.days, heard.time) if heard.hears("hubs") else None


def _asks(heard: Heard) -> bool:
    """Whether a word for open or closed is heard, or one for coming along that is not about how: with a wheelchair."""
    if heard.hears_apart("open") or heard.hears_apart("closed"):
        return True
    return heard.hears("come") and (not heard.topics or heard.speaks_of_a_day or heard.time is not None)


def _asks_for_a_thing(heard: Heard) -> bool:
    """Whether it is asked for what a topic names, be it on a day: `kan vi låne et rom i morgen`."""
    return not heard.hears("reach") and (heard.asks_if_there_is or "joining.needs" in heard.marks.labels)


def _asks_about_it(heard: Heard) -> bool:
    """Whether a word for a hub's card is heard, be it `om`: not in `om kvelden`."""
    if not (heard.hears("card") and heard.hears("part_of_day")):
        return heard.hears("card")
    return heard.marked(heard.marks.without("kind.part_of_day")).hears("card")


def read(heard: Heard) -> Question | None:
    """Hears a question about hours: a word for open, or a day or time with nothing else asked."""
    asks = _asks(heard)
    timed = heard.speaks_of_a_day or heard.time is not None or (bool(heard.parts) and heard.hears("part_of_day"))
    if not asks:
        now = heard.hears("now") and heard.is_bare_without("now", "again", "greeting")
        timed = timed or now
        known = bool(heard.hubs or heard.parts or heard.is_bare_without("again", "when", "greeting", "thanks"))
        asks = ((timed or heard.hears("when")) and known) or (heard.time is not None and heard.hears("reach"))
        offers = heard.hears("become") or (heard.hears("volunteer") and not heard.hears("helps_me"))
        asks = asks and (heard.hears("reach") or not _asks_about_it(heard)) and not offers
        asks = asks and not (heard.topics and _asks_for_a_thing(heard))
    if not asks:
        return None
    named = () if heard.parts else things.called(heard)
    if named and not (heard.hears("open") or heard.hears("closed") or timed):
        return None  # `når er språkkafeen` asks for what the fact tells
    parts = () if _asks_for_parts_beside(heard) else heard.parts
    return Question(heard.about_hubs, parts, heard.days, heard.time, things=named)


def _asks_for_parts_beside(heard: Heard) -> bool:
    """Whether it is asked of a house if it is open, and then whether it has a part: `åpent, og har de kafé`."""
    found = heard.marked(heard.clauses).found
    opens = [each.start for each in found if each.label in _OPENING]
    ends = {each.end for each in found if each.label == "joining.and"}
    ends |= {number + 1 for number, word in enumerate(heard.clauses.split()) if word == END_OF_CLAUSE}
    asks = [each.start for each in found if each.label == "kind.has" and each.start in ends]
    parts = [each.start for each in found if each.label.startswith("facility.")]
    if not (opens and asks and parts and heard.hubs):
        return False
    return opens[0] < asks[-1] < min(parts) and not any(at > asks[-1] for at in opens)
