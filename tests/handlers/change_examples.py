"""Examples of the screens with which a sent request is changed, stopped and cancelled, with the longest values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from actions.cancelling import Cancelled
from actions.changing import Changed, Proposal
from actions.confirming import Since
from actions.rippling import Ripple
from domain.calendar import Days
from domain.request_changes import MOST_RELEASED, Plan, Reason, kept_reason, last_come
from domain.ripples import WEEKS_LOOKED_AT
from handlers.changing import announcing, ending, in_words, questions, reasoning, rippling, summary, told
from handlers.facts.buttons import ShowDesk
from handlers.facts.in_words import close_for_screen
from handlers.requests import cancelled, outdated
from handlers.requests.change_buttons import AskCancel, Part
from handlers.toolkit.screens import Screen
from locales import Texts
from tests.handlers.examples import ASKER, BORGEN, CLOSED, HITS, HUB, KARI, NAME, NOW, REQUEST

WORDS: Final = "Lydanlegget kommer først da, og vi får ikke til noe annet før det er på plass. " * 2
DAY: Final = dt.date(2026, 12, 26)
PLAN: Final = Plan(DAY, dt.time(17, 30), dt.time(20, 45), 999, last_come(MOST_RELEASED), "ffff")
MOVED: Final = replace(REQUEST, day=DAY, starts=dt.time(17, 30), ends=dt.time(20, 45), reason=WORDS)
FEWER: Final = replace(MOVED, needed=REQUEST.accepted - MOST_RELEASED)
HOLDERS: Final = (KARI,) * REQUEST.accepted
WISH: Final = Proposal(PLAN, REQUEST, FEWER, HOLDERS)
CHANGED: Final = Changed(REQUEST, FEWER, HOLDERS, HOLDERS, asked_once_more=99)
CLOSED_THEN: Final = replace(MOVED, hub="borgen", reason=kept_reason(Reason.CLOSED, WORDS))
LONG: Final = replace(REQUEST, text=REQUEST.text * 9, private_text="Nøkkelen er hos naboen. " * 12)
RIPPLE: Final = Ripple(HUB, ASKER, (REQUEST,) * 9)

CHANGES: Final[dict[str, Callable[[Texts], Screen]]] = {
    "parts": lambda _: questions.parts_screen(_, ASKER, REQUEST, PLAN),
    **{
        # bound now: mypy cannot type a default of a lambda
        f"part {part}": lambda _, part=part: questions.part_screen(_, LONG, PLAN, part, NOW.date(), ASKER.limits)  # type: ignore[misc]  # bound at once
        for part in Part
    },
    "release": lambda _: questions.release_screen(_, ASKER, WISH),
    "summary": lambda _: summary.summary_screen(_, ASKER, WISH, closed_until=DAY),
    "summary, closed that day": lambda _: summary.summary_screen(_, ASKER, WISH, closed_until=WISH.after.day),
    "which request": lambda _: in_words.which_screen(_, [(REQUEST, AskCancel(REQUEST.id))] * 8),
    "close for": lambda _: close_for_screen(_, HUB, Days(DAY, DAY), ShowDesk(HUB.slug)),
    "summary of one thing": lambda _: summary.summary_screen(
        _, ASKER, replace(WISH, after=replace(REQUEST, needed=99), plan=Plan(needed=99))
    ),
    "reword": lambda _: summary.reword_screen(_, ASKER, LONG, 1, is_private=False),
    "reword private": lambda _: summary.reword_screen(_, ASKER, LONG, 1, is_private=True),
    "done": lambda _: summary.changed_screen(_, ASKER, CHANGED, 99),
    "stop request": lambda _: ending.stop_screen(_, ASKER, REQUEST),
    "cancel": lambda _: ending.cancel_screen(_, ASKER, Cancelled(REQUEST, HOLDERS)),
    "stays as it was": lambda _: reasoning.kept_screen(_, ASKER, REQUEST),
    "cancel for a written reason": lambda _: ending.cancel_for_screen(_, ASKER, REQUEST, WORDS, 10**9),
    "change for a written reason": lambda _: summary.change_for_screen(_, ASKER, WISH, WORDS, 10**9),
    "cancelled": lambda _: ending.cancelled_screen(_, ASKER, CLOSED_THEN, 99),
    **{
        # bound now: mypy cannot type a default of a lambda
        f"since it was {since}": lambda _, since=since: outdated.since_screen(_, ASKER, MOVED, since)  # type: ignore[misc]  # bound at once
        for since in Since
    },
    "moved": lambda _: told.moved_screen(_, ASKER, REQUEST, CLOSED_THEN),
    "moved for those who wait": lambda _: told.waiting_moved_screen(_, ASKER, REQUEST, CLOSED_THEN),
    "released": lambda _: told.released_screen(_, ASKER, MOVED, WORDS),
    "reworded": lambda _: told.reworded_screen(_, ASKER, LONG, "", NAME),
    "private": lambda _: told.private_screen(_, ASKER, LONG, WORDS, NAME),
    "call again": lambda _: told.call_again_screen(_, ASKER, MOVED),
    "cancelled for those who come": lambda _: told.cancelled_screen(_, ASKER, CLOSED_THEN),
    "cancelled call": lambda _: cancelled.cancelled_call_screen(_, ASKER, CLOSED_THEN),
    "changed by another": partial(announcing.changed_by_screen, ASKER, REQUEST, NAME),
    "cancelled by another": partial(announcing.cancelled_by_screen, ASKER, REQUEST, NAME),
    "stopped by another": partial(announcing.stopped_by_screen, ASKER, REQUEST, NAME),
    "move all": lambda _: rippling.move_all_screen(_, RIPPLE, 2, range(1, WEEKS_LOOKED_AT + 1)),
    "moved all": lambda _: rippling.rippled_screen(_, RIPPLE.requests, 99, is_moved=True),
    "cancelled all": lambda _: rippling.rippled_screen(_, RIPPLE.requests, 99, is_moved=False),
    "ripple": lambda _: rippling.ripple_screen(_, BORGEN, CLOSED, HITS),
}
