"""The table of contents: every conversation, in the order they are asked whether an update is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from telegram.ext import BaseHandler

from handlers import (
    appointments,
    danger,
    fallback,
    ideas,
    leaving,
    openings,
    profile,
    questions,
    registration,
    start,
)
from handlers.facts import closures, desk, half_days, hours, special_hours
from handlers.requests import composing, responding, sending
from handlers.toolkit.flow import Flow

FLOWS: Final[tuple[Flow, ...]] = (
    start.FLOW,
    registration.FLOW,
    profile.FLOW,
    leaving.FLOW,
    ideas.FLOW,
    responding.FLOW,
    composing.FLOW,
    sending.FLOW,
    appointments.FLOW,
    desk.FLOW,
    closures.FLOW,
    special_hours.FLOW,
    hours.FLOW,
    half_days.FLOW,
    openings.FLOW,
    questions.FLOW,  # takes any words that no flow above has asked for
)


def all_handlers() -> dict[int, Sequence[BaseHandler[Any, Any, Any]]]:
    """What python-telegram-bot dispatches to: danger is heard first and beside all else, the fallback comes last."""
    conversations = [handler for flow in FLOWS for handler in flow.handlers()]
    return {-1: [danger.HANDLER], 0: [*conversations, *fallback.HANDLERS]}
