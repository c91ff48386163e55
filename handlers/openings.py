"""Those who follow a hub are told: once when a planned one opens, and of every change of its hours until they stop.

follow ⇄ stop
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from actions import following
from actions.importing import Adoption
from db import UnitOfWork
from domain.calendar import Days
from domain.changes import Change
from domain.hubs import Hub, Municipality
from domain.letters import Kind
from domain.schedules import local
from handlers.answers.hours_since import hours_since
from handlers.answers.hub_buttons import Follow, FollowSeveral, ShowHub, Unfollow, UnfollowSeveral, hours_button
from handlers.change_words import change_line
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import ways
from handlers.toolkit.screens import Choice, Screen, lines
from handlers.toolkit.turn import Turn, send
from locales import Texts, texts_in

DAYS_SHOWN = 7


def opened_screen(_: Texts, hub: Hub) -> Screen:
    """It has opened."""
    return Screen(
        _("{hub} has opened. You asked me to tell you.", hub=hub.name),
        ((Choice(_("About {hub}", hub=hub.name), ShowHub(hub.slug)),), ways(_, hub.slug)),
    )


def changed_screen(_: Texts, municipality: Municipality, change: Change, today: dt.date) -> Screen:
    """Something has changed; one tap shows the hours, one tap ends these messages."""
    first = max(today, change.first or today)
    hours = hours_button(change.hub, Days(first, first + dt.timedelta(days=DAYS_SHOWN - 1)))
    return Screen(
        lines(change_line(_, municipality, change), *hours_since(_, municipality, change, today)),
        ((Choice(_("Hours"), hours), Choice(_("🔕 Stop these messages"), Unfollow(change.hub))), ways(_, change.hub)),
    )


def followed_screen(_: Texts, hub: Hub) -> Screen:
    """You will be told."""
    if hub.is_planned:
        said = _("I will tell you when {hub} opens.", hub=hub.name)
    else:
        said = _("I will tell you when the hours of {hub} change, or when it closes or opens.", hub=hub.name)
    return Screen(said, ((Choice(_("🔕 Stop these messages"), Unfollow(hub.slug)),), ways(_, hub.slug)))


def unfollowed_screen(_: Texts, hub: Hub) -> Screen:
    """You will not be told."""
    return Screen(
        _("I will not tell you about {hub} any more.", hub=hub.name),
        ((Choice(_("🔔 Tell me after all"), Follow(hub.slug)),), ways(_, hub.slug)),
    )


def several_followed_screen(_: Texts, hubs: Sequence[Hub], press: FollowSeveral) -> Screen:
    """You will be told of these."""
    said = _("I will tell you when hours change at {hubs}.", hubs=_.listed(hub.name for hub in hubs))
    return Screen(said, ((Choice(_("🔕 Stop these messages"), UnfollowSeveral(press.hubs)),), ways(_)))


def several_unfollowed_screen(_: Texts, hubs: Sequence[Hub], press: UnfollowSeveral) -> Screen:
    """You will not be told of these."""
    said = _("I will not tell you about {hub} any more.", hub=_.listed(hub.name for hub in hubs))
    return Screen(said, ((Choice(_("🔔 Tell me after all"), FollowSeveral(press.hubs)),), ways(_)))


async def follow_several(turn: Turn, press: FollowSeveral) -> Screen:
    """Be told of several, in a message of its own."""
    slugs = tuple(filter(None, press.hubs.split(".")))
    hubs = await following.follow_several(turn.work, turn.person, turn.municipality, slugs, turn.now)
    turn.pressed_message = None
    return several_followed_screen(turn.texts, hubs, press)


async def unfollow_several(turn: Turn, press: UnfollowSeveral) -> Screen:
    """Be told of none of them any more."""
    slugs = tuple(filter(None, press.hubs.split(".")))
    hubs = await following.unfollow_several(turn.work, turn.person, turn.municipality, slugs)
    return several_unfollowed_screen(turn.texts, hubs, press)


async def follow(turn: Turn, press: Follow) -> Screen:
    """Be told, in a message of its own: the answer stays where it is."""
    hub = await following.follow(turn.work, turn.person, turn.municipality, press.hub, turn.now)
    turn.pressed_message = None
    return followed_screen(turn.texts, hub)


async def unfollow(turn: Turn, press: Unfollow) -> Screen:
    """Be told no more."""
    return unfollowed_screen(turn.texts, await following.unfollow(turn.work, turn.person, turn.municipality, press.hub))


async def announce(work: UnitOfWork, hubs: Iterable[Hub], now: dt.datetime) -> int:
    """Tell everybody who follows these hubs that they have opened; returns how many messages."""
    told = 0
    for hub in hubs:
        for person in await work.follows.take(hub.slug):
            await send(work, person.id, opened_screen(texts_in(person.language), hub), now, kind=Kind.NEWS)
            told += 1
    return told


async def announce_adoption(work: UnitOfWork, adoption: Adoption, now: dt.datetime) -> int:
    """Tell everybody who follows a hub that an import has opened or changed; returns how many messages."""
    told = await announce(work, adoption.opened, now)
    for change in adoption.changes:
        told += await tell_followers(work, adoption.municipality, change, now)
    return told


async def tell_followers(work: UnitOfWork, municipality: Municipality, change: Change, now: dt.datetime) -> int:
    """Tell everybody who follows a hub of a change, but for whoever made it; returns how many messages."""
    if not change.is_told:
        return 0
    followers = [person for person in await work.follows.followers(change.hub) if person.id != change.person_id]
    for person in followers:
        screen = changed_screen(texts_in(person.language), municipality, change, local(now).date())
        await send(work, person.id, screen, now, kind=Kind.NEWS)
    return len(followers)


FLOW = Flow(
    "following",
    presses={
        Follow: follow,
        Unfollow: unfollow,
        FollowSeveral: follow_several,
        UnfollowSeveral: unfollow_several,
    },
)
