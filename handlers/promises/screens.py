"""The promise of an answer: made to the volunteer, asked of the coordinator, kept, or told honestly as broken."""

from __future__ import annotations

from collections.abc import Collection

from domain.hubs import FactKind, Hub, Municipality
from domain.people import Person, Volunteer
from handlers.cards import hub_names, person_name, volunteer_card
from handlers.toolkit.buttons import Button
from handlers.toolkit.home import home, person, ways
from handlers.toolkit.screens import Choice, Screen, lines, paragraphs
from handlers.volunteering import ShowProfile
from locales import Texts


class Greet(Button, prefix="hi"):
    """Ask what to write to a new volunteer."""

    person: int


class GreetReady(Button, prefix="hi.go"):
    """Send a new volunteer the ready greeting."""

    person: int


class AnswerGreeting(Button, prefix="hi.re"):
    """Answer whoever greeted from a hub."""

    hub: str


def welcome_screen(_: Texts, municipality: Municipality, volunteer: Volunteer, promised: Collection[str]) -> Screen:
    """You are a volunteer now; this is what happens next."""
    silent = hub_names(municipality, volunteer.hubs - frozenset(promised))
    return Screen(
        paragraphs(
            _("<b>Thank you, you are registered.</b>"),
            volunteer_card(_, municipality, volunteer),
            lines(
                _.plural(
                    "The coordinator at {hubs} answers you within {n} day.",
                    "The coordinator at {hubs} answers you within {n} days.",
                    municipality.limits.answer_days,
                    hubs=_.listed(hub_names(municipality, promised)),
                )
                if promised
                else None,
                _("{hubs} has no coordinator in this chat yet; your card is kept.", hubs=_.listed(silent))
                if silent
                else None,
                _("When help is needed, you get a message here and answer with one press."),
            ),
        ),
        ((Choice(_("✏️ Change"), ShowProfile()),), ways(_)),
    )


def newcomer_screen(_: Texts, municipality: Municipality, volunteer: Volunteer, promised: Collection[str]) -> Screen:
    """What coordinators see of a new volunteer."""
    hubs = _.listed(hub_names(municipality, promised))
    answer = _.plural(
        "I have promised an answer from {hubs} within {n} day.",
        "I have promised an answer from {hubs} within {n} days.",
        municipality.limits.answer_days,
        hubs=hubs,
    )
    return Screen(
        paragraphs(
            _("<b>A new volunteer has registered.</b>"),
            volunteer_card(_, municipality, volunteer),
            answer if promised else None,
        ),
        ((_greet(_, volunteer), home(_)),),
    )


def overdue_soon_screen(hub: Hub, volunteer: Volunteer, days: int, _: Texts) -> Screen:
    """For coordinators: somebody is still waiting."""
    return Screen(
        lines(
            _(
                "<b>{name} is waiting for an answer from {hub}.</b>",
                name=person_name(_, volunteer.name),
                hub=hub.name,
            ),
            _.plural(
                "I promised one within {n} day. A greeting is enough, with one press.",
                "I promised one within {n} days. A greeting is enough, with one press.",
                days,
            ),
        ),
        ((_greet(_, volunteer), home(_)),),
    )


def broken_screen(municipality: Municipality, hub: Hub, _: Texts) -> Screen:
    """For the volunteer: the promise was not kept, and whom to turn to instead."""
    own = [*hub.told(FactKind.PHONE), *hub.told(FactKind.EMAIL)]
    doors = [fact.text.into(_.language) for fact in own]
    if not doors and municipality.switchboard is not None:
        doors = [municipality.switchboard]
    return Screen(
        lines(
            _("<b>{hub} has not answered you as I promised. I am sorry.</b>", hub=hub.name),
            _("I have told those in charge."),
            _("You can also get in touch yourself: {contact}", contact=" · ".join(doors)) if doors else None,
        ),
        ((person(_, hub.slug),), (home(_),)),
    )


