"""answerCallbackQuery: the end of the spinner on a button."""

from bot.demo.parameters import Parameters
from bot.demo.refusals import bad_request
from bot.demo.world import World

LONGEST_ANSWER = 200


def answer_callback_query(world: World, given: Parameters) -> bool:
    """Answer a press, silently or with a few words."""
    text = given.text("text")
    if len(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    press = world.post.presses.answer(given.text("callback_query_id"), text, alert=given.flag("show_alert"))
    world.post.changes.tell(press.user_id)
    return True


METHODS = {"answerCallbackQuery": answer_callback_query}
