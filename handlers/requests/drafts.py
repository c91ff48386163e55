"""What a coordinator sees while writing a request: one question at a time, then the preview."""

from __future__ import annotations

from markupsafe import Markup

from domain.audiences import Audience
from domain.hubs import Municipality
from domain.requests import Request
from handlers.requests.buttons import (
    Ask,
    ChangeDraft,
    Discard,
    Fill,
    Preview,
    Send,
    Step,
)
from handlers.requests.cards import call_text
from handlers.toolkit.buttons import Button
from handlers.toolkit.home import home, person
from handlers.toolkit.screens import Choice, Screen, in_rows, lines, paragraphs
from handlers.toolkit.toggles import toggles
from locales import Texts


def question_screen(
    _: Texts,
    question: Markup,
    request: Request,
    options: tuple[tuple[Choice, ...], ...] = (),
    *,
    hint: Markup | None = None,
) -> Screen:
    """One question about a draft, with the ways back and on."""
    back = Choice(_("← To the preview"), Preview(request.id)) if request.is_complete else home(_)
    return Screen(lines(question, hint), (*options, (back, person(_))))


def options_of(
    request: Request, step: Step, options: list[tuple[str, str]], *, width: int = 2
) -> tuple[tuple[Choice, ...], ...]:
    """Options (value, label) for one part of a draft."""
    return in_rows((Choice(label, Fill(request.id, step, value)) for value, label in options), width=width)


def interests_question(_: Texts, municipality: Municipality, request: Request) -> Screen:
    """Only those who like something?"""

    def press(slug: str, on: bool) -> Button:  # noqa: FBT001 -- the shape `toggles` calls
        return Fill(request.id, Step.INTERESTS, f"{'+' if on else '-'}{slug}")

    options = [(interest.slug, interest.name.into(_.language)) for interest in municipality.interests]
    onward = Preview(request.id) if request.is_complete else Ask(request.id, Step.TEXT)
    label = _("Next →") if request.interests else _("Everybody with the role →")
    return question_screen(
        _,
        _("<b>Only those who like one of these?</b>"),
        request,
        (*toggles(options, request.interests, press), (Choice(label, onward),)),
        hint=_("Choose as many as you want. Without a choice, everybody with the role at the hub is asked."),
    )


def preview_screen(_: Texts, municipality: Municipality, request: Request, audience: Audience) -> Screen:
    """The draft as its receivers will see it, and how many they are."""
    send = (Choice(_.plural("📣 Send to {n} person", "📣 Send to {n} people", audience.reached), Send(request.id)),)
    return Screen(
        paragraphs(
            _("<b>This is what they will see:</b>"),
            call_text(_, municipality, request),
            audience_text(_, audience),
        ),
        (
            send if audience.reached else (),
            (Choice(_("✏️ Change"), ChangeDraft(request.id)), Choice(_("Discard"), Discard(request.id))),
            (home(_), person(_)),
        ),
    )


def audience_text(_: Texts, audience: Audience) -> Markup:
    """How many will get it, and who is left out and why."""
    reached = _.plural("{n} person will get it.", "{n} people will get it.", audience.reached)
    paused = _.plural("Left out: {n} who is on a pause.", "Left out: {n} who are on a pause.", audience.paused)
    blocked = _.plural(
        "Left out: {n} who has blocked the bot.",
        "Left out: {n} who have blocked the bot.",
        audience.unreachable,
    )
    return lines(reached, paused if audience.paused else None, blocked if audience.unreachable else None)


def change_screen(_: Texts, request: Request) -> Screen:
    """Which part?"""
    parts: list[tuple[Step, Markup]] = [
        (Step.HUB, _("Hub")),
        (Step.ACTIVITY, _("Activity")),
        (Step.DAY, _("Day")),
        (Step.TIME, _("Time")),
        (Step.ROLE, _("Role")),
        (Step.INTERESTS, _("Interests")),
        (Step.TEXT, _("Text")),
        (Step.NEEDED, _("How many")),
    ]
    choices = in_rows(Choice(label, Ask(request.id, step)) for step, label in parts)
    return Screen(
        _("<b>What would you like to change?</b>"),
        (*choices, (Choice(_("← Back"), Preview(request.id)), home(_))),
    )
