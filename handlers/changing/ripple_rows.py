"""The buttons under a list of requests that a change of hours hits."""

from __future__ import annotations

from collections.abc import Sequence

from db.commitments.affected import Affected
from domain.changes import Change
from domain.names import one_line
from handlers.change_words import MOST_AFFECTED
from handlers.requests.buttons import ShowMore
from handlers.requests.change_buttons import AskMoveAll, CancelAll
from handlers.toolkit.screens import Choice
from locales import Texts


def ripple_rows(_: Texts, change: Change, hits: Sequence[Affected]) -> tuple[tuple[Choice, ...], ...]:
    """All of them in one tap, or one of those that are shown."""
    if not hits:
        return ()
    every = (
        Choice(_("🚫 Cancel all"), CancelAll(change.hub, change.version)),
        Choice(_("📅 Move all"), AskMoveAll(change.hub, change.version)),
    )
    single = tuple(
        (
            Choice(
                _("{activity}, {day}", activity=one_line(hit.activity, 16), day=_.short_day(hit.day)),
                ShowMore(hit.request_id),
            ),
        )
        for hit in hits[:MOST_AFFECTED]
    )
    return (every, *single)
