"""Registration: a person becomes a volunteer.

    hubs ⇄ roles ⇄ interests ⇄ consent → card

Each press and each typed answer is kept at once. Every button works cold; typing a name works as well as pressing.
Volunteers who change their choices later meet the same screens, with the card as the way on.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final

from actions import promising, registering, remembering, telling
from domain.errors import NotPossible, Problem
from domain.people import Volunteer, VolunteerStatus
from handlers.promises.screens import newcomer_screen, welcome_screen
from handlers.questions import answer_words
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import Begin
from handlers.toolkit.reading import hubs_named, interests_and_more, is_question, roles_named
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from handlers.volunteering import (
    Agree,
    FollowHub,
    GoTo,
    PickHub,
    PickInterest,
    PickRole,
    Step,
    consent_screen,
    hubs_screen,
    interests_screen,
    profile_screen,
    roles_screen,
)
from locales import texts_in

Choosing = Callable[..., Awaitable[Volunteer]]

CONSENT_VERSION: Final = "2026-11"
"""Changes whenever the sentences of the consent screen change their meaning."""


async def begin(turn: Turn, _said: object) -> Screen:
    """Go on where the person stopped; somebody registered already sees the card."""
    volunteer = await registering.rejoin(turn.work, turn.person, turn.now)
    if volunteer.status is VolunteerStatus.ACTIVE:
        return profile_screen(turn.texts, turn.municipality, volunteer, turn.today)
    return await show_step(turn, _first_open(volunteer), volunteer)


def _first_open(volunteer: Volunteer) -> Step:
    if not volunteer.hubs:
        return Step.HUBS
    if not volunteer.roles:
        return Step.ROLES
    return Step.CONSENT if volunteer.interests or volunteer.own_words else Step.INTERESTS


async def show_step(turn: Turn, step: Step, volunteer: Volunteer) -> Screen:
    """Show one step; what is typed next belongs to it."""
    await turn.await_words(FLOW.name, step)
    _, municipality = turn.texts, turn.municipality
    match step:
        case Step.HUBS:
            return hubs_screen(_, municipality, volunteer, await turn.work.follows.of_person(turn.person.id))
        case Step.ROLES:
            return roles_screen(_, municipality, volunteer)
        case Step.INTERESTS:
            return interests_screen(_, municipality, volunteer)
        case Step.CONSENT:
            return consent_screen(_, municipality, volunteer, turn.house.minimum_age)


async def go_to(turn: Turn, press: GoTo) -> Screen:
    """Show the step asked for, unless an earlier one is still open."""
    volunteer = await registering.rejoin(turn.work, turn.person, turn.now)
    wanted = Step(press.step) if press.step in set(Step) else Step.HUBS
    order = list(Step)
    step = wanted if volunteer.is_complete else min(wanted, _first_open(volunteer), key=order.index)
    return await show_step(turn, step, volunteer)


async def pick_hub(turn: Turn, press: PickHub) -> Screen:
    """Keep or drop a hub."""
    return await _choose(turn, Step.HUBS, registering.choose_hubs, frozenset({press.hub}), on=press.on)


async def follow_hub(turn: Turn, press: FollowHub) -> Screen:
    """Note, or no more, that the person wants to hear when a planned hub opens."""
    if press.on:
        await registering.follow(turn.work, turn.person, turn.municipality, press.hub, turn.now)
    else:
        await registering.unfollow(turn.work, turn.person, press.hub)
    screen = await show_step(turn, Step.HUBS, await registering.volunteer_of(turn.work, turn.person))
    hub = turn.municipality.hub(press.hub)
    if not press.on or hub is None:
        return screen
    _ = turn.texts
    return screen.preceded_by(_("Noted. I write to you when {hub} opens. You can choose other hubs too.", hub=hub.name))


async def pick_role(turn: Turn, press: PickRole) -> Screen:
    """Keep or drop a role."""
    return await _choose(turn, Step.ROLES, registering.choose_roles, frozenset({press.role}), on=press.on)


async def pick_interest(turn: Turn, press: PickInterest) -> Screen:
    """Keep or drop an interest."""
    return await _choose(turn, Step.INTERESTS, registering.choose_interests, frozenset({press.interest}), on=press.on)


async def hear_hubs(turn: Turn, words: str) -> Screen:
    """Keep the hubs named in words; of a planned one the person is told when it opens."""
    if is_question(words):
        return await _answer_beside(turn, Step.HUBS, words)
    return await _or_again(turn, Step.HUBS, _keep_hubs(turn, words))


async def _keep_hubs(turn: Turn, words: str) -> Screen:
    named = _recognised(hubs_named(words, turn.municipality, turn.texts.language))
    planned = {hub.slug for hub in turn.municipality.hubs if hub.is_planned} & named
    for slug in planned:
        await registering.follow(turn.work, turn.person, turn.municipality, slug, turn.now)
    return await _choose(turn, Step.HUBS, registering.choose_hubs, named - planned, on=True)


async def hear_roles(turn: Turn, words: str) -> Screen:
    """Keep the roles named in words."""
    if is_question(words):
        return await _answer_beside(turn, Step.ROLES, words)
    return await _or_again(turn, Step.ROLES, _keep_roles(turn, words))


async def _keep_roles(turn: Turn, words: str) -> Screen:
    named = _recognised(roles_named(words, turn.municipality))
    volunteer = await registering.choose_roles(turn.work, turn.person, turn.municipality, named, turn.now, on=True)
    return await show_step(turn, Step.ROLES, volunteer)


async def hear_interests(turn: Turn, words: str) -> Screen:
    """Keep the interests named in words; what names none is kept in the person's own words."""
    if is_question(words):
        return await _answer_beside(turn, Step.INTERESTS, words)
    named, rest = interests_and_more(words, turn.municipality, turn.texts.language)
    screen = await _choose(turn, Step.INTERESTS, registering.choose_interests, named, on=True)
    if not rest:
        return screen
    volunteer = await registering.add_own_words(turn.work, turn.person, rest, turn.now)
    return await show_step(turn, Step.INTERESTS, volunteer)


