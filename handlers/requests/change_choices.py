"""The buttons that lead from a request to changing, stopping and cancelling it."""

from __future__ import annotations

import datetime as dt

from domain.request_changes import LIVE
from domain.requests import Request
from handlers.requests.change_buttons import AskCancel, ShowParts
from handlers.toolkit.screens import Choice
from locales import Texts


def change_choices(_: Texts, request: Request, now: dt.datetime) -> list[Choice]:
    """What can still be changed: nothing in what was cancelled or has begun; `now` is in the hubs' zone."""
    starts_at = request.starts_at(now.tzinfo or dt.UTC)
    if request.status not in LIVE or starts_at is None or starts_at <= now:
        return []
    return [Choice(_("✏️ Change"), ShowParts(request.id)), Choice(_("🚫 Cancel"), AskCancel(request.id))]
