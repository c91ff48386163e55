"""What a coordinator sees while closing a hub."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from db.commitments.affected import Affected
from domain.changes import Change
from domain.closures import Closure
from domain.hubs import Hub
from domain.names import capitalised
from handlers.change_words import affected_lines, days_text
from handlers.changing.ripple_rows import ripple_rows
from handlers.facts.buttons import AskClosePart, AskWhy, Close, Extend, MayExtend, Undo
from handlers.facts.desk_screens import back
from handlers.toolkit.home import home
from handlers.toolkit.screens import Choice, Screen, in_rows, lines
from locales import Texts

SUNDAY: Final = 6


def close_screen(_: Texts, hub: Hub, today: dt.date) -> Screen:
    """Which days?"""
    week = SUNDAY - today.weekday() + 1
    choices = (
        Choice(_("Today"), Close(hub.slug, today.isoformat(), 1)),
        Choice(_("Tomorrow"), Close(hub.slug, (today + dt.timedelta(days=1)).isoformat(), 1)),
        Choice(_("The rest of this week"), Close(hub.slug, today.isoformat(), week)),
        Choice(_("Two weeks"), Close(hub.slug, today.isoformat(), 14)),
    )
    return Screen(
        lines(
            _("<b>Which days is {hub} closed?</b>", hub=hub.name),
            _("You can also write them, for example “24.12–26.12” or “Friday”. The last day is closed too."),
        ),
        (*in_rows(choices), *_part_row(_, hub), (back(_, hub), home(_))),
    )


def _part_row(_: Texts, hub: Hub) -> tuple[tuple[Choice, ...], ...]:
    """The way to close one part alone, where there are several."""
    return ((Choice(_("Only a part of the house"), AskClosePart(hub.slug)),),) if len(hub.facilities) > 1 else ()


def longer_screen(_: Texts, hub: Hub, closure: Closure, today: dt.date) -> Screen:
    """How long?"""
    start, ends = max(closure.last, today), closure.last.isoformat()
    choices = (
        Choice(_("One week more"), Extend(hub.slug, ends, (start + dt.timedelta(days=7)).isoformat())),
        Choice(_("Two weeks more"), Extend(hub.slug, ends, (start + dt.timedelta(days=14)).isoformat())),
    )
    return Screen(
        lines(
            _("<b>Up to and including which day is {hub} closed?</b>", hub=hub.name),
            _("Now it is up to and including {day}. You can also write the new day.", day=_.day(closure.last)),
        ),
        (*in_rows(choices), (back(_, hub), home(_))),
    )


def closure_screen(_: Texts, hub: Hub, closure: Closure, change: Change | None, hits: Sequence[Affected]) -> Screen:
    """What is said about a closure, whom it hits, and the way back from the change that made it."""
    reason = capitalised(closure.reason.into(_.language)) if closure.reason is not None else None
    may = _("It may last longer.") if closure.may_be_extended else _("It will not last longer than that.")
    return Screen(
        lines(
            _("{hub} is closed: {days}.", hub=hub.name, days=days_text(_, closure)),
            _("Why: {reason}.", reason=reason) if reason else _("Why: Not registered."),
            may,
            *affected_lines(_, hits),
        ),
        (
            *closure_rows(_, hub, closure),
            *(ripple_rows(_, change, hits) if change is not None else ()),
            (Choice(_("↩️ Undo the closing"), Undo(hub.slug, change.version)),) if change is not None else (),
            (back(_, hub), home(_)),
        ),
    )


def closure_rows(_: Texts, hub: Hub, closure: Closure) -> tuple[tuple[Choice, ...], ...]:
    """What can be said more about a closure."""
    ends, may = closure.last.isoformat(), closure.may_be_extended
    label = _("It ends that day") if may else _("It may last longer")
    return ((Choice(_("Write why"), AskWhy(hub.slug, ends)), Choice(label, MayExtend(hub.slug, ends, on=not may))),)


def why_screen(_: Texts, hub: Hub) -> Screen:
    """Why?"""
    return Screen(
        _("<b>Why is {hub} closed?</b> A few words that everybody may read.", hub=hub.name), ((back(_, hub), home(_)),)
    )
