"""Why something is changed or cancelled: in words, and as buttons."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from domain.hubs import Municipality
from domain.names import capitalised
from domain.request_changes import Reason, told_reason
from domain.requests import Request
from handlers.toolkit.buttons import Button
from handlers.toolkit.screens import Choice, in_rows
from locales import Texts


def reason_line(_: Texts, municipality: Municipality, request: Request) -> Markup | None:
    """Why a request was moved or cancelled; None where nobody said."""
    return why(_, municipality, request.hub, request.reason)


def why(_: Texts, municipality: Municipality, hub: str | None, kept: str) -> Markup | None:  # noqa: PLR0911 -- a table
    """A reason in words, as it is kept."""
    reason, words = told_reason(kept)
    place = municipality.hub(hub or "")
    match reason:
        case None:
            return _("Why: {reason}", reason=capitalised(words)) if words else None
        case Reason.UNTOLD:
            return None
        case Reason.ILLNESS:
            return _("Why: Illness.")
        case Reason.TOO_FEW:
            return _("Why: Too few have signed up.")
        case Reason.CLOSED if words:
            return _("Why: {hub} is closed then ({reason}).", hub=place.name if place else "", reason=words)
        case Reason.CLOSED:
            return _("Why: {hub} is closed then.", hub=place.name if place else "")
        case _practical:
            return _("Why: Practical reasons.")


def ready_reasons(
    _: Texts, press: Callable[[Reason], Button], *, may_be_untold: bool = False
) -> tuple[tuple[Choice, ...], ...]:
    """The ready reasons as buttons; where none need be given, one for that too."""
    listed = [
        (Reason.ILLNESS, _("Illness")),
        (Reason.TOO_FEW, _("Too few signed up")),
        (Reason.CLOSED, _("The hub is closed")),
        (Reason.PRACTICAL, _("Practical reasons")),
    ]
    rows = in_rows(Choice(label, press(reason)) for reason, label in listed)
    return (*rows, (Choice(_("Without a reason"), press(Reason.UNTOLD)),)) if may_be_untold else rows
