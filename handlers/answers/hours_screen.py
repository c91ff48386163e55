"""The answer on opening hours: one hub in full, or several with a line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from markupsafe import Markup

from domain.hubs import Schedule
from domain.opening_hours import Why
from domain.questions import hours
from domain.schedules import State
from handlers.answers.activity_words import fact_words
from handlers.answers.event_lines import news_lines
from handlers.answers.feasts import feast_name
from handlers.answers.hours_lines import hub_lines
from handlers.answers.hours_short import open_lines, short_lines
from handlers.answers.hub_buttons import Follow, FollowSeveral, ShowHub, hours_button, named_together
from handlers.answers.sources import bounded, source_lines, switchboard_line
from handlers.toolkit.screens import Choice, Screen, in_rows
from locales.texts import Texts


def hours_screen(_: Texts, answer: hours.Answer) -> Screen:
    """Hours of one hub in full; of several in short, or asked back when they are asked for many days."""
    if len(answer.hubs) == 1 and not answer.only_open:
        return _one(_, answer, answer.hubs[0])
    if not answer.days.is_one:
        first, last = _.day(answer.days.first), _.day(answer.days.last)
        text = _("Which house? I will tell you its hours from {first} to {last}.", first=first, last=last)
        open_hubs = (told.hub for told in answer.hubs if not told.hub.is_planned)
        return Screen(text, in_rows(Choice(hub.name, hours_button(hub.slug, answer.days)) for hub in open_hubs))
    heading = _("<b>Hours {day}</b>", day=_.day(answer.days.first))
    lines = list(open_lines(_, answer) if answer.only_open else short_lines(_, answer))
    said = [source for told in answer.hubs for source in told.sources]
    sources = [source for source in said if not (isinstance(source, Schedule) and source.hours is None)]
    tail = [*_feast(_, answer), *source_lines(_, sources, answer.fresh_since)]
    rows = in_rows(Choice(told.hub.name, ShowHub(told.hub.slug)) for told in answer.hubs)
    several = FollowSeveral(named_together([told.hub.slug for told in answer.hubs]))
    follow = Choice(_("🔔 Tell me when this changes"), several)
    return Screen(bounded([heading, *lines], tail), (*rows, (follow,)))


def _one(_: Texts, answer: hours.Answer, told: hours.HubHours) -> Screen:
    if answer.days.is_one:
        heading = _("<b>{hub}</b>, {day}", hub=told.hub.name, day=_.day(answer.days.first))
    else:
        first, last = _.day(answer.days.first), _.day(answer.days.last)
        heading = _("<b>{hub}</b>, from {first} to {last}", hub=told.hub.name, first=first, last=last)
    news = news_lines(_, told.hub, answer.days, answer.today)
    body = [heading, *news, *_thing_lines(_, answer), *hub_lines(_, told, answer.at, is_now=answer.is_now)]
    if not told.parts and not told.hub.is_planned:
        body.append(_("What you ask about is not registered at {hub}.", hub=told.hub.name))
    sources = list(source_lines(_, told.sources, answer.fresh_since))
    unknown = not told.hub.is_planned and not any(part.days[0].spans for part in told.parts)
    tail = [*_feast(_, answer), *sources, switchboard_line(_, answer.switchboard) if unknown else None]
    rows = ((Choice(_("About {hub}", hub=told.hub.name), ShowHub(told.hub.slug)),), (follow_choice(_, told),))
    return Screen(bounded(body, tail), rows)


def _thing_lines(_: Texts, answer: hours.Answer) -> Iterator[Markup]:
    """What was asked about beside the parts with hours: its own times, or that none are registered."""
    for fact in answer.things:
        if fact.hours is None:
            name = fact.text.into(_.language).partition(";")[0]
            yield _("{activity}: hours are not registered.", activity=name)
        else:
            yield fact_words(_, fact, answer.today)


def follow_choice(_: Texts, told: hours.HubHours) -> Choice:
    """One tap to be told: when it opens, or when what stands there changes."""
    shut = {Why.CLOSURE, Why.UNCONFIRMED, Why.PLANNED}
    is_shut = told.hub.is_planned or any(part.days[0].why in shut for part in told.parts)
    label = _("🔔 Tell me when it opens") if is_shut else _("🔔 Tell me when this changes")
    return Choice(label, Follow(told.hub.slug))


def _feast(_: Texts, answer: hours.Answer) -> Iterator[Markup]:
    """That a day is a public holiday or an eve; of several days, which."""
    holidays = [feast for feast in answer.feasts if feast.holidays]
    eves = [feast for feast in answer.feasts if not feast.holidays and feast.eve and not _is_settled(answer, feast.day)]
    if answer.days.is_one:
        for feast in holidays:
            yield _("It is a public holiday: {holiday}.", holiday=_feast_names(_, feast))
        for feast in eves:
            yield _("It is {eve}. Hours may be shorter; that is not registered.", eve=_feast_names(_, feast))
        return
    if holidays:
        yield _("Public holidays: {days}.", days=_.listed(_feast_day(_, feast) for feast in holidays))
    if eves:
        yield _(
            "Hours may be shorter on these days; that is not registered: {days}.",
            days=_.listed(_feast_day(_, feast) for feast in eves),
        )


def _is_settled(answer: hours.Answer, day: dt.date) -> bool:
    """Whether somebody has said what holds on an eve, wherever hours are told for it."""
    told = [each for hub in answer.hubs for part in hub.parts for each in part.days if each.day == day]
    said = any(each.why in {Why.OPENING, Why.CLOSURE} for each in told)
    return said and not any(span.state is State.UNKNOWN for each in told for span in each.spans)


def _feast_day(_: Texts, feast: hours.Feast) -> Markup:
    return Markup("{day} ({feast})").format(day=_.day(feast.day), feast=_feast_names(_, feast))


def _feast_names(_: Texts, feast: hours.Feast) -> Markup:
    return _.listed(feast_name(_, name) for name in feast.holidays or (feast.eve or "",))
