"""The answer on opening hours: one hub in full, or several with a line each."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from domain.hubs import Schedule
from domain.questions import hours
from handlers.answers.feasts import feast_name
from handlers.answers.hours_lines import hub_lines
from handlers.answers.hours_short import short_lines
from handlers.answers.hub_buttons import ShowHub, hours_button
from handlers.answers.sources import bounded, source_lines, switchboard_line
from handlers.toolkit.screens import Choice, Screen, in_rows
from locales.texts import Texts


def hours_screen(_: Texts, answer: hours.Answer) -> Screen:
    """Hours of one hub in full; of several in short, or asked back when they are asked for many days."""
    if len(answer.hubs) == 1:
        return _one(_, answer, answer.hubs[0])
    if not answer.days.is_one:
        first, last = _.day(answer.days.first), _.day(answer.days.last)
        text = _("Which house? I will tell you its hours from {first} to {last}.", first=first, last=last)
        open_hubs = (told.hub for told in answer.hubs if not told.hub.is_planned)
        return Screen(text, in_rows(Choice(hub.name, hours_button(hub.slug, answer.days)) for hub in open_hubs))
    heading = _("<b>Hours {day}</b>", day=_.day(answer.days.first))
    lines = list(short_lines(_, answer))
    said = [source for told in answer.hubs for source in told.sources]
    sources = [source for source in said if not (isinstance(source, Schedule) and source.hours is None)]
    tail = [*_feast(_, answer), *source_lines(_, sources, answer.today)]
    rows = in_rows(Choice(told.hub.name, ShowHub(told.hub.slug)) for told in answer.hubs)
    return Screen(bounded([heading, *lines], tail), rows)


def _one(_: Texts, answer: hours.Answer, told: hours.HubHours) -> Screen:
    if answer.days.is_one:
        heading = _("<b>{hub}</b>, {day}", hub=told.hub.name, day=_.day(answer.days.first))
    else:
        first, last = _.day(answer.days.first), _.day(answer.days.last)
        heading = _("<b>{hub}</b>, from {first} to {last}", hub=told.hub.name, first=first, last=last)
    body = [heading, *hub_lines(_, told, answer.at, is_now=answer.is_now)]
    if not told.parts and not told.hub.is_planned:
        body.append(_("What you ask about is not registered at {hub}.", hub=told.hub.name))
    sources = list(source_lines(_, told.sources, answer.today))
    unknown = not told.hub.is_planned and not any(part.days[0].spans for part in told.parts)
    tail = [*_feast(_, answer), *sources, switchboard_line(_, answer.switchboard) if unknown else None]
    return Screen(bounded(body, tail), ((Choice(_("About {hub}", hub=told.hub.name), ShowHub(told.hub.slug)),),))


def _feast(_: Texts, answer: hours.Answer) -> Iterator[Markup]:
    if answer.holiday is not None:
        yield _("It is a public holiday: {holiday}.", holiday=feast_name(_, answer.holiday))
    elif answer.eve is not None:
        yield _("It is {eve}. Hours may be shorter; that is not registered.", eve=feast_name(_, answer.eve))
