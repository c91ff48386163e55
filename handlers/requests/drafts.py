"""What a coordinator sees while writing a request: one question at a time, then the preview."""

from __future__ import annotations

from markupsafe import Markup

from domain.hubs import Municipality
from domain.names import one_line
from domain.requests import Request
from handlers.requests.buttons import (
    Ask,
    Discard,
    Fill,
    KeepDraft,
    Preview,
    Step,
)
from handlers.toolkit.alone import left_screen
from handlers.toolkit.buttons import Button
from handlers.toolkit.home import home, person, ways_beside
from handlers.toolkit.screens import Choice, Screen, in_rows, lines
from handlers.toolkit.toggles import toggles
from locales import Texts


def question_screen(
    _: Texts,
    question: Markup,
    request: Request,
    options: tuple[tuple[Choice, ...], ...] = (),
    *,
    hint: Markup | None = None,
    before: Step | None = None,
) -> Screen:
    """One question about a draft, with the ways on and back to the question `before` it, in one row."""
    ways: tuple[Choice, ...]
    if request.is_complete:
        ways = (Choice(_("← To the preview"), Preview(request.id)), person(_))
    elif before is None:
        ways = (home(_), person(_))
    else:
        ways = (Choice(_("← Back"), Ask(request.id, before)), *ways_beside(_))
    return Screen(lines(question, hint), (*options, ways))


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
        _("<b>Who should be asked first?</b>"),
        request,
        (*toggles(options, request.interests, press), (Choice(label, onward),)),
        hint=_("Those who like one of these. Choose as many as you want, or none: then all with the role are equal."),
        before=Step.ROLE,
    )


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
        (Step.PRIVATE, _("Private details")),
    ]
    choices = in_rows(Choice(label, Ask(request.id, step)) for step, label in parts)
    return Screen(
        _("<b>What would you like to change?</b>"),
        (*choices, (Choice(_("← Back"), Preview(request.id)), *ways_beside(_))),
    )


def which_draft_screen(_: Texts, municipality: Municipality, earlier: Request, newer: Request, doubts: str) -> Screen:
    """Two drafts: which one?"""
    return Screen(
        lines(
            _("<b>You have a draft already.</b>"),
            _("Begun: {draft}", draft=draft_title(_, municipality, earlier)),
            _("New: {draft}", draft=draft_title(_, municipality, newer)),
            _("The one you do not choose is discarded."),
        ),
        (
            (Choice(_("Go on with the first"), KeepDraft(earlier.id, "")),),
            (Choice(_("Use the new one"), KeepDraft(newer.id, doubts)),),
            (home(_), person(_)),
        ),
    )


def left_draft_screen(_: Texts, municipality: Municipality, request: Request, said: Markup | None = None) -> Screen:
    """The draft is left as it is, after what is `said` of that."""
    if not request.is_begun:
        return left_screen(_)
    return Screen(
        lines(
            said or _("All right, we leave it at that. The draft is kept."),
            _("So far: {draft}", draft=draft_title(_, municipality, request)),
        ),
        (
            (Choice(_("Go on with the draft"), Preview(request.id)), Choice(_("Discard"), Discard(request.id))),
            (home(_), person(_)),
        ),
    )


def draft_title(_: Texts, municipality: Municipality, request: Request) -> str:
    """What a draft holds so far, in a few words."""
    hub, role = municipality.hub(request.hub or ""), municipality.role(request.role or "")
    times = _.stretch(_.time(request.starts), _.time(request.ends)) if request.starts and request.ends else ""
    said = (
        one_line(request.activity, 30),
        hub.name if hub else "",
        _.short_day(request.day) if request.day else "",
        times,
        role.name.into(_.language) if role else "",
        str(request.needed or ""),
    )
    return " · ".join(part for part in said if part) or "–"
