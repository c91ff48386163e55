"""Registration: a person becomes a volunteer.

    hubs ⇄ roles ⇄ interests ⇄ consent → card · declined

Each press and each typed answer is kept at once. Every button works cold; typing a name works as well as pressing.
Volunteers who change their choices later meet the same screens, with the card as the way on.
"""

from __future__ import annotations

from typing import Final

from actions import registering
from domain.errors import NotPossible, Problem
from handlers.promises.newcomers import introduce
from handlers.promises.screens import welcome_screen
from handlers.registration_steps import (
    REGISTRATION,
    Choosing,
    answer_beside,
    begin,
    first_open,
    pick,
    show,
    show_again,
    step_or_again,
)
from handlers.registration_words import Reply, asks_beside, reply_to_consent
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import Begin
from handlers.toolkit.naming import Picked, hubs_picked, interests_and_more, roles_picked
from handlers.toolkit.reading import is_question
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from handlers.unregistered import declined_screen, too_young_screen
from handlers.volunteering import (
    Agree,
    Decline,
    FollowHub,
    ForgetOwnWords,
    GoTo,
    PickHub,
    PickInterest,
    PickRole,
    Step,
    full_text,
)

CONSENT_VERSION: Final = "2026-11"
"""Changes whenever the sentences of the consent screen change their meaning."""


async def go_to(turn: Turn, press: GoTo) -> Screen:
    """Show the step asked for, unless an earlier one is still open."""
    volunteer = await registering.rejoin(turn.work, turn.person, turn.now)
    wanted = Step(press.step) if press.step in set(Step) else Step.HUBS
    order = list(Step)
    step = wanted if volunteer.is_complete else min(wanted, first_open(volunteer), key=order.index)
    return await show(turn, step, volunteer)


async def pick_hub(turn: Turn, press: PickHub) -> Screen:
    """Keep or drop a hub."""
    return await _choose(turn, Step.HUBS, registering.choose_hubs, frozenset({press.hub}), on=press.on)


async def follow_hub(turn: Turn, press: FollowHub) -> Screen:
    """Note, or no more, that the person wants to hear when a planned hub opens."""
    if press.on:
        await registering.follow(turn.work, turn.person, turn.municipality, press.hub, turn.now)
    else:
        await registering.unfollow(turn.work, turn.person, press.hub)
    screen = await show_again(turn, Step.HUBS)
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


async def _choose(turn: Turn, step: Step, choose: Choosing, slugs: frozenset[str], *, on: bool) -> Screen:
    return await pick(turn, step, choose, Picked(on=slugs) if on else Picked(off=slugs))


async def hear_hubs(turn: Turn, words: str) -> Screen:
    """Keep the hubs named in words, and drop those left out; of a planned one the person is told when it opens."""
    if await asks_beside(turn, words):
        return await answer_beside(turn, Step.HUBS, words)
    return await step_or_again(turn, Step.HUBS, _keep_hubs(turn, words))


async def _keep_hubs(turn: Turn, words: str) -> Screen:
    named = _recognised(hubs_picked(words, turn.municipality, turn.texts.language))
    planned = {hub.slug for hub in turn.municipality.hubs if hub.is_planned}
    for slug in planned & named.on:
        await registering.follow(turn.work, turn.person, turn.municipality, slug, turn.now)
    for slug in planned & named.off:
        await registering.unfollow(turn.work, turn.person, slug)
    return await pick(turn, Step.HUBS, registering.choose_hubs, Picked(named.on - planned, named.off - planned))


async def hear_roles(turn: Turn, words: str) -> Screen:
    """Keep the roles named in words, and drop those left out."""
    if await asks_beside(turn, words):
        return await answer_beside(turn, Step.ROLES, words)
    return await step_or_again(turn, Step.ROLES, _keep_roles(turn, words))


async def _keep_roles(turn: Turn, words: str) -> Screen:
    named = _recognised(roles_picked(words, turn.municipality, turn.texts.language))
    return await pick(turn, Step.ROLES, registering.choose_roles, named)


def _recognised(named: Picked) -> Picked:
    if not named:
        raise NotPossible(Problem.NOT_RECOGNISED)
    return named


