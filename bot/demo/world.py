"""Everything the double knows: chats, the bot's own profile, and what was accepted."""

from dataclasses import dataclass, field

from bot.demo.chats import Room
from bot.demo.messages import Message
from bot.demo.people import Group, Person
from bot.demo.post import Post
from bot.demo.records import Json
from bot.demo.refusals import bad_request, forbidden


@dataclass
class Profile:
    """What the bot tells about itself."""

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    """Command menus by (scope as JSON text, language code)."""
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    """name, short_description and description by (field, language code)."""
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)
    """Menu button by chat id; None is the default one."""
    webhook: Json = field(default_factory=lambda: {"url": ""})


class World:
    """The chats and the bot, without any HTTP."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self.profile = Profile()
        self.rooms: dict[int, Room] = {}
        self.sent: list[Message] = []

    def person(self, id: int, first_name: str) -> Person:  # noqa: A002 -- Telegram's name for it
        """Get or create a person."""
        found = self.rooms.setdefault(id, Person(self.post, id, first_name))
        if not isinstance(found, Person):
            raise TypeError(f"chat {id} is a group")
        return found

    def group(self, id: int, title: str) -> Group:  # noqa: A002 -- Telegram's name for it
        """Get or create a group."""
        found = self.rooms.setdefault(id, Group(self.post, id, title))
        if not isinstance(found, Group):
            raise TypeError(f"chat {id} is a person")
        return found

    def known(self, chat_id: int | None) -> Room:
        """Find a chat that the bot may ask about.

        Raises:
            Refusal: 400 `chat not found`.
        """
        if chat_id is None:
            raise bad_request("chat_id is empty")
        room = self.rooms.get(chat_id)
        if room is None:
            raise bad_request("chat not found")
        return room

    def open(self, chat_id: int | None) -> Room:
        """Find a chat that the bot may write to.

        Raises:
            Refusal: 400 for an unknown chat; 403 where the bot is not let in.
        """
        room = self.known(chat_id)
        if room.shut is not None:
            raise forbidden(room.shut)
        return room

    def send(self, room: Room, message: Message) -> Json:
        """Note an accepted message and write it as the answer."""
        self.sent.append(message)
        return room.written(message, {})
