"""Inline queries: what people type after the bot's name in other chats, and what the bot offers them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.demo.records import Json
from bot.demo.refusals import bad_request
from bot.demo.updates import LIFETIMES

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass(kw_only=True)
class InlineQuery:
    """Somebody typed after the bot's name."""

    query_id: str
    user_id: int
    text: str
    made: datetime
    results: list[Json] = field(default_factory=list)
    """What the bot offered, as it gave it, with `text` and `entities` as they would be sent."""
    answered: bool = False


class InlineQueries:
    """Every inline query by its id."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._made: dict[str, InlineQuery] = {}

    def new(self, user_id: int, text: str) -> InlineQuery:
        """Note a query that waits for its answer."""
        query_id = f"i{user_id}{len(self._made) + 1:06}"
        query = InlineQuery(query_id=query_id, user_id=user_id, text=text, made=self._clock())
        self._made[query_id] = query
        return query

    def answer(self, query_id: str, results: list[Json]) -> InlineQuery:
        """Answer a query, once and in time.

        Raises:
            Refusal: 400 for an unknown, old or already answered query.
        """
        query = self._made.get(query_id)
        if query is None or query.answered:
            raise bad_request(_TOO_OLD)
        if (self._clock() - query.made).total_seconds() > LIFETIMES["inline_query"]:
            raise bad_request(_TOO_OLD)
        query.answered, query.results = True, results
        return query
