"""What volunteers see of themselves: the steps of registration, the profile, and their buttons."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from markupsafe import Markup

from domain.hubs import Municipality
from domain.people import Volunteer, VolunteerStatus
from handlers.cards import hub_names, volunteer_card
from handlers.toolkit.buttons import Button
from handlers.toolkit.home import ChooseLanguage, person, ways
from handlers.toolkit.screens import Choice, Screen, lines, paragraphs
from handlers.toolkit.toggles import toggles
from locales import Texts


class Step(StrEnum):
    """Where words may be typed."""

    HUBS = "hubs"
    ROLES = "roles"
    INTERESTS = "interests"
    CONSENT = "consent"


class GoTo(Button, prefix="vol.to"):
    """Show a step."""

    step: str


class PickHub(Button, prefix="vol.hub"):
    """Choose a hub, or not."""

    hub: str
    on: bool


class FollowHub(Button, prefix="vol.fol"):
    """Be told when a planned hub opens, or not."""

    hub: str
    on: bool


class PickRole(Button, prefix="vol.role"):
    """Choose a role, or not."""

    role: str
    on: bool


class PickInterest(Button, prefix="vol.int"):
    """Choose an interest, or not."""

    interest: str
    on: bool


class ForgetOwnWords(Button, prefix="vol.own"):
    """Remove what was written in one's own words."""


class Agree(Button, prefix="vol.yes"):
    """Consent, and be old enough."""


class Decline(Button, prefix="vol.no"):
    """Do not consent: what was chosen is deleted."""


class ShowProfile(Button, prefix="prof"):
    """Show the card with all that can be changed."""


class ChoosePause(Button, prefix="prof.rest"):
    """Ask for how long to pause."""


class Pause(Button, prefix="prof.zzz"):
    """Pause for a number of days from today; 0 ends the pause."""

    days: int


class ShowPeace(Button, prefix="peace"):
    """Show what is heard of calls, and when."""


class AskToLeave(Button, prefix="prof.end"):
    """Show the ways to leave."""


def hubs_screen(_: Texts, municipality: Municipality, volunteer: Volunteer, follows: frozenset[str]) -> Screen:
    """Where?"""
    open_hubs = [(hub.slug, hub.name) for hub in municipality.hubs if not hub.is_planned]
    planned = [
        (hub.slug, _("{hub}: tell me when it opens", hub=hub.name)) for hub in municipality.hubs if hub.is_planned
    ]
    return Screen(
        lines(
            _("<b>Where would you like to help?</b>"),
            _("Choose one or more hubs, or write the name. Then press “Next”.")
            if volunteer.status is VolunteerStatus.JOINING
            else _("Choose one or more hubs, or write the name. Then press “Done”."),
        ),
        (
            *toggles(open_hubs, volunteer.hubs, PickHub),
            *toggles(planned, follows, FollowHub, width=1),
            *_onward(_, volunteer, Step.ROLES, back=None, ready=bool(volunteer.hubs)),
        ),
    )


def roles_screen(_: Texts, municipality: Municipality, volunteer: Volunteer) -> Screen:
    """As what?"""
    roles = [(role.slug, role.name.into(_.language)) for role in municipality.roles]
    return Screen(
        lines(
            _("<b>What would you like to be?</b>"),
            *(
                _(
                    "<b>{role}:</b> {about}",
                    role=role.name.into(_.language),
                    about=role.about.into(_.language),
                )
                for role in municipality.roles
            ),
            _("Choose one or more, then press “Next”.")
            if volunteer.status is VolunteerStatus.JOINING
            else _("Choose one or more, then press “Done”."),
        ),
        (
            *toggles(roles, volunteer.roles, PickRole),
            *_onward(_, volunteer, Step.INTERESTS, back=Step.HUBS, ready=bool(volunteer.roles)),
        ),
    )


