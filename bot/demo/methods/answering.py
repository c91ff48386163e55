"""answer*: the end of the spinner on a button, and what is offered to somebody who types the bot's name."""

from typing import Any

from bot.demo import keyboards
from bot.demo.parameters import Parameters
from bot.demo.records import Json
from bot.demo.refusals import bad_request
from bot.demo.texts import message_text
from bot.demo.world import World

LONGEST_ANSWER = 200
MOST_RESULTS = 50
LONGEST_ID = 64


def answer_callback_query(world: World, given: Parameters) -> bool:
    """Answer a press, silently or with a few words."""
    text = given.text("text")
    if len(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    press = world.post.presses.answer(given.text("callback_query_id"), text, alert=given.flag("show_alert"))
    world.post.changes.tell(press.user_id)
    return True


def answer_inline_query(world: World, given: Parameters) -> bool:
    """Offer articles to be sent."""
    results = given.any("results")
    if not isinstance(results, list):
        raise bad_request("can't parse inline query results JSON object")
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    offered = [_article(result) for result in results]
    if len({result["id"] for result in offered}) < len(offered):
        raise bad_request("RESULT_ID_DUPLICATE")
    query = world.post.inline.answer(given.text("inline_query_id"), offered)
    world.post.changes.tell(query.user_id)
    return True


def _article(result: Any) -> Json:
    """An article with the text that would be sent; other kinds are refused."""
    if not isinstance(result, dict) or result.get("type") != "article":
        raise bad_request("can't parse inline query result: unknown inline query result type")
    if not result.get("id") or len(str(result["id"]).encode()) > LONGEST_ID:
        raise bad_request("RESULT_ID_INVALID")
    if not result.get("title"):
        raise bad_request("ARTICLE_TITLE_EMPTY")
    content = result.get("input_message_content") or {}
    text, entities = message_text(Parameters({**content, "text": content.get("message_text")}))
    markup = keyboards.checked(result.get("reply_markup"))
    return result | {"text": text, "entities": entities, "reply_markup": markup}


METHODS = {"answerCallbackQuery": answer_callback_query, "answerInlineQuery": answer_inline_query}
