"""The answers that need no hub: danger, volunteering, roles, ideas, small talk, the menu."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from domain.hubs import Role
from domain.questions import emergency, idea, menu, roles, talk, volunteer
from handlers.answers.sources import switchboard_line
from handlers.toolkit.screens import Screen, lines, paragraphs
from locales.texts import Texts


def emergency_screen(_: Texts, answer: emergency.Answer) -> Screen:
    """The numbers to call, the fitting one first and in bold."""
    first = {
        emergency.Danger.ACUTE: _("<b>Call 113 (ambulance), 112 (police) or 110 (fire) now.</b>"),
        emergency.Danger.DOCTOR: _("<b>Call the emergency doctor (legevakt): 116 117.</b>"),
        emergency.Danger.MIND: _("<b>You are not alone. Call Mental Helse: 116 123, day and night.</b>"),
        emergency.Danger.CHILD: _("<b>Call the helpline for children and young people: 116 111.</b>"),
        emergency.Danger.VIOLENCE: _(
            "<b>In danger now: call the police, 112.\nHurt or threatened by somebody close to you: call VO-linjen,"
            " 116 006. It is free and open day and night.</b>"
        ),
    }
    others = {
        emergency.Danger.ACUTE: _("Danger to life: 113 (ambulance), 112 (police), 110 (fire)."),
        emergency.Danger.DOCTOR: _("Emergency doctor (legevakt): 116 117."),
        emergency.Danger.MIND: _("Someone to talk to (Mental Helse): 116 123."),
        emergency.Danger.CHILD: _("Children and young people: 116 111."),
        emergency.Danger.VIOLENCE: _("Violence by somebody close (VO-linjen): 116 006."),
    }
    rest = [line for danger, line in others.items() if danger is not answer.danger]
    robot = _("I am a robot and cannot call for you.")
    otherwise = _("Did you mean something else? Write it in other words, or press Menu.")
    return Screen(paragraphs(first[answer.danger], lines(*rest), lines(robot, otherwise)))


def worried_text(_: Texts) -> Markup:
    """Before the answer to what may, or may not, be told of danger."""
    return _("Is somebody in danger? Call 113 (ambulance), 112 (police) or 110 (fire). Somebody to talk to: 116 123.")


def volunteer_screen(_: Texts, answer: volunteer.Answer, minimum_age: int | None) -> Screen:
    """What a volunteer can be; first what was asked of age or pay. Whoever is too young is told no more."""
    if is_too_young(answer, minimum_age):
        return Screen(
            _(
                "You must be at least {age} years old to be a volunteer. You can send an idea or talk to a person.",
                age=minimum_age,
            )
        )
    asks_age = answer.asks_age and minimum_age is not None
    first = lines(
        _("You must be at least {age} years old to be a volunteer.", age=minimum_age) if asks_age else None,
        _("Whether volunteers are paid anything is not registered.") if answer.asks_pay else None,
    )
    if answer.hubs:
        intro = _("How good that you want to help at {hubs}!", hubs=_.listed(hub.name for hub in answer.hubs))
    else:
        intro = _("How good that you want to help!")
    way = _("Sign up from the menu; the coordinator at your house will see it.")
    return Screen(paragraphs(first or intro, lines(*_role_lines(_, answer.roles)), way))


def is_too_young(answer: volunteer.Answer, minimum_age: int | None) -> bool:
    """Whether somebody says that they are younger than a volunteer may be."""
    return minimum_age is not None and answer.age is not None and answer.age < minimum_age


def roles_screen(_: Texts, answer: roles.Answer) -> Screen:
    """What each role does."""
    return Screen(lines(*_role_lines(_, answer.roles)))


def idea_screen(_: Texts, answer: idea.Answer) -> Screen:
    """The way to propose something."""
    if answer.hubs:
        hubs = _.listed(hub.name for hub in answer.hubs)
        return Screen(_("I would like to hear your idea for {hubs}. You can propose it from the menu.", hubs=hubs))
    return Screen(_("I would like to hear your idea. You can propose it from the menu."))


def talk_screen(_: Texts, answer: talk.Answer) -> Screen:
    """A kind word."""
    replies = {
        talk.Said.GREETING: _("Hello! Ask me about opening hours, what is there, or how to volunteer."),
        talk.Said.THANKS: _("You are welcome!"),
        talk.Said.DECLINED: _("All right. Write if there is anything."),
        talk.Said.SORRY: _("That is quite all right."),
        talk.Said.BYE: _("Goodbye, and welcome back!"),
    }
    return Screen(replies[answer.said])


def menu_screen(_: Texts, answer: menu.Answer) -> Screen:
    """Why there is no better answer, and who may have one."""
    replies = {
        menu.Why.NOT_UNDERSTOOD: _("I did not understand that. Try «Is Heggedal open tomorrow?», or use the menu."),
        menu.Why.OUT_OF_SCOPE: _("That is something I know nothing about: I only know the community houses here."),
        menu.Why.NOTHING_UNDER_WAY: _("Nothing was under way. Ask me something, or use the menu."),
        menu.Why.WANTED: _("The menu is one press away, here below."),
        menu.Why.NO_SUCH_DAY: _("I cannot place that day or time. Write it like «1 December» or «at 17:30»."),
    }
    return Screen(lines(replies[answer.why], switchboard_line(_, answer.switchboard)))


def _role_lines(_: Texts, told: Iterable[Role]) -> list[Markup]:
    return [
        _("<b>{role}</b>: {about}", role=role.name.into(_.language), about=role.about.into(_.language)) for role in told
    ]
