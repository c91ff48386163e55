"""A person with a phone, and a group: what they do, the bot gets as updates."""

from typing import Literal

from bot.demo.chats import Room
from bot.demo.entities import found_in
from bot.demo.inline import InlineQuery
from bot.demo.messages import Message
from bot.demo.post import Post
from bot.demo.presses import Press
from bot.demo.records import Json
from bot.demo.updates import Update

_NOT_STARTED = "bot can't initiate conversation with a user"
_BLOCKED = "bot was blocked by the user"
_PHOTO = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00Z\x00\x00\x00Z"


class Person(Room):
    """A private chat between one person and the bot.

    What is done here returns at once; the bot hears of it on its next getUpdates.
    """

    def __init__(self, post: Post, id: int, first_name: str) -> None:  # noqa: A002 -- Telegram's name for it
        super().__init__(post, id)
        self.first_name = first_name
        self.last_name: str | None = None
        self.username: str | None = None
        self.language_code: str | None = "nb"
        self.presses: list[Press] = []
        self.last_update: Update | None = None
        self.shut = _NOT_STARTED

    @property
    def blocked(self) -> bool:
        """Whether this person has blocked the bot."""
        return self.shut == _BLOCKED

    @property
    def alerts(self) -> list[Press]:
        """Presses that the bot answered with words, oldest first."""
        return [press for press in self.presses if press.text]

    def as_user(self) -> Json:
        """Write the User object, with the phone's language of this moment."""
        user = {"id": self.id, "is_bot": False, "first_name": self.first_name, "last_name": self.last_name}
        user |= {"username": self.username, "language_code": self.language_code}
        return {name: value for name, value in user.items() if value is not None}

    def as_json(self) -> Json:
        """Write the Chat object."""
        names = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return super().as_json() | {name: value for name, value in names.items() if value is not None}

    def language_now(self) -> str:
        """Give the phone's language."""
        return self.language_code or ""

    def say(self, text: str) -> Message:
        """Write to the bot; commands are marked as such. The first words start the chat."""
        return self._send(text=text)

    def send_sticker(self, emoji: str = "👋") -> Message:
        """Send a sticker."""
        kept = self.post.keep("sticker.webp", "image/webp", _PHOTO)
        sticker = _file_json(kept.file_id) | {"type": "regular", "width": 512, "height": 512, "emoji": emoji}
        return self._send(content={"sticker": sticker | {"is_animated": False, "is_video": False}})

    def send_photo(self, caption: str = "") -> Message:
        """Send a photo."""
        kept = self.post.keep("photo.png", "image/png", _PHOTO)
        size = _file_json(kept.file_id) | {"width": 90, "height": 90}
        return self._send(text=caption, content={"photo": [size]})

    def edit(self, message_id: int, text: str) -> Message:
        """Rewrite one of the person's own messages."""
        message = self.message(message_id)
        if message is None or message.by_bot:
            raise ValueError(f"{self.first_name} has no message {message_id} to edit")
        message.text, message.entities = text, found_in(text, [])
        message.edits += 1
        self._told("edited_message", self.written(message, self.as_user()))
        self.touched(message)
        return message

    def press(
        self,
        message_id: int,
        callback_data: str,
        *,
        carrying: Literal["message", "inaccessible", "nothing"] = "message",
    ) -> Press:
        """Press a button; the data is sent as given, for that is all a client promises.

        Args:
            message_id: the message the button hangs under.
            callback_data: what the button says to the bot.
            carrying: the message itself, its inaccessible form (date 0), or nothing.
        """
        press = self.post.presses.new(self.id, message_id, callback_data)
        self.presses.append(press)
        query: Json = {"id": press.query_id, "from": self.as_user(), "chat_instance": f"c{self.id}"}
        message = self.message(message_id)
        if carrying == "message" and message is not None:
            query["message"] = self.written(message, self.as_user())
        elif carrying != "nothing":
            query["message"] = {"chat": self.as_json(), "message_id": message_id, "date": 0}
        press.revision = self.post.changes.tell()
        press.update = self._told("callback_query", query | {"data": callback_data})
        return press

    def ask_inline(self, text: str) -> InlineQuery:
        """Type the bot's name and something after it in another chat."""
        query = self.post.inline.new(self.id, text)
        asked = {"id": query.query_id, "from": self.as_user(), "query": text, "offset": "", "chat_type": "private"}
        self._told("inline_query", asked)
        return query

    def block(self) -> Update:
        """Block the bot."""
        self.shut = _BLOCKED
        return self._membership("member", "kicked")

    def unblock(self) -> Update:
        """Let the bot write again."""
        self.shut = None
        return self._membership("kicked", "member")

    def deactivate(self) -> None:
        """Delete the account; Telegram tells the bot nothing."""
        self.shut = "user is deactivated"
        self.post.changes.tell()

    def start(self) -> None:
        """Open the door without a word, as if the chat had begun long ago."""
        self.shut = None

    def _send(self, *, text: str = "", content: Json | None = None) -> Message:
        if self.shut not in (None, _NOT_STARTED):
            raise ValueError(f"{self.first_name} cannot write: {self.shut}")
        self.shut = None
        message = self.add(by_bot=False, text=text, content=content or {})
        self._told("message", self.written(message, self.as_user()))
        return message

    def _told(self, kind: str, body: Json) -> Update:
        self.last_update = self.post.updates.put(kind, body, self.id)
        return self.last_update

    def _membership(self, before: str, after: str) -> Update:
        change: Json = {
            "chat": self.as_json(),
            "from": self.as_user(),
            "date": int(self.post.clock().timestamp()),
        }
        change["old_chat_member"] = self._member(before)
        change["new_chat_member"] = self._member(after)
        return self._told("my_chat_member", change)

    def _member(self, status: str) -> Json:
        return {"user": self.post.bot, "status": status} | ({"until_date": 0} if status == "kicked" else {})


class Group(Room):
    """A group that the bot is a member of."""

    kind = "group"

    def __init__(self, post: Post, id: int, title: str) -> None:  # noqa: A002 -- Telegram's name for it
        super().__init__(post, id)
        self.title = title

    def as_json(self) -> Json:
        """Write the Chat object."""
        return super().as_json() | {"title": self.title}

    def say(self, person: Person, text: str) -> Message:
        """Let somebody write in the group."""
        message = self.add(by_bot=False, text=text)
        person.last_update = self.post.updates.put("message", self.written(message, person.as_user()), person.id)
        return message

    def kick(self) -> None:
        """Throw the bot out."""
        self.shut = "bot was kicked from the group chat"
        self.post.changes.tell()


def _file_json(file_id: str) -> Json:
    return {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(_PHOTO)}
