"""Inline queries at the double: what Telegram gives the bot, and which answers it refuses."""

from typing import Any

import pytest

from bot.demo.people import Person
from tests.bot.demo.api import Api, StoppedClock

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def article(name: str = "a", text: str = "<b>Borgen</b>", **more: Any) -> dict[str, Any]:
    content = {"message_text": text, "parse_mode": "HTML"}
    return {"type": "article", "id": name, "title": "Borgen", "input_message_content": content, **more}


async def test_bot_is_asked_and_offers_what_would_be_sent(api: Api, kari: Person) -> None:
    query = kari.ask_inline("bor")
    (update,) = await api.result("getUpdates")
    assert (update["inline_query"]["query"], update["inline_query"]["from"]["id"]) == ("bor", kari.id)
    await api.result("answerInlineQuery", inline_query_id=update["inline_query"]["id"], results=[article()])
    assert [result["text"] for result in query.results] == ["Borgen"]
    assert await api.refusal("answerInlineQuery", inline_query_id=query.query_id, results=[]) == (400, TOO_OLD)


@pytest.mark.parametrize(("seconds", "status"), [(30, 200), (31, 400)])
async def test_answer_comes_within_30_seconds(
    api: Api, kari: Person, clock: StoppedClock, seconds: int, status: int
) -> None:
    query = kari.ask_inline("")
    clock.advance(seconds)
    assert (await api.call("answerInlineQuery", inline_query_id=query.query_id, results=[]))[0] == status


@pytest.mark.parametrize(
    ("results", "refusal"),
    [
        ({}, "can't parse inline query results JSON object"),
        ([{"type": "photo"}], "can't parse inline query result: unknown inline query result type"),
        ([article("")], "RESULT_ID_INVALID"),
        ([article("x" * 65)], "RESULT_ID_INVALID"),
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article(str(n)) for n in range(51)], "RESULTS_TOO_MUCH"),
        ([article(title="")], "ARTICLE_TITLE_EMPTY"),
        ([article(text="")], "message text is empty"),
    ],
)
async def test_bad_results_are_refused(api: Api, kari: Person, results: Any, refusal: str) -> None:
    query = kari.ask_inline("x")
    answer = await api.refusal("answerInlineQuery", inline_query_id=query.query_id, results=results)
    assert answer == (400, f"Bad Request: {refusal}")
