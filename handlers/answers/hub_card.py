"""A hub's card, and the choice between hubs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from markupsafe import Markup

from domain.calendar import Days
from domain.hubs import Fact, FactKind, Hub, Municipality
from domain.questions import hours
from domain.schedules import local
from handlers.answers.activity_words import fact_words
from handlers.answers.event_lines import past_and_coming
from handlers.answers.hours_lines import hub_lines
from handlers.answers.hours_screen import follow_choice
from handlers.answers.hub_buttons import ShowHub, hours_button
from handlers.answers.sources import bounded, source_lines
from handlers.toolkit.buttons import Button
from handlers.toolkit.screens import Choice, Screen, in_rows
from locales.texts import Texts

_THERE: Final = (FactKind.SERVICE, FactKind.ROOM, FactKind.ACTIVITY)
_MOST_THERE: Final = 4


def hub_card(_: Texts, hub: Hub, municipality: Municipality, now: dt.datetime) -> Screen:
    """Where a hub is, how to reach it, its hours today and what is there."""
    today = Days(local(now).date(), local(now).date())
    told = hours.Question((hub.slug,)).answer(municipality, now)
    there = [fact for fact in hub.facts if fact.kind in _THERE]
    body = [
        _("<b>{hub}</b>", hub=hub.name),
        *(Markup.escape(fact.text.into(_.language)) for fact in hub.told(FactKind.ABOUT)[:1]),
        *past_and_coming(_, hub, today.first),
        *contact_lines(_, hub),
        *hub_lines(_, told.hubs[0], told.at, is_now=True),
        *_there(_, there, today.first),
    ]
    sources = [*told.hubs[0].sources, *hub.facts]
    copies = [_copied(fact) for kind in (FactKind.PHONE, FactKind.EMAIL, FactKind.ADDRESS) for fact in hub.told(kind)]
    rows = in_rows(copies)
    if not hub.is_planned:
        rows = (*rows, (Choice(_("Hours this week"), hours_button(hub.slug, _week(today.first))),))
    rows = (*rows, (follow_choice(_, told.hubs[0]),))
    return Screen(bounded(body, source_lines(_, sources, told.fresh_since)), rows)


def hub_choice(
    _: Texts,
    municipality: Municipality,
    *,
    text: Markup | None = None,
    press: Callable[[Hub], Button] = lambda hub: ShowHub(hub.slug),
    hubs: Iterable[Hub] | None = None,
) -> Screen:
    """Hubs to choose from; what a choice means is `press`."""
    offered = municipality.hubs if hubs is None else tuple(hubs)
    return Screen(text or _("Which house?"), in_rows(Choice(hub_label(_, hub), press(hub)) for hub in offered))


def hub_label(_: Texts, hub: Hub) -> str:
    """A hub's name on a button; a planned one says so."""
    return str(_("{hub} (coming)", hub=hub.name)) if hub.is_planned else hub.name


def contact_lines(_: Texts, hub: Hub) -> Iterator[Markup]:
    """Address, telephone, e-mail and page, as far as they are registered."""
    for fact in hub.facts:
        line = contact_line(_, fact)
        if line is not None:
            yield line


def contact_line(_: Texts, fact: Fact) -> Markup | None:
    """One way to reach a hub; None for a fact that is none."""
    text = fact.text.into(_.language)
    match fact.kind:
        case FactKind.ADDRESS:
            return _("Address: {address}", address=text)
        case FactKind.PHONE:
            return _("Telephone: {phone}", phone=text)
        case FactKind.EMAIL:
            return _("E-mail: {email}", email=text)
        case FactKind.WEB:
            return _("Web page: {page}", page=text)
        case _other:
            return None


def _there(_: Texts, facts: list[Fact], today: dt.date) -> Iterator[Markup]:
    if facts:
        texts = [fact_words(_, fact, today) for fact in facts[:_MOST_THERE]]
        told = Markup("; ").join(texts)
        if len(facts) > _MOST_THERE:
            yield _("What is there, among other things: {things}.", things=told)
        else:
            yield _("What is there: {things}.", things=told)


def _copied(fact: Fact) -> Choice:
    text = next(iter(fact.text.values()))
    return Choice(text, copies=text)


def _week(today: dt.date) -> Days:
    return Days(today, today + dt.timedelta(days=6))
