"""edit* and deleteMessage: a message that is already there."""

from bot.demo import keyboards
from bot.demo.chats import Room
from bot.demo.entities import found_in
from bot.demo.messages import Message
from bot.demo.parameters import Parameters
from bot.demo.records import Json
from bot.demo.refusals import bad_request
from bot.demo.texts import message_text
from bot.demo.world import World

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
_DELETABLE_SECONDS = 48 * 3600


def edit_message_text(world: World, given: Parameters) -> Json:
    """Put new words, and the buttons given with them, in place of the old ones."""
    text, entities = message_text(given)
    markup = _inline(given)
    room, message = _own_message(world, given)
    if message.document is not None or message.content:
        raise bad_request("there is no text in the message to edit")
    entities = found_in(text, entities)
    if (text, entities, markup) == (message.text, message.entities, message.markup):
        raise bad_request(_NOT_MODIFIED)
    message.text, message.entities, message.markup = text, entities, markup
    return _edited(room, message)


def edit_message_reply_markup(world: World, given: Parameters) -> Json:
    """Change or remove the buttons only."""
    markup = _inline(given)
    room, message = _own_message(world, given)
    if markup == message.markup:
        raise bad_request(_NOT_MODIFIED)
    message.markup = markup
    return _edited(room, message)


def delete_message(world: World, given: Parameters) -> bool:
    """Take a message out of the chat, for both sides."""
    room = world.known(given.chat_id)
    message = room.message(given.number("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if (world.post.clock() - message.date).total_seconds() > _DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    message.deleted = True
    room.touched(message)
    return True


def _inline(given: Parameters) -> Json | None:
    markup = keyboards.checked(given.any("reply_markup"))
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


def _own_message(world: World, given: Parameters) -> tuple[Room, Message]:
    if not given.number("message_id"):
        raise bad_request("message identifier is not specified")
    room = world.open(given.chat_id)
    message = room.message(given.number("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.by_bot:
        raise bad_request("message can't be edited")
    return room, message


def _edited(room: Room, message: Message) -> Json:
    message.edits += 1
    message.language = room.language_now()
    room.touched(message)
    return room.written(message, {})


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
}
