"""Buttons for what comes again: templates, and requests sent a week later."""

from __future__ import annotations

from handlers.toolkit.buttons import Button


class SaveTemplate(Button, prefix="tpl.save"):
    """Keep a draft or a sent request as a template."""

    request: int


class ListTemplates(Button, prefix="tpl.all"):
    """Show the templates of one's hubs."""


class ShowTemplate(Button, prefix="tpl.see"):
    """Show a template; `stamp` tells it from a later one with the same number."""

    template: int
    stamp: int


class UseTemplate(Button, prefix="tpl.use"):
    """Begin a draft from a template."""

    template: int
    stamp: int


class DeleteTemplate(Button, prefix="tpl.del"):
    """Delete a template."""

    template: int
    stamp: int


class SendAgain(Button, prefix="req.again"):
    """Begin a draft like a sent request, a week later."""

    request: int


class ChooseAgain(Button, prefix="req.agains"):
    """Show which requests can be sent again."""
