"""What comes again: templates of a hub, and a sent request once more a week later.

preview · card → save as template
first question → use a template → one → draft · delete
card · list → send again next week → draft
"""

from __future__ import annotations

from actions import templating
from domain.errors import NotAllowed
from domain.requests import RequestStatus
from domain.templates import parts_of
from handlers.requests.ordering import take_up
from handlers.requests.template_buttons import (
    ChooseAgain,
    DeleteTemplate,
    ListTemplates,
    SaveTemplate,
    SendAgain,
    ShowTemplate,
    UseTemplate,
)
from handlers.requests.template_screens import again_screen, saved_screen, template_screen, templates_screen
from handlers.toolkit.flow import Flow
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn

SHOWN = 8
"""How many requests are offered to be sent again."""


async def save(turn: Turn, press: SaveTemplate) -> Screen:
    """Keep a draft or a sent request as a template."""
    request = await templating.save(turn.work, turn.person, press.request, turn.now)
    is_draft = request.status is RequestStatus.DRAFT
    return saved_screen(turn.texts, turn.municipality, request, is_draft=is_draft)


async def show_all(turn: Turn, _press: ListTemplates) -> Screen:
    """Show the templates."""
    templates = await templating.listed(turn.work, turn.person, turn.municipality)
    return templates_screen(turn.texts, turn.municipality, templates)


async def show_one(turn: Turn, press: ShowTemplate) -> Screen:
    """Show one template."""
    template = await templating.template(turn.work, turn.person, press.template, press.stamp)
    return template_screen(turn.texts, turn.municipality, template)


async def use(turn: Turn, press: UseTemplate) -> Screen:
    """Begin a draft from a template; its day is asked for."""
    template = await templating.template(turn.work, turn.person, press.template, press.stamp)
    return await take_up(turn, templating.usable(parts_of(template), turn.municipality), None)


async def delete(turn: Turn, press: DeleteTemplate) -> Screen:
    """Delete a template, and show the others."""
    await templating.forget(turn.work, turn.person, press.template, press.stamp, turn.now)
    _, screen = turn.texts, await show_all(turn, ListTemplates())
    return screen.preceded_by(_("The template is deleted."))


async def send_again(turn: Turn, press: SendAgain) -> Screen:
    """Begin a draft like a sent request, a week later."""
    now = turn.now.astimezone(turn.house.zone)
    parts = await templating.again(turn.work, turn.person, press.request, now)
    return await take_up(turn, templating.usable(parts, turn.municipality), None)


async def show_again(turn: Turn, _press: ChooseAgain) -> Screen:
    """Show which requests can be sent again."""
    if not turn.person.is_coordinator:
        raise NotAllowed("requests")
    return again_screen(turn.texts, await turn.work.requests.sent_by(turn.person.id, SHOWN))


FLOW = Flow(
    "templates",
    presses={
        SaveTemplate: save,
        ListTemplates: show_all,
        ShowTemplate: show_one,
        UseTemplate: use,
        DeleteTemplate: delete,
        SendAgain: send_again,
        ChooseAgain: show_again,
    },
)
