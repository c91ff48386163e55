"""The answers that speak of hubs: how to reach them, what is there, which there are."""

from __future__ import annotations

from markupsafe import Markup

from domain.calendar import Days
from domain.hubs import Fact, FactKind, Hub
from domain.questions import contact, doubt, hub_list, person, services, things
from domain.questions.hours import HubHours
from handlers.answers.activity_words import fact_words
from handlers.answers.hours_lines import hub_lines
from handlers.answers.hub_buttons import ShowHub, hours_button
from handlers.answers.hub_card import contact_line, contact_lines, hub_label
from handlers.answers.sources import bounded, source_lines, switchboard_line
from handlers.toolkit.screens import Choice, Screen, in_rows, lines
from locales.texts import Texts

_MOST_IN_FULL = 2
"""Above so many hubs, each gets one line."""


def contact_screen(_: Texts, answer: contact.Answer) -> Screen:
    """What is registered of the kinds asked for; where nothing is, that is said."""
    body: list[Markup] = []
    for hub, facts in answer.hubs:
        if len(answer.hubs) <= _MOST_IN_FULL:
            body += [
                _("<b>{hub}</b>", hub=hub.name),
                *filter(None, (contact_line(_, fact) for fact in facts)),
            ]
            body += [_missing(_, kind) for kind in answer.wants if not _has(facts, kind)]
        elif facts:
            told = "; ".join(fact.text.into(_.language) for fact in facts if fact.kind is not FactKind.WEB)
            body.append(_("{hub}: {contact}", hub=hub.name, contact=told))
        else:
            body.append(_("{hub}: not registered.", hub=hub.name))
    told_all = [fact for _hub, told_facts in answer.hubs for fact in told_facts]
    unknown = any(not _has(told_facts, kind) for _hub, told_facts in answer.hubs for kind in answer.wants)
    tail = [
        *source_lines(_, told_all, answer.fresh_since),
        switchboard_line(_, answer.switchboard) if unknown else None,
    ]
    copies = [fact.text.into(_.language) for fact in told_all if fact.kind is not FactKind.WEB][:4]
    return Screen(bounded(body, tail), in_rows(Choice(text, copies=text) for text in copies))


def services_screen(_: Texts, answer: services.Answer) -> Screen:
    """Where the thing asked for is, with today's hours; or that it is not registered."""
    body: list[Markup] = []
    for found in answer.found:
        things = [*(part.facility.name.into(_.language) for part in found.parts)]
        things += [fact_words(_, fact, answer.today) for fact in found.facts]
        body.append(_("<b>{hub}</b>: {things}.", hub=found.hub.name, things=Markup("; ").join(things)))
        if found.parts and len(answer.found) <= _MOST_IN_FULL:
            at = found.parts[0].days[0].day
            body.append(_("Hours {day}:", day=_.day(at)))
            body += hub_lines(_, HubHours(found.hub, found.parts), None, is_now=False)
    body += [_lacking(_, each) for each in answer.lacking]
    body += [_("At {hub} I have nothing like that registered.", hub=hub.name) for hub in answer.without]
    if not body:
        body.append(_("I have nothing like that registered."))
    days = [day for found in answer.found for part in found.parts for day in part.days]
    sources = [schedule for day in days for schedule in day.schedules]
    facts = [fact for found in answer.found for fact in found.facts]
    missing = answer.without or not answer.found
    tail = [
        *source_lines(_, [*sources, *facts], answer.fresh_since),
        switchboard_line(_, answer.switchboard) if missing else None,
    ]
    hubs = [*(found.hub for found in answer.found), *answer.without]
    return Screen(bounded(body, tail), in_rows(_to_hub(_, hub) for hub in hubs))


def _lacking(_: Texts, lacking: things.Lacking) -> Markup:
    return {
        things.Lacking.TIME: _("When it takes place is not registered."),
        things.Lacking.CLOCK: _("The time of day is not registered."),
        things.Lacking.PRICE: _("The price is not registered."),
    }[lacking]


def person_screen(_: Texts, answer: person.Answer) -> Screen:
    """Those who can be reached by telephone or e-mail."""
    body: list[Markup] = [_("I am a robot. These are people:")]
    for hub in answer.hubs:
        ways = list(contact_lines(_, hub))
        missing = _("{hub}: no telephone number or e-mail address is registered.", hub=hub.name)
        body += [_("<b>{hub}</b>", hub=hub.name), *ways] if ways else [missing]
    tail = [switchboard_line(_, answer.switchboard), _("I cannot book an appointment for you.")]
    copies = (answer.switchboard,) if answer.switchboard else ()
    return Screen(bounded(body, tail), in_rows(Choice(phone, copies=phone) for phone in copies))


def hub_list_screen(_: Texts, answer: hub_list.Answer) -> Screen:
    """How many there are, and a button for each; of several that were named, which is meant."""
    buttons = in_rows(_to_hub(_, hub) for hub in (*answer.open, *answer.planned))
    if answer.is_choice:
        return Screen(_("Which one would you like to know about?"), buttons)
    names = _.listed(hub.name for hub in answer.open)
    there = _.plural("There is {n} house: {hubs}.", "There are {n} houses: {hubs}.", len(answer.open), hubs=names)
    coming = _("Coming: {hubs}.", hubs=_.listed(hub.name for hub in answer.planned)) if answer.planned else None
    return Screen(
        lines(there if answer.open else None, coming),
        buttons,
    )


def doubt_screen(_: Texts, answer: doubt.Answer) -> Screen:
    """Which hub or day was meant, asked with buttons."""
    if answer.days:
        return _day_screen(_, answer)
    names = _.either(hub.name for hub in answer.hubs)
    text = _("Did you mean {hub}?", hub=names) if len(answer.hubs) == 1 else _("Which one: {hubs}?", hubs=names)
    if answer.day is None:
        return Screen(text, in_rows(_to_hub(_, hub) for hub in answer.hubs))
    days = Days(answer.day, answer.day)
    return Screen(text, in_rows(Choice(hub_label(_, hub), hours_button(hub.slug, days)) for hub in answer.hubs))


def _day_screen(_: Texts, answer: doubt.Answer) -> Screen:
    """Which day was meant; buttons need a hub, and without one the day may be written."""
    text = _("Which day: {days}? You can also write another one.", days=_.either(_.day(day) for day in answer.days))
    if len(answer.hubs) != 1:
        return Screen(text)
    hub = answer.hubs[0].slug
    return Screen(text, in_rows(Choice(_.day(day), hours_button(hub, Days(day, day))) for day in answer.days))


def _to_hub(_: Texts, hub: Hub) -> Choice:
    return Choice(hub_label(_, hub), ShowHub(hub.slug))


def _has(facts: tuple[Fact, ...], kind: FactKind) -> bool:
    return any(fact.kind is kind for fact in facts)


def _missing(_: Texts, kind: FactKind) -> Markup:
    return {
        FactKind.ADDRESS: _("The address is not registered."),
        FactKind.PHONE: _("A telephone number is not registered."),
        FactKind.EMAIL: _("An e-mail address is not registered."),
        FactKind.WEB: _("A web page is not registered."),
    }[kind]
