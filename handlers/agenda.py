"""What happens when something falls due: one line for each kind."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Final

from domain.agenda import Due, Entry
from domain.quiet_hours import QuietHours
from handlers.aftercare import due as aftercare_due
from handlers.commitments import reminding
from handlers.promises import falling_due, idle
from handlers.requests import copies, late_copies, offers, waves
from handlers.series import making
from handlers.toolkit.occasion import Occasion

OnDue = Callable[[Occasion, Entry], Awaitable[None]]

ON_DUE: Final[Mapping[Due, OnDue]] = {
    Due.WAVE: waves.on_wave,
    Due.ASKED: waves.on_asked,
    Due.LETTERS: waves.on_letters,
    Due.COPIES: copies.on_copies,
    Due.ANSWERED: late_copies.on_answered,
    Due.NUDGE: waves.on_nudge,
    Due.DIGEST: waves.on_digest,
    Due.HEAL: offers.on_heal,
    Due.LAPSE: offers.on_lapse,
    Due.ALERT: offers.on_alert,
    Due.REMINDER: reminding.remind,
    Due.AFTER: aftercare_due.after,
    Due.REVIEW: aftercare_due.review,
    Due.SERIES: making.make_due,
    Due.REMADE: making.make_again,
    Due.PROMISE: falling_due.on_promise,
    Due.BROKEN: falling_due.on_broken,
    Due.IDLE: idle.on_idle,
}
"""Each acts in the unit of work that takes the entry off the agenda, so that it happens once."""


CALLING: Final = frozenset({Due.WAVE, Due.LETTERS, Due.NUDGE, Due.DIGEST})
"""What calls people for help: where an outage has kept it until the night, it waits for the morning."""


async def happen(occasion: Occasion, entry: Entry) -> None:
    """Let what is due happen, unless it has happened or was moved meanwhile."""
    quiet = QuietHours.of(occasion.municipality.limits)
    if entry.request_id is not None and entry.kind is not Due.ASKED:  # which notes very many people, and asks nobody
        await occasion.work.places.hold(entry.request_id)  # first: whoever ends a request holds it, then drops entries
    if not await occasion.work.agenda.take(entry):
        return
    if entry.kind in CALLING and quiet.cover(occasion.now):
        await occasion.work.agenda.put(replace(entry, at=quiet.after(occasion.now)))
    else:
        await ON_DUE[entry.kind](occasion, entry)
