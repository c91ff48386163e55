"""One example of each screen with which a sent request is changed, stopped or cancelled, at its longest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from actions.cancelling import Cancelled
from actions.changing import Changed, Proposal, untouched
from actions.confirming import Since
from actions.rippling import Ripple
from domain.people import Person
from domain.request_changes import Reason, kept_reason
from domain.requests import RequestStatus
from handlers.changing import announcing, ending, questions, rippling, summary, told
from handlers.requests import cancelled, outdated
from handlers.requests.change_buttons import Part
from handlers.toolkit.screens import Screen
from locales import Texts
from tests.handlers.examples import ASKER, CLOSED, HITS, HUB, NAME, NOW, REQUEST

BEFORE: Final = replace(REQUEST, text="", private_text="Ring Kari på 99 99 99 99.")
PLAN: Final = replace(
    untouched(BEFORE), day=dt.date(2026, 11, 27), starts=dt.time(18), ends=dt.time(21), needed=40, released=0x3FF
)
WHY: Final = kept_reason(Reason.CLOSED, "vannlekkasje i kjelleren, og ingen vet ennå hvor lenge det varer " * 2)
AFTER: Final = replace(PLAN.of(BEFORE), reason=WHY)
HOLDERS: Final = tuple(Person(number, NAME, "nb") for number in range(50))
WISH: Final = Proposal(PLAN, BEFORE, replace(AFTER, accepted=50), HOLDERS)
CANCELLED: Final = replace(AFTER, status=RequestStatus.CANCELLED)
RIPPLE: Final = Ripple(HUB, ASKER, (BEFORE,) * 5)


def _part(part: Part) -> Callable[[Texts], Screen]:
    return lambda _: questions.part_screen(_, BEFORE, PLAN, part, NOW.date(), ASKER.limits)


def _since(since: Since) -> Callable[[Texts], Screen]:
    return lambda _: outdated.since_screen(_, ASKER, replace(AFTER, text=""), since)


CHANGING: Final[dict[str, Callable[[Texts], Screen]]] = {
    "parts": lambda _: questions.parts_screen(_, ASKER, BEFORE, PLAN),
    **{f"part: {part.name}": _part(part) for part in Part},
    "release": lambda _: questions.release_screen(_, ASKER, WISH.releasing(PLAN.released)),
    "summary": lambda _: summary.summary_screen(_, ASKER, WISH, closed_until=dt.date(2026, 12, 24)),
    "summary of a number": lambda _: summary.summary_screen(
        _, ASKER, Proposal(replace(untouched(BEFORE), needed=60), BEFORE, replace(BEFORE, needed=60), HOLDERS)
    ),
    "reword": lambda _: summary.reword_screen(_, ASKER, BEFORE, 1, is_private=False),
    "reword of what is private": lambda _: summary.reword_screen(_, ASKER, BEFORE, 1, is_private=True),
    "changed request": lambda _: summary.changed_screen(_, ASKER, Changed(BEFORE, AFTER, HOLDERS, (), (), (), 12), 50),
    "moved": lambda _: told.moved_screen(_, ASKER, BEFORE, AFTER),
    "waiting_moved": lambda _: told.waiting_moved_screen(_, ASKER, BEFORE, AFTER),
    "released": lambda _: told.released_screen(_, ASKER, AFTER, WHY),
    "reworded": lambda _: told.reworded_screen(_, ASKER, replace(BEFORE, text="Ta med innesko.")),
    "private": lambda _: told.private_screen(_, ASKER, BEFORE),
    "call_again": lambda _: told.call_again_screen(_, ASKER, AFTER),
    "cancelled": lambda _: told.cancelled_screen(_, ASKER, CANCELLED),
    "cancelled_call": lambda _: cancelled.cancelled_call_screen(_, ASKER, CANCELLED),
    **{f"since: {since}": _since(since) for since in Since},
    "stop": lambda _: ending.stop_screen(_, ASKER, BEFORE),
    "cancel": lambda _: ending.cancel_screen(_, ASKER, Cancelled(BEFORE, HOLDERS)),
    "cancelled by oneself": lambda _: ending.cancelled_screen(_, ASKER, CANCELLED, 50),
    "changed_by": lambda _: announcing.changed_by_screen(ASKER, AFTER, NAME, _),
    "cancelled_by": lambda _: announcing.cancelled_by_screen(ASKER, CANCELLED, NAME, _),
    "stopped_by": lambda _: announcing.stopped_by_screen(ASKER, BEFORE, NAME, _),
    "move_all": lambda _: rippling.move_all_screen(_, RIPPLE, 2, (1, 2)),
    "rippled": lambda _: rippling.rippled_screen(_, RIPPLE.requests, 50, is_moved=True),
    "rippled off": lambda _: rippling.rippled_screen(_, RIPPLE.requests, 50, is_moved=False),
    "ripple": lambda _: rippling.ripple_screen(_, HUB, CLOSED, HITS),
}
