"""The table of contents: every conversation, in the order they are asked whether an update is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from telegram.ext import BaseHandler

from handlers import (
    appointments,
    composing,
    danger,
    fallback,
    hearing,
    ideas,
    leaving,
    openings,
    peace,
    profile,
    questions,
    registration,
    start,
)
from handlers.aftercare import certificates, effects, review, thanks, verification
from handlers.changing import answering, ending, planning, rewording, rippling
from handlers.commitments import checking_in, mine, reminding
from handlers.facts import closures, contacts, desk, half_days, hours, parts, special_hours
from handlers.notes import writing
from handlers.promises import greeting, idle
from handlers.requests import (
    guests,
    more,
    ordering,
    own_calls,
    privacy,
    responding,
    roll,
    sending,
    templates,
)
from handlers.series import following, starting
from handlers.toolkit.flow import Flow

FLOWS: Final[tuple[Flow, ...]] = (
    start.FLOW,
    registration.FLOW,
    profile.FLOW,
    peace.FLOW,
    leaving.FLOW,
    ideas.FLOW,
    responding.FLOW,
    own_calls.FLOW,
    composing.FLOW,
    sending.FLOW,
    more.FLOW,
    roll.FLOW,
    guests.FLOW,
    privacy.FLOW,
    planning.FLOW,
    rewording.FLOW,
    ending.FLOW,
    answering.FLOW,
    rippling.FLOW,
    mine.FLOW,
    reminding.FLOW,
    checking_in.FLOW,
    templates.FLOW,
    starting.FLOW,
    following.FLOW,
    writing.FLOW,
    greeting.FLOW,
    idle.FLOW,
    thanks.FLOW,
    review.FLOW,
    certificates.FLOW,
    verification.FLOW,
    effects.FLOW,
    appointments.FLOW,
    desk.FLOW,
    closures.FLOW,
    parts.FLOW,
    contacts.FLOW,
    special_hours.FLOW,
    hours.FLOW,
    half_days.FLOW,
    openings.FLOW,
    questions.FLOW,
    ordering.FLOW,
    hearing.FLOW,  # takes any words that no flow above has asked for
)


def all_handlers() -> dict[int, Sequence[BaseHandler[Any, Any, Any]]]:
    """What python-telegram-bot dispatches to: danger is heard first and beside all else, the fallback comes last."""
    conversations = [handler for flow in FLOWS for handler in flow.handlers()]
    return {-1: [danger.HANDLER], 0: [*conversations, *fallback.HANDLERS]}