def interests_screen(_: Texts, municipality: Municipality, volunteer: Volunteer) -> Screen:
    """What do you like?"""
    interests = [(interest.slug, interest.name.into(_.language)) for interest in municipality.interests]
    own_words = _("In your own words: {words}", words=volunteer.own_words) if volunteer.own_words else None
    return Screen(
        lines(
            _("<b>What do you like?</b>"),
            _("Choose as many as you want, or write it in your own words. You can also go on without."),
            own_words,
        ),
        (
            *toggles(interests, volunteer.interests, PickInterest),
            *(((Choice(_("✖️ Remove my own words"), ForgetOwnWords()),),) if volunteer.own_words else ()),
            *_onward(_, volunteer, Step.CONSENT, back=Step.ROLES, ready=True),
        ),
    )


def full_text(_: Texts, most: int) -> Markup:
    """Not all that was written found room among one's own words."""
    return _("There is room for {most} characters in your own words. Not all that you wrote now is saved.", most=most)


def consent_screen(_: Texts, municipality: Municipality, volunteer: Volunteer, minimum_age: int) -> Screen:
    """May we?"""
    hubs = _.listed(hub_names(municipality, volunteer.hubs))
    return Screen(
        paragraphs(
            _("<b>May we keep this and write to you?</b>"),
            _(
                "I keep your name in Telegram, your language and what you have chosen here. The coordinators at {hubs}"
                " see it, and I write to you when they need help. Telegram carries the messages.",
                hubs=hubs,
            ),
            _("You can see, change or delete everything whenever you want: /profile, /stop, /delete."),
            _("You must be at least {age} years old.", age=minimum_age),
        ),
        (
            (Choice(_("✅ Yes, and I am at least {age}", age=minimum_age), Agree()),),
            (Choice(_("← Back"), GoTo(Step.INTERESTS)), Choice(_("No thanks"), Decline())),
            ways(_),
        ),
    )


def _onward(
    _: Texts, volunteer: Volunteer, onward: Step, *, back: Step | None, ready: bool
) -> tuple[tuple[Choice, ...], ...]:
    """The last rows of a step: back and on (to the card for those registered already), then both ways."""
    if volunteer.status is VolunteerStatus.ACTIVE:
        return (Choice(_("✔️ Done"), ShowProfile()),), ways(_)
    steps = (Choice(_("← Back"), GoTo(back)),) if back else ()
    return (*steps, *((Choice(_("Next →"), GoTo(onward)),) if ready else ())), ways(_)


def profile_screen(_: Texts, municipality: Municipality, volunteer: Volunteer, today: dt.date) -> Screen:
    """The card with all that can be changed."""
    paused = volunteer.is_paused(today) and volunteer.paused_until
    rest = _("You are on a pause up to and including {day}.", day=_.date(paused)) if paused else None
    return Screen(
        paragraphs(volunteer_card(_, municipality, volunteer), rest),
        (
            (Choice(_("Hubs"), GoTo(Step.HUBS)), Choice(_("Roles"), GoTo(Step.ROLES))),
            (Choice(_("Interests"), GoTo(Step.INTERESTS)), Choice(_("Language"), ChooseLanguage())),
            (
                Choice(_("🔔 Notifications"), ShowPeace()),
                Choice(_("End the pause"), Pause(0)) if paused else Choice(_("Pause"), ChoosePause()),
            ),
            (Choice(_("Leave or delete"), AskToLeave()),),
            ways(_),
        ),
    )


def pause_screen(_: Texts) -> Screen:
    """For how long?"""
    return Screen(
        lines(
            _("<b>For how long would you like a pause?</b>"),
            _("Choose, or write its last day, for example “1 February”. Nobody asks you to help meanwhile."),
        ),
        (
            (
                Choice(_("1 week"), Pause(7)),
                Choice(_("1 month"), Pause(30)),
                Choice(_("3 months"), Pause(90)),
            ),
            (Choice(_("← Back"), ShowProfile()), person(_)),
        ),
    )