def owed_screen(hub: Hub, volunteer: Volunteer, _: Texts) -> Screen:
    """For owners and coordinators: the promise was not kept."""
    return Screen(
        lines(
            _(
                "<b>{name} has had no answer from {hub}, and the time I promised is over.</b>",
                name=person_name(_, volunteer.name),
                hub=hub.name,
            ),
            _("I have said so and given the way to a person. A greeting still helps."),
        ),
        ((_greet(_, volunteer), home(_)),),
    )


def greet_screen(_: Texts, municipality: Municipality, volunteer: Volunteer, hubs: Collection[str]) -> Screen:
    """What would you like to write?"""
    name = person_name(_, volunteer.name)
    return Screen(
        paragraphs(
            _("<b>What would you like to write to {name}?</b>", name=name),
            lines(_("Write it here, or send this one:"), _("“{text}”", text=ready_greeting(_, municipality, hubs))),
        ),
        ((Choice(_("👋 Send this one"), GreetReady(volunteer.person_id)),), (home(_),)),
    )


def ready_greeting(_: Texts, municipality: Municipality, hubs: Collection[str]) -> str:
    """A greeting for those in a hurry, in the language of whoever reads it."""
    named = _.listed(hub_names(municipality, hubs)).unescape()
    return _(
        "Welcome to {hubs}! So good that you want to help. You hear from me as soon as something fits.", hubs=named
    ).unescape()


def greeting_screen(municipality: Municipality, sender: Person, hubs: Collection[str], text: str, _: Texts) -> Screen:
    """A greeting as the volunteer sees it."""
    named = [hub for hub in municipality.hubs if hub.slug in hubs]
    answer = tuple(Choice(_("↩️ Answer"), AnswerGreeting(hub.slug)) for hub in named[:1])
    return Screen(
        paragraphs(
            _(
                "<b>{name} at {hubs} writes:</b>",
                name=person_name(_, sender.name),
                hubs=_.listed([hub.name for hub in named]),
            ),
            _("“{text}”", text=text),
        ),
        (answer, (home(_), person(_, named[0].slug if named else ""))),
    )


def greeted_screen(_: Texts, name: str) -> Screen:
    """The greeting is on its way."""
    return Screen(_("Your greeting is on its way to {name}. Thank you.", name=person_name(_, name)), ((home(_),),))


def greeted_before_screen(_: Texts, volunteer: Volunteer) -> Screen:
    """A second ready greeting is not sent."""
    name = person_name(_, volunteer.name)
    return Screen(
        _("{name} has been welcomed already, so nothing was sent.", name=name),
        ((Choice(_("✍️ Write something else"), Greet(volunteer.person_id)),), (home(_),)),
    )


def answer_screen(_: Texts, hub: Hub, coordinator: Person) -> Screen:
    """What would you like to answer?"""
    return Screen(
        lines(
            _("<b>What would you like to answer {name}?</b>", name=person_name(_, coordinator.name)),
            _("Write it here."),
        ),
        ((home(_), person(_, hub.slug)),),
    )


def answer_heard_screen(hub: Hub, volunteer: Person, text: str, _: Texts) -> Screen:
    """A new volunteer's answer, as the coordinator sees it."""
    name = person_name(_, volunteer.name)
    return Screen(
        paragraphs(_("<b>{name}, new at {hub}, answers:</b>", name=name, hub=hub.name), _("“{text}”", text=text)),
        ((Choice(_("↩️ Answer"), Greet(volunteer.id)), home(_)),),
    )


def answered_screen(_: Texts, hub: Hub, name: str) -> Screen:
    """The answer is on its way."""
    return Screen(
        _("Your answer is on its way to {name}.", name=person_name(_, name)), ((home(_), person(_, hub.slug)),)
    )


def _greet(_: Texts, volunteer: Volunteer) -> Choice:
    return Choice(_("👋 Say hello"), Greet(volunteer.person_id))
