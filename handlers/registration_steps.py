"""The steps of the registration: which is shown, and that each choice is kept before the next."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final

from actions import registering
from domain.people import Volunteer, VolunteerStatus
from handlers.promises.newcomers import introduce_to_added
from handlers.questions import answer, ask
from handlers.toolkit.naming import Picked
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from handlers.unregistered import heard_from_no_volunteer
from handlers.volunteering import Step, consent_screen, hubs_screen, interests_screen, profile_screen, roles_screen

REGISTRATION: Final = "registration"
"""The flow that typed words belong to."""

Choosing = Callable[..., Awaitable[Volunteer]]


async def begin(turn: Turn, _said: object) -> Screen:
    """Go on where the person stopped; somebody registered already sees the card."""
    volunteer = await registering.rejoin(turn.work, turn.person, turn.now)
    if volunteer.status is VolunteerStatus.ACTIVE:
        return profile_screen(turn.texts, turn.municipality, volunteer, turn.today)
    return await show(turn, first_open(volunteer), volunteer)


def first_open(volunteer: Volunteer) -> Step:
    """The first step at which nothing has been chosen."""
    if not volunteer.hubs:
        return Step.HUBS
    if not volunteer.roles:
        return Step.ROLES
    return Step.CONSENT if volunteer.interests or volunteer.own_words else Step.INTERESTS


async def show(turn: Turn, step: Step, volunteer: Volunteer) -> Screen:
    """Show one step; what is typed next belongs to it."""
    await turn.await_words(REGISTRATION, step)
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


async def show_again(turn: Turn, step: Step) -> Screen:
    """Show one step with what has been chosen so far."""
    return await show(turn, step, await registering.volunteer_of(turn.work, turn.person))


async def pick(turn: Turn, step: Step, choose: Choosing, picked: Picked) -> Screen:
    """Keep choices and show their step again; what a volunteer may not do without is kept, and said."""

    async def attempt() -> Screen:
        volunteer = await choose(turn.work, turn.person, turn.municipality, picked.on, turn.now, on=True)
        if picked.off:
            volunteer = await choose(turn.work, turn.person, turn.municipality, picked.off, turn.now, on=False)
        if step is Step.HUBS and picked.on:
            await introduce_to_added(turn, volunteer)
        return await show(turn, step, volunteer)

    return await step_or_again(turn, step, attempt())


async def step_or_again(turn: Turn, step: Step, attempt: Coroutine[Any, Any, Screen]) -> Screen:
    """What an attempt shows; the step once more when it is refused."""

    async def question() -> Screen:
        return await show_again(turn, step)

    return await or_again(turn, attempt, question)


async def answer_beside(turn: Turn, step: Step, question: str) -> Screen:
    """Answer a question that came in between, and show the step once more below."""
    asked = await ask(turn, question)
    await turn.show(await heard_from_no_volunteer(turn, asked) or answer(turn, asked))
    return await show_again(turn, step)
