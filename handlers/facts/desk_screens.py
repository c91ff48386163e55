"""What a coordinator sees at a hub's desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from actions import closing, correcting
from actions.correcting import Correction, Desk
from db.commitments.affected import Affected
from domain.changes import DESCRIBING, Change, ChangeKind
from domain.freshness import old_statements
from domain.hubs import Fact, Hub, Municipality
from handlers.answers.hub_buttons import ShowHub
from handlers.cards import person_name
from handlers.change_words import affected_lines, change_line, closure_line, days_text
from handlers.changing.ripple_rows import ripple_rows
from handlers.facts.buttons import (
    AskClose,
    AskExtend,
    AskSpecial,
    Confirm,
    EditContact,
    EditHours,
    Reopen,
    ReopenPart,
    ShowDesk,
    ShowHistory,
    ShowOld,
    Undo,
)
from handlers.toolkit.home import home
from handlers.toolkit.screens import Choice, Screen, in_rows, lines
from locales import Texts

MOST_CLOSURES: Final = 2
LONGEST_FACT: Final = 60  #: Characters of a fact in a list.


def which_hub_screen(_: Texts, hubs: Sequence[Hub]) -> Screen:
    """Whose facts?"""
    return Screen(
        _("<b>Which hub do you want to look after?</b>"),
        (*in_rows(Choice(hub.name, ShowDesk(hub.slug)) for hub in hubs), (home(_),)),
    )


def desk_screen(_: Texts, at: Desk, today: dt.date) -> Screen:
    """What can be done for a hub."""
    hub, closures = at.hub, closing.closures_of(at, today)[:MOST_CLOSURES]
    old = old_statements(hub, at.municipality, today)
    if hub.is_planned:
        body = [_("{hub} has not opened yet.", hub=hub.name)]
    else:
        body = [closure_line(_, closure, today) for closure in closures] or [_("No closure is registered.")]
    body.append(
        _.plural("{n} fact has not been confirmed for long.", "{n} facts have not been confirmed for long.", len(old))
        if old
        else _("All facts have been confirmed lately.")
    )
    rows: list[tuple[Choice, ...]] = []
    for closure in closures:
        ends, day = closure.last.isoformat(), _.short_day(closure.last)
        rows.append((Choice(_("Longer than {day}", day=day), AskExtend(hub.slug, ends)),))
        rows.append((Choice(_("✅ Usual hours again"), Reopen(hub.slug, ends)),))
    for part in hub.facilities:
        for closure in closing.closures_of(at, today, part.slug)[:1]:
            name = part.name.into(_.language)
            body.insert(-1, _("{part}: closed {days}.", part=name, days=days_text(_, closure)))
            rows.append((Choice(_("✅ Usual hours: {part}", part=name), ReopenPart(hub.slug, part.slug)),))
    if not hub.is_planned:
        rows.append((Choice(_("🔒 Close"), AskClose(hub.slug)), Choice(_("🕑 Change hours"), EditHours(hub.slug))))
        rows.append((Choice(_("Other hours one day"), AskSpecial(hub.slug)),))
    rows.append((Choice(_("☎️ Telephone and address"), EditContact(hub.slug)),))
    rows += [(Choice(_("What is old"), ShowOld(hub.slug)),)] if old else []
    rows.append((Choice(_("Last changes"), ShowHistory(hub.slug)), Choice(_("What people see"), ShowHub(hub.slug))))
    return Screen(lines(_("<b>{hub}</b>: what is registered", hub=hub.name), *body), (*rows, (home(_),)))


def old_screen(_: Texts, at: Desk, today: dt.date) -> Screen:
    """What nobody has confirmed for long."""
    old = old_statements(at.hub, at.municipality, today)
    told = [
        _("• {fact} (last confirmed {date})", fact=_told(_, each, at.hub), date=_.month(each.checked_on))
        for each in correcting.oldest(at, today)
    ]
    more = len(old) - len(told)
    return Screen(
        lines(
            _("<b>{hub}</b>: does this still hold?", hub=at.hub.name),
            *told,
            _.plural("… and {n} more.", "… and {n} more.", more) if more > 0 else None,
        ),
        (
            (Choice(_("✅ All of this holds"), Confirm(at.hub.slug, at.version)),),
            (Choice(_("🕑 Change hours"), EditHours(at.hub.slug)), back(_, at.hub)),
            (home(_),),
        ),
    )


def _told(_: Texts, statement: object, hub: Hub) -> str:
    if isinstance(statement, Fact):
        text = statement.text.into(_.language)
        return text if len(text) <= LONGEST_FACT else f"{text[:LONGEST_FACT]}…"
    part = next(part for part in hub.facilities if any(each is statement for each in part.schedules))
    return str(_("hours of {part}", part=part.name.into(_.language)).unescape())


def saved_screen(_: Texts, correction: Correction, hits: Sequence[Affected], told: int) -> Screen:
    """What was saved, who has been told, whom it hits, and the way back."""
    change = correction.change
    undo = (Choice(_("↩️ Undo"), Undo(change.hub, change.version)),) if change.may_be_undone else ()
    return Screen(
        lines(
            _("<b>Saved.</b> {what}", what=change_line(_, correction.municipality, change)),
            _.plural("{n} person who follows the hub is told.", "{n} people who follow the hub are told.", told)
            if told
            else None,
            *affected_lines(_, hits),
        ),
        (
            *ripple_rows(_, change, hits),
            (*undo, _desk(_, change.hub)),
            (home(_),),
        ),
    )


def history_screen(_: Texts, municipality: Municipality, hub: Hub, changes: Sequence[tuple[Change, str]]) -> Screen:
    """Who changed what, the newest first; each can be taken back while nothing newer stands in the way."""
    told: list[Markup] = []
    for change, name in changes:
        who = person_name(_, name) if name else _("The operator, or somebody erased")
        at = f"{_.short_day(change.at.date())} {_.time(change.at)}"
        told.append(_("• {at}, {name}: {what}", at=at, name=who, what=change_line(_, municipality, change)))
    return Screen(
        lines(
            _("<b>{hub}</b>: last changes", hub=hub.name),
            *(told or [_("Nothing has been changed in this chat.")]),
        ),
        (*_undo_row(_, [change for change, _name in changes]), (back(_, hub), home(_))),
    )


def _undo_row(_: Texts, changes: Sequence[Change]) -> tuple[tuple[Choice, ...], ...]:
    """The way back from the newest change; where that only told more of a closure, from the closure itself."""
    if not changes or not changes[0].may_be_undone:
        return ()
    last = changes[0]
    if last.kind not in DESCRIBING:
        return ((Choice(_("↩️ Undo the last one"), Undo(last.hub, last.version)),),)
    told_of = next((each for each in changes if each.kind not in DESCRIBING), last)
    labels = {ChangeKind.CLOSED: _("↩️ Undo the closing"), ChangeKind.EXTENDED: _("↩️ Undo the extension")}
    if told_of.last == last.last and told_of.kind in labels:
        return ((Choice(labels[told_of.kind], Undo(last.hub, told_of.version)),),)
    return ((Choice(_("↩️ Undo the last one"), Undo(last.hub, last.version)),),)


def back(_: Texts, hub: Hub) -> Choice:
    """The way to a hub's desk."""
    return _desk(_, hub.slug)


def _desk(_: Texts, slug: str) -> Choice:
    return Choice(_("← What is registered"), ShowDesk(slug))