async def hear_consent(turn: Turn, _words: str) -> Screen:
    """Consent is given by a press, so that nobody gives it by mistake."""
    screen = await show_step(turn, Step.CONSENT, await registering.volunteer_of(turn.work, turn.person))
    _ = turn.texts
    return screen.preceded_by(_("To say yes, press the button: it also confirms your age."))


async def _answer_beside(turn: Turn, step: Step, question: str) -> Screen:
    """Answer a question that came in between, and show the step once more below."""
    await turn.show(await answer_words(turn, question))
    return await show_step(turn, step, await registering.volunteer_of(turn.work, turn.person))


async def _choose(turn: Turn, step: Step, choose: Choosing, slugs: frozenset[str], *, on: bool) -> Screen:
    """Keep a choice and show its step again; what a volunteer may not do without is kept, and said."""

    async def attempt() -> Screen:
        volunteer = await choose(turn.work, turn.person, turn.municipality, slugs, turn.now, on=on)
        if step is Step.HUBS and on:
            await _introduce_to_added(turn, volunteer)
        return await show_step(turn, step, volunteer)

    return await _or_again(turn, step, attempt())


def _recognised(named: frozenset[str]) -> frozenset[str]:
    if not named:
        raise NotPossible(Problem.NOT_RECOGNISED)
    return named


async def _or_again(turn: Turn, step: Step, attempt: Coroutine[Any, Any, Screen]) -> Screen:
    async def question() -> Screen:
        return await show_step(turn, step, await registering.volunteer_of(turn.work, turn.person))

    return await or_again(turn, attempt, question)


async def agree(turn: Turn, _press: Agree) -> Screen:
    """Register the volunteer, promise an answer from each hub that can give one, and tell those responsible at once."""
    version = f"{CONSENT_VERSION} {turn.person.language}"
    volunteer, is_new = await registering.consent(turn.work, turn.person, version, turn.now)
    await turn.await_nothing()
    if is_new:
        await _introduce(turn, volunteer)
    promised = {promise.hub for promise in await turn.work.promises.of_person(volunteer.person_id)}
    return welcome_screen(turn.texts, turn.municipality, volunteer, promised & volunteer.hubs)


async def _introduce(turn: Turn, volunteer: Volunteer) -> None:
    limits = turn.municipality.limits
    promised = await promising.promise(turn.work, volunteer, volunteer.hubs, limits, turn.now)
    await remembering.look_later(turn.work, volunteer, limits, turn.now)
    for listener in await telling.responsible_for(turn.work, volunteer.hubs, turn.house.owner_ids):
        theirs = promised & listener.coordinates
        await turn.tell(listener, newcomer_screen(texts_in(listener.language), turn.municipality, volunteer, theirs))


async def _introduce_to_added(turn: Turn, volunteer: Volunteer) -> None:
    """Let the coordinators of hubs that a volunteer has added know, once for each hub."""
    told = await promising.promise_added(turn.work, volunteer, turn.municipality.limits, turn.now)
    for hub, coordinators in told.items():
        for coordinator in coordinators:
            _ = texts_in(coordinator.language)
            await turn.tell(coordinator, newcomer_screen(_, turn.municipality, volunteer, {hub}))


async def begin_with(turn: Turn, hub: str, role: str | None) -> Screen:
    """Begin with a hub, and perhaps a role, chosen already: what a link on a poster asks for."""
    try:
        await registering.choose_hubs(turn.work, turn.person, turn.municipality, frozenset({hub}), turn.now, on=True)
    except NotPossible as refusal:
        if refusal.problem is not Problem.HUB_IS_PLANNED:
            raise
        await registering.follow(turn.work, turn.person, turn.municipality, hub, turn.now)
        return await show_step(turn, Step.HUBS, await registering.volunteer_of(turn.work, turn.person))
    if role is not None:
        await registering.choose_roles(turn.work, turn.person, turn.municipality, frozenset({role}), turn.now, on=True)
    screen = await begin(turn, None)
    if not turn.person.is_new:
        return screen
    _ = turn.texts
    chosen = turn.municipality.hub(hub)
    hello = _(
        "Hello. I am Torgbot, a robot. You are registering as a volunteer at {hub}.", hub=chosen.name if chosen else hub
    )
    return screen.preceded_by(hello)


FLOW = Flow(
    "registration",
    commands={"volunteer": begin},
    presses={
        Begin: begin,
        GoTo: go_to,
        PickHub: pick_hub,
        FollowHub: follow_hub,
        PickRole: pick_role,
        PickInterest: pick_interest,
        Agree: agree,
    },
    words={
        Step.HUBS: hear_hubs,
        Step.ROLES: hear_roles,
        Step.INTERESTS: hear_interests,
        Step.CONSENT: hear_consent,
    },
)
