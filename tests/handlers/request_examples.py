"""Examples of the screens of a request: written, sent, answered and followed, with the longest values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from actions.dispatching import Forecast
from actions.leaving import Freed
from actions.requesting import Standing
from actions.responding import Outcome, Response
from domain.dispatch import LeftOut, Wave
from domain.guests import Guest
from domain.requests import PRIVATE_MAX, Progress, RequestStatus, Tally
from domain.templates import Template
from handlers.requests import (
    calling,
    calls,
    calls_meant,
    cards,
    drafts,
    offers,
    own_calls,
    preview,
    responding,
    standing,
    template_screens,
)
from handlers.requests.buttons import Step
from handlers.requests.questions import QUESTIONS, question_in_doubt
from handlers.toolkit.screens import Screen
from locales import Texts
from tests.handlers.examples import ASKER, CLOSURE, DRAFT, HUB, NAME, NOW, REQUEST, turn_in

PRIVATE: Final = replace(REQUEST, private_text="Nøkkelen er hos naboen. " * (PRIVATE_MAX // 24), is_urgent=True)
TOMORROW: Final = NOW + dt.timedelta(days=1)
FORECAST: Final = Forecast(
    (Wave(1, TOMORROW, 999), Wave(2, TOMORROW, 999)), 1998, dict.fromkeys(LeftOut, 999), waits_until=TOMORROW
)
NOBODY: Final = Forecast((), 0, dict.fromkeys(LeftOut, 999))
STANDING: Final = Standing(
    replace(REQUEST, accepted=49),
    Progress(12, 250, 13, 14, 15, 16, 17, 18),
    Tally(yes=50, no=100, withdrawn=12, silent=88, waiting=9),
    (NAME,) * 50,
    (NAME,) * 50,
    confirmed=33,
    held=44,
    next_wave_at=TOMORROW,
)
CANCELLED: Final = replace(
    STANDING,
    request=replace(REQUEST, status=RequestStatus.CANCELLED, reason="Bandet er sykt. " * 9),
    guests=(Guest(1, REQUEST.id, NAME, "900 00 000"),) * 20,
)
TEMPLATE: Final = Template(
    10**9,
    HUB.slug,
    REQUEST.activity,
    NOW,
    role=REQUEST.role,
    starts=REQUEST.starts,
    ends=REQUEST.ends,
    needed=50,
    text="Ta med innesko, godt humør og en venn. " * 25,
)


def _question(step: Step) -> Callable[[Texts], Screen]:
    return lambda _: QUESTIONS[step](turn_in(_), DRAFT)


def _answered(outcome: Outcome) -> Callable[[Texts], Screen]:
    response = Response(REQUEST, outcome, position=99, clashes=(REQUEST,))
    return lambda _: responding.outcome_screen(_, ASKER, response)


REQUESTS: Final[dict[str, Callable[[Texts], Screen]]] = {
    **{f"question: {step}": _question(step) for step in QUESTIONS},
    "preview": lambda _: preview.preview_screen(
        _, ASKER, replace(REQUEST, text=""), FORECAST, NOW.date(), closed_until=CLOSURE.last
    ),
    "preview, closed that day": lambda _: preview.preview_screen(
        _, ASKER, REQUEST, FORECAST, NOW.date(), closed_until=REQUEST.day
    ),
    "preview with a text": lambda _: preview.preview_screen(_, ASKER, PRIVATE, FORECAST, NOW.date()),
    "preview for nobody": lambda _: preview.preview_screen(_, ASKER, REQUEST, NOBODY, NOW.date()),
    "which_draft": lambda _: drafts.which_draft_screen(_, ASKER, REQUEST, REQUEST, "~day=2026-11-26,2026-12-03"),
    "left draft": lambda _: drafts.left_draft_screen(_, ASKER, REQUEST),
    "in doubt": lambda _: question_in_doubt(turn_in(_), DRAFT, Step.TIME, ("17-20", "05.30-08")),
    "change": lambda _: drafts.change_screen(_, REQUEST),
    "templates": lambda _: template_screens.templates_screen(_, ASKER, [TEMPLATE] * 30),
    "no templates": lambda _: template_screens.templates_screen(_, ASKER, []),
    "template": lambda _: template_screens.template_screen(_, ASKER, TEMPLATE),
    "saved as template": lambda _: template_screens.saved_screen(_, ASKER, REQUEST, is_draft=True),
    "again": lambda _: template_screens.again_screen(_, [REQUEST] * 8),
    "call": lambda _: calls.call_screen(_, ASKER, REQUEST),
    "nudge": lambda _: calling.nudge_screen(_, ASKER, replace(REQUEST, accepted=0)),
    "covered and full": lambda _: calling.covered_screen(_, ASKER, replace(REQUEST, status=RequestStatus.FULL)),
    "covered": lambda _: calling.covered_screen(_, ASKER, REQUEST),
    "offer": partial(calling.offer_screen, ASKER, REQUEST, TOMORROW),
    "digest": partial(own_calls.own_calls_screen, [REQUEST] * 9),
    "nothing left": own_calls.nothing_left_screen,
    "retired": lambda _: calling.retired_screen(_, ASKER, REQUEST),
    **{f"answered: {outcome}": _answered(outcome) for outcome in Outcome},
    "withdrawn, told": lambda _: responding.outcome_screen(
        _, ASKER, Response(REQUEST, Outcome.WITHDRAWN, is_sought=False)
    ),
    "call meant": lambda _: calls_meant.meant_screen(_, ASKER, REQUEST),
    "which call": lambda _: calls_meant.which_screen(_, [REQUEST] * 9),
    "card": lambda _: cards.card_screen(_, ASKER, STANDING),
    "cancelled card": lambda _: cards.card_screen(_, ASKER, CANCELLED),
    "not_reached": lambda _: cards.not_reached_screen(_, REQUEST.id, [NAME] * 80),
    "requests": lambda _: cards.requests_screen(_, [REQUEST] * cards.A_PAGE, cards.A_PAGE, has_later=True),
    "requests, none left": lambda _: cards.requests_screen(_, [], has_sent=True),
    "freed": partial(offers.freed_screen, ASKER, Freed(REQUEST, NAME)),
    "freed, nobody asked": partial(offers.freed_screen, ASKER, Freed(REQUEST, NAME), is_sought=False),
    "freed by nobody, nobody asked": partial(offers.freed_screen, ASKER, Freed(REQUEST, ""), is_sought=False),
    "replaced": partial(offers.replaced_screen, ASKER, REQUEST, NAME, NAME),
    "alert": partial(offers.alert_screen, ASKER, replace(REQUEST, accepted=1), [NAME] * 50),
    "alert, nobody left": partial(
        offers.alert_screen, ASKER, replace(REQUEST, accepted=1), [NAME] * 50, nobody_left=True
    ),
    "full": partial(standing.full_screen, ASKER, REQUEST, (NAME,) * 50),
    "refused": partial(standing.refused_screen, ASKER, REQUEST),
}
