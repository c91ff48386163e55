"""Appointments: owners make coordinators by a one-time link, and take the role back.

invite: hubs → link · link pressed → coordinator · list → revoke: asked once → done
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from markupsafe import Markup

from actions import appointing
from domain.errors import NotAnOwner
from domain.hubs import Municipality
from domain.names import one_line
from domain.people import Person
from handlers.cards import hub_names, person_name
from handlers.menus import forget_menu, show_menu_of
from handlers.toolkit.buttons import Button
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import home
from handlers.toolkit.screens import Choice, Screen, in_rows, lines, paragraphs
from handlers.toolkit.turn import Turn
from locales import Texts, texts_in

A_PAGE: Final = 8
NAME_ON_A_BUTTON: Final = 24  #: Characters.


class PickInvitation(Button, prefix="inv.hubs"):
    """Choose hubs for an invitation; each hub is a bit, in the order of one version of the register."""

    hubs: int = 0
    register: int = 0  #: 0 begins anew.


class Invite(Button, prefix="inv.make"):
    """Make the link for these hubs."""

    hubs: int
    register: int


class ListCoordinators(Button, prefix="inv.list"):
    """Show a page of coordinators."""

    page: int = 0


class AskToRevoke(Button, prefix="inv.ask"):
    """Show what revoking means."""

    person: int


class Revoke(Button, prefix="inv.end"):
    """Take the role from a coordinator."""

    person: int


def invitation_screen(_: Texts, municipality: Municipality, chosen: int, register: int) -> Screen:
    """For which hubs?"""
    hubs = in_rows(
        Choice(f"✅ {hub.name}" if chosen >> bit & 1 else hub.name, PickInvitation(chosen ^ 1 << bit, register))
        for bit, hub in enumerate(municipality.hubs)
    )
    make = (Choice(_("Make the link"), Invite(chosen, register)),) if chosen else ()
    return Screen(
        lines(
            _("<b>A new coordinator</b>"),
            _("Which hubs is it for? You then get a link that works once, for three days."),
        ),
        (*hubs, make, (Choice(_("Coordinators"), ListCoordinators()), home(_))),
    )


def link_screen(_: Texts, municipality: Municipality, hubs: frozenset[str], link: str) -> Screen:
    """Pass this on."""
    return Screen(
        paragraphs(
            _(
                "This link makes one person coordinator of {hubs}. Pass it on to that person only.",
                hubs=_.listed(hub_names(municipality, hubs)),
            ),
            Markup("{}").format(link),
        ),
        (
            (Choice(_("Copy the link"), copies=link),),
            (Choice(_("Coordinators"), ListCoordinators()), home(_)),
        ),
    )


def appointed_screen(_: Texts, municipality: Municipality, hubs: frozenset[str]) -> Screen:
    """You are a coordinator now."""
    return Screen(
        lines(
            _("<b>You are now coordinator of {hubs}.</b>", hubs=_.listed(hub_names(municipality, hubs))),
            _("You can ask volunteers for help with /request, and you get new volunteers and ideas here."),
        ),
        ((home(_),),),
    )


def claimed_screen(_: Texts, municipality: Municipality, person: Person, hubs: frozenset[str]) -> Screen:
    """Who used the link."""
    return Screen(
        _(
            "{name} used your invitation and is now coordinator of {hubs}.",
            name=person_name(_, person.name),
            hubs=_.listed(hub_names(municipality, hubs)),
        ),
        ((Choice(_("Undo"), AskToRevoke(person.id)), home(_)),),
    )


def coordinators_screen(_: Texts, municipality: Municipality, people: list[Person], page: int = 0) -> Screen:
    """The coordinators, some at a time."""
    page = min(max(page, 0), max(0, (len(people) - 1) // A_PAGE))
    shown = people[page * A_PAGE : (page + 1) * A_PAGE]
    named = [
        _("{name}: {hubs}", name=person_name(_, one.name), hubs=_.listed(hub_names(municipality, one.coordinates)))
        for one in shown
    ]
    revoke = in_rows(
        Choice(_("Revoke {name}", name=one_line(person_name(_, one.name), NAME_ON_A_BUTTON)), AskToRevoke(one.id))
        for one in shown
    )
    turning = [Choice("←", ListCoordinators(page - 1))] if page else []
    turning += [Choice("→", ListCoordinators(page + 1))] if len(people) > (page + 1) * A_PAGE else []
    return Screen(
        lines(_("<b>Coordinators</b>"), *named, None if people else _("There are none yet.")),
        (*revoke, tuple(turning), (Choice(_("New coordinator"), PickInvitation()), home(_))),
    )


def revoke_screen(_: Texts, person: Person) -> Screen:
    """Really?"""
    return Screen(
        _("Take the role of coordinator from {name}?", name=person_name(_, person.name)),
        ((Choice(_("Yes, take it"), Revoke(person.id)), Choice(_("No, keep the role"), ListCoordinators())),),
    )


async def invite(turn: Turn, _said: object) -> Screen:
    """Show the hubs an invitation may be for."""
    return await pick(turn, PickInvitation())


async def pick(turn: Turn, press: PickInvitation) -> Screen:
    """Show the hubs chosen so far."""
    if not turn.person.is_owner:
        raise NotAnOwner("invite")
    chosen = press.hubs if press.register == turn.house.register else 0  # another register, another order
    return invitation_screen(turn.texts, turn.municipality, chosen, turn.house.register)


async def make_link(turn: Turn, press: Invite) -> Screen:
    """Issue the invitation."""
    if press.register != turn.house.register:
        return await pick(turn, PickInvitation())
    hubs = frozenset(hub.slug for bit, hub in enumerate(turn.municipality.hubs) if press.hubs >> bit & 1)
    token = await appointing.invite(turn.work, turn.person, turn.municipality, hubs, turn.house.new_token, turn.now)
    return link_screen(turn.texts, turn.municipality, hubs, f"https://t.me/{turn.house.bot_username}?start=inv_{token}")


async def accept(turn: Turn, token: str) -> Screen:
    """Appoint whoever comes with an unused invitation; the issuer hears who it was."""
    hubs, issuer = await appointing.accept(turn.work, turn.person, token, turn.now)
    turn.person = replace(turn.person, coordinates=turn.person.coordinates | hubs)
    await show_menu_of(turn, turn.person)
    for owner in (await turn.work.people.named({issuer} if issuer else set())).values():
        await turn.tell(owner, claimed_screen(texts_in(owner.language), turn.municipality, turn.person, hubs))
    return appointed_screen(turn.texts, turn.municipality, hubs)


async def list_coordinators(turn: Turn, said: ListCoordinators | object) -> Screen:
    """Show a page of coordinators."""
    people = await appointing.coordinators(turn.work, turn.person)
    page = said.page if isinstance(said, ListCoordinators) else 0
    return coordinators_screen(turn.texts, turn.municipality, people, page)


async def ask_to_revoke(turn: Turn, press: AskToRevoke) -> Screen:
    """Ask once."""
    people = await appointing.coordinators(turn.work, turn.person)
    found = next((person for person in people if person.id == press.person), None)
    return revoke_screen(turn.texts, found) if found else coordinators_screen(turn.texts, turn.municipality, people)


async def revoke(turn: Turn, press: Revoke) -> Screen:
    """Take the role, and show who is left."""
    await forget_menu(turn, await appointing.revoke(turn.work, turn.person, press.person, turn.now))
    return await list_coordinators(turn, None)


FLOW = Flow(
    "appointments",
    commands={"invite": invite, "coordinators": list_coordinators},
    presses={
        PickInvitation: pick,
        Invite: make_link,
        ListCoordinators: list_coordinators,
        AskToRevoke: ask_to_revoke,
        Revoke: revoke,
    },
)
