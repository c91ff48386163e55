"""What people and the bot share: numbers for messages, files, updates on their way, the time."""

from collections.abc import Callable
from datetime import datetime

from bot.demo.changes import Changes
from bot.demo.inline import InlineQueries
from bot.demo.messages import Document
from bot.demo.presses import Presses
from bot.demo.records import Json
from bot.demo.updates import Updates


class Post:
    """The way between phones and bot.

    Args:
        bot_id: the bot's own user id.
        username: the bot's name after the @.
        clock: the time of messages and presses.
        seed: decides the first update_id.
    """

    def __init__(self, bot_id: int, username: str, clock: Callable[[], datetime], seed: int) -> None:
        self.clock = clock
        self.changes = Changes()
        self.updates = Updates(clock, self.changes, seed)
        self.presses = Presses(clock)
        self.inline = InlineQueries(clock)
        self.files: dict[str, Document] = {}
        self.bot: Json = {"id": bot_id, "is_bot": True, "first_name": "Torgbot", "username": username}
        self._last_message_id = 0

    def next_message_id(self) -> int:
        """Number the next message; all chats share one row of numbers."""
        self._last_message_id += 1
        return self._last_message_id

    def keep(self, name: str, mime_type: str, content: bytes) -> Document:
        """Keep a file, so that it can be fetched again by its id."""
        file_id = f"file{len(self.files) + 1:05}"
        self.files[file_id] = Document(file_id, name, mime_type, content)
        return self.files[file_id]
