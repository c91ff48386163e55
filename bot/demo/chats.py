"""What a private chat and a group have in common: messages in a row, and a door that may be shut."""

from typing import Any

from bot.demo.entities import found_in
from bot.demo.messages import Message
from bot.demo.post import Post
from bot.demo.records import Json


class Room:
    """A chat that the bot may be in.

    Args:
        post: the way to the bot.
        id: chat id; negative for a group.
    """

    kind = "private"

    def __init__(self, post: Post, id: int) -> None:  # noqa: A002 -- Telegram's name for it
        self.post = post
        self.id = id
        self.messages: list[Message] = []
        self.shut: str | None = None
        """Why the bot may not write here, in Telegram's words; None while it is welcome."""

    def as_json(self) -> Json:
        """Write the Chat object."""
        return {"id": self.id, "type": self.kind}

    def language_now(self) -> str:
        """Give the language in which a message is read here."""
        return ""

    def message(self, message_id: int | None) -> Message | None:
        """Find a message that is still there."""
        found = (one for one in self.messages if one.message_id == message_id and not one.deleted)
        return next(found, None)

    def add(self, *, by_bot: bool, **what: Any) -> Message:
        """Lay a new message into the chat."""
        message = Message(
            message_id=self.post.next_message_id(),
            chat_id=self.id,
            by_bot=by_bot,
            date=self.post.clock(),
            language=self.language_now(),
            **what,
        )
        message.entities = found_in(message.text, message.entities)
        self.messages.append(message)
        message.revision = self.post.changes.tell(self.id)
        return message

    def touched(self, message: Message) -> None:
        """Note that a message changed, and tell everybody."""
        message.revision = self.post.changes.tell(self.id)

    def written(self, message: Message, sender: Json) -> Json:
        """Write one of the messages as the Bot API does."""
        return message.as_json(self.post.bot if message.by_bot else sender, self.as_json())
