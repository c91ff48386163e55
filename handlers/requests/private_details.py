"""What only those who have a place are told, as a draft's preview shows it."""

from __future__ import annotations

from markupsafe import Markup

from domain.phones import phones_in
from domain.requests import Request
from handlers.toolkit.buttons import Button
from handlers.toolkit.screens import Choice, sentences
from locales import Texts


class MoveToPrivate(Button, prefix="req.priv"):
    """Take the telephone numbers out of a draft's text, and tell them only to those who have a place."""

    request: int


def private_lines(_: Texts, request: Request) -> Markup | None:
    """What is private in a draft, and what should perhaps be."""
    text = request.private_text
    told = sentences(
        _("⚠️ Everybody who is asked sees the telephone number in the text.") if phones_in(request.text) else None,
        _("Only those who get a place see: {text}", text=text) if text else None,
    )
    return told or None


def private_rows(_: Texts, request: Request) -> tuple[tuple[Choice, ...], ...]:
    """The way to make it private, where there is something to move."""
    if not phones_in(request.text):
        return ()
    return ((Choice(_("🔒 Tell it only to those who come"), MoveToPrivate(request.id)),),)
