"""Changes of hours in words: for those who make them, those who follow, and the history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from markupsafe import Markup

from db.commitments.affected import Affected
from domain.calendar import Days
from domain.changes import Change, ChangeKind
from domain.closures import Closure
from domain.hubs import Municipality
from handlers.cards import person_name
from handlers.without_app import call_line
from locales import Texts

MOST_AFFECTED: Final = 3
_MONDAY: Final = dt.date(2024, 1, 1)


def change_line(  # noqa: C901, PLR0911, PLR0912 -- a table: one line a kind
    _: Texts, municipality: Municipality, change: Change
) -> Markup:
    """What was changed, as a whole sentence."""
    hub = municipality.hub(change.hub)
    name = hub.name if hub is not None else change.hub
    part = hub.facility(change.facility) if hub is not None else None
    match change.kind:
        case ChangeKind.CLOSED if part is not None:
            words = part.name.into(_.language)
            return _("{hub}, {part}: closed {days}.", hub=name, part=words, days=days_text(_, change))
        case ChangeKind.CLOSED:
            return _("{hub} is closed: {days}.", hub=name, days=days_text(_, change))
        case ChangeKind.DESCRIBED:
            return _("{hub}: changed the reason for the closure {days}.", hub=name, days=days_text(_, change))
        case ChangeKind.MAY_EXTEND:
            return _("{hub}: changed whether the closure may last longer than {day}.", hub=name, day=_last(_, change))
        case ChangeKind.EXTENDED:
            return _("{hub} stays closed longer: {days}.", hub=name, days=days_text(_, change))
        case ChangeKind.REOPENED if part is not None:
            words = part.name.into(_.language)
            return _("{hub}, {part}: the usual hours hold from {day}.", hub=name, part=words, day=_first(_, change))
        case ChangeKind.REOPENED if change.first is not None and change.first > change.at.date():
            return _("{hub} is not closed after all: usual hours {days}.", hub=name, days=days_text(_, change))
        case ChangeKind.REOPENED:
            return _(
                "{hub} is not closed any longer: the usual hours hold from {day}.", hub=name, day=_first(_, change)
            )
        case ChangeKind.OPENING if part is not None:
            words = part.name.into(_.language)
            return _("{hub}, {part}: other hours {days}.", hub=name, part=words, days=days_text(_, change))
        case ChangeKind.OPENING:
            return _("{hub}: other hours {days}.", hub=name, days=days_text(_, change))
        case ChangeKind.USUAL:
            return _("{hub}: usual hours {days}.", hub=name, days=days_text(_, change))
        case ChangeKind.HOURS if part is not None:
            return _(
                "{hub}, {part}: new hours from {day}.", hub=name, part=part.name.into(_.language), day=_first(_, change)
            )
        case ChangeKind.CONTACT:
            return _("{hub}: how to reach it was changed.", hub=name)
        case ChangeKind.CONFIRMED:
            return _("{hub}: what is registered was confirmed.", hub=name)
        case ChangeKind.UNDONE if change.first is not None:
            return _("{hub}: a change was taken back ({days}).", hub=name, days=days_text(_, change))
        case ChangeKind.UNDONE:
            return _("{hub}: a change was taken back.", hub=name)
        case _other:
            return _("{hub}: what is registered was brought up to date.", hub=name)


def days_text(_: Texts, dated: Change | Closure | Days) -> Markup:
    """One day, or from-to inclusive."""
    first, last = dated.first, dated.last
    if first is None or last is None or first == last:
        return Markup.escape(_.day(first or last or _MONDAY))
    return _("from {first} up to and including {last}", first=_.day(first), last=_.day(last))


def _first(_: Texts, change: Change) -> str:
    return _.day(change.first or change.at.date())


def _last(_: Texts, change: Change) -> str:
    return _.day(change.last or change.at.date())


def closure_line(_: Texts, closure: Closure, today: dt.date) -> Markup:
    """A closure on a coordinator's screen."""
    if closure.last < today:
        return _("Was closed up to and including {day}; what came after is not confirmed.", day=_.day(closure.last))
    return _("Closed {days}.", days=days_text(_, closure))


def affected_lines(_: Texts, hits: Sequence[Affected]) -> Iterator[Markup]:
    """The requests that a change hits, with those who have a place in them."""
    if hits:
        yield _("<b>Requests it concerns</b> (nobody has been told yet):")
    for hit in hits[:MOST_AFFECTED]:
        coming = (*hit.names, *(guest.name for guest in hit.guests))
        names = _.listed(person_name(_, name) for name in coming) or "–"
        yield _("• {activity}, {day}: {names}", activity=hit.activity, day=_.short_day(hit.day), names=names)
    if len(hits) > MOST_AFFECTED:
        yield _.plural("… and {n} more.", "… and {n} more.", len(hits) - MOST_AFFECTED)
    if (line := call_line(_, [guest for hit in hits for guest in hit.guests])) is not None:
        yield line
