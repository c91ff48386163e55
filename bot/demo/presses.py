"""Presses on buttons, and the bot's answers to them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.demo.refusals import bad_request
from bot.demo.updates import LIFETIMES, Update

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass(kw_only=True)
class Press:
    """A person pressed a button: one callback query."""

    query_id: str
    user_id: int
    message_id: int
    data: str
    made: datetime
    revision: int = 0
    """When it was pressed, in the double's count of changes."""
    update: Update | None = None
    answered: bool = False
    text: str = ""
    """What the bot answered; empty for a silent answer."""
    alert: bool = False
    """The answer is a box that has to be closed."""


class Presses:
    """Every press by its query id."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._made: dict[str, Press] = {}

    def new(self, user_id: int, message_id: int, data: str) -> Press:
        """Note a press that waits for its answer."""
        query_id = f"{user_id}{len(self._made) + 1:06}"
        press = Press(query_id=query_id, user_id=user_id, message_id=message_id, data=data, made=self._clock())
        self._made[query_id] = press
        return press

    def answer(self, query_id: str, text: str, *, alert: bool) -> Press:
        """Answer a press, once and in time.

        Raises:
            Refusal: 400 for an unknown, old or already answered query.
        """
        press = self._made.get(query_id)
        if press is None or press.answered:
            raise bad_request(_TOO_OLD)
        if (self._clock() - press.made).total_seconds() > LIFETIMES["callback_query"]:
            raise bad_request(_TOO_OLD)
        press.answered, press.text, press.alert = True, text, alert
        return press