async def hear_interests(turn: Turn, words: str) -> Screen:
    """Keep the interests named in words; what names none is added to the person's own words."""
    if await asks_beside(turn, words, in_own_words=True):
        return await answer_beside(turn, Step.INTERESTS, words)
    named, rest = interests_and_more(words, turn.municipality, turn.texts.language)
    screen = await pick(turn, Step.INTERESTS, registering.choose_interests, named)
    if not rest:
        return screen
    volunteer, is_whole = await registering.add_own_words(turn.work, turn.person, rest, turn.now)
    screen = await show(turn, Step.INTERESTS, volunteer)
    return screen if is_whole else screen.preceded_by(full_text(turn.texts, registering.OWN_WORDS_MAX))


async def forget_own_words(turn: Turn, _press: ForgetOwnWords) -> Screen:
    """Remove what was written in the person's own words."""
    volunteer = await registering.forget_own_words(turn.work, turn.person, turn.now)
    return await show(turn, Step.INTERESTS, volunteer)


async def hear_consent(turn: Turn, words: str) -> Screen:
    """Consent is given by a press, so that nobody gives it by mistake; words may refuse it, or ask."""
    match await reply_to_consent(turn, words):
        case Reply.DECLINES:
            return await decline(turn, None)
        case Reply.TOO_YOUNG:
            return await _turn_away(turn, words)
        case Reply.ASKS:
            return await answer_beside(turn, Step.CONSENT, words)
        case _other:
            screen = await show_again(turn, Step.CONSENT)
            _ = turn.texts
            return screen.preceded_by(_("To say yes, press the button: it also confirms your age."))


async def decline(turn: Turn, _press: Decline | None) -> Screen:
    """Forget what somebody has chosen who does not consent; a volunteer who presses late stays one."""
    if not await registering.decline(turn.work, turn.person, turn.now):
        return await begin(turn, None)
    await turn.await_nothing()
    follows = await turn.work.follows.of_person(turn.person.id)
    return declined_screen(turn.texts, turn.municipality, follows)


async def _turn_away(turn: Turn, words: str) -> Screen:
    """Somebody tells that they are too young: nothing is kept of what they chose, unless they only ask."""
    is_deleted = not is_question(words) and await registering.decline(turn.work, turn.person, turn.now)
    await turn.await_nothing()
    return too_young_screen(turn.texts, turn.house.minimum_age, is_deleted=is_deleted)


async def agree(turn: Turn, _press: Agree) -> Screen:
    """Register the volunteer, promise an answer from each hub that can give one, and tell those responsible at once."""
    version = f"{CONSENT_VERSION} {turn.person.language}"
    volunteer, is_new = await registering.consent(turn.work, turn.person, version, turn.now)
    await turn.await_nothing()
    if is_new:
        await introduce(turn, volunteer)
    promised = {promise.hub for promise in await turn.work.promises.of_person(volunteer.person_id)}
    return welcome_screen(turn.texts, turn.municipality, volunteer, promised & volunteer.hubs)


async def begin_with(turn: Turn, hub: str, role: str | None) -> Screen:
    """Begin with a hub, and perhaps a role, chosen already: what a link on a poster asks for."""
    try:
        await registering.choose_hubs(turn.work, turn.person, turn.municipality, frozenset({hub}), turn.now, on=True)
    except NotPossible as refusal:
        if refusal.problem is not Problem.HUB_IS_PLANNED:
            raise
        await registering.follow(turn.work, turn.person, turn.municipality, hub, turn.now)
        return await show_again(turn, Step.HUBS)
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
    REGISTRATION,
    commands={"volunteer": begin},
    presses={
        Begin: begin,
        GoTo: go_to,
        PickHub: pick_hub,
        FollowHub: follow_hub,
        PickRole: pick_role,
        PickInterest: pick_interest,
        ForgetOwnWords: forget_own_words,
        Agree: agree,
        Decline: decline,
    },
    words={
        Step.HUBS: hear_hubs,
        Step.ROLES: hear_roles,
        Step.INTERESTS: hear_interests,
        Step.CONSENT: hear_consent,
    },
)
