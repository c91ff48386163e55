"""A chat client for tests, so that a test reads like the chat it describes.

    kari = chat.person("Kari")
    await kari.sends("/start")
    await kari.presses("Heggedal")
    assert kari.reads("Takk, Kari")

The waiting rule: the mark is set when the bot is *handed* the update, not when it is sent. What the bot does
to this chat after the mark counts as its reaction, however fast it is; what was on its way before does not.
When something unrelated may arrive in the same moment, say what to wait for:
`sends("/start", hearing="Velkommen")`.
"""

import re
from collections.abc import Callable
from itertools import count

from bot.demo.double import BotApiDouble
from bot.demo.keyboards import Key
from bot.demo.messages import Message
from bot.demo.people import Person
from bot.demo.presses import Press
from bot.demo.records import Json
from bot.demo.transcript import transcript
from bot.demo.updates import Update

_FIRST_ID = 1001


class Chat:
    """Hands out people who talk to the bot behind a double."""

    def __init__(self, double: BotApiDouble, *, timeout: float = 30.0) -> None:
        self.double = double
        self.timeout = timeout

    def person(
        self,
        first_name: str,
        *,
        language: str | None = "nb",
        last_name: str | None = None,
        username: str | None = None,
        started: bool = False,
        id: int | None = None,  # noqa: A002 -- Telegram's name for it
    ) -> "Talker":
        """Let somebody new take part; ids are handed out in order unless one is given."""
        person = self.double.person(
            self._free_id() if id is None else id,
            first_name,
            last_name=last_name,
            username=username,
            language_code=language,
            started=started,
        )
        return Talker(self, person)

    def _free_id(self) -> int:
        return next(free for free in count(_FIRST_ID) if free not in self.double.world.rooms)


class Talker:
    """One person as a test sees them: what they do, and what is on their screen."""

    def __init__(self, chat: Chat, person: Person) -> None:
        self.chat = chat
        self.person = person

    # -- what they do

    async def sends(self, text: str, *, answered: bool = True, hearing: str = "") -> None:
        """Write to the bot and wait for its answer: a new or an edited message in this chat."""
        self.person.say(text)
        if answered:
            await self._reaction(self._update, f"an answer to {text!r}", hearing)

    async def presses(
        self,
        label: str,
        *,
        answered: bool = True,
        hearing: str = "",
        under: Message | None = None,
    ) -> Press:
        """Press a button and wait for the bot's reaction.

        Args:
            label: a whole label, or its beginning or end; a leading emoji need not be written.
            answered: wait for a message too, not only for the spinner to end.
            hearing: words the awaited message contains.
            under: the message the button hangs under; otherwise the newest one that shows it.
        """
        message, key = self._button(label, under)
        if key.callback_data is None:
            raise AssertionError(f"[{key.label}] is no button to press but a link\n{self.transcript}")
        press = self.person.press(message.message_id, key.callback_data)
        await self._until(lambda: press.answered, f"the press on [{key.label}] to be answered")
        if answered:
            await self._reaction(self._update, f"a message after [{key.label}]", hearing)
        return press

    async def asks_inline(self, text: str) -> list[Json]:
        """Type the bot's name and `text` in another chat; give what the bot offers to send there."""
        query = self.person.ask_inline(text)
        await self._until(lambda: query.answered, f"an answer to the inline query {text!r}")
        return query.results

    async def edits(self, text: str, *, answered: bool = False) -> None:
        """Rewrite the person's own newest message."""
        mine = [message for message in self.person.messages if not message.by_bot]
        self.person.edit(mine[-1].message_id, text)
        if answered:
            await self._reaction(self._update, f"an answer to the edit {text!r}", "")

    async def hears(self, text: str, *, times: int = 1) -> Message:
        """Wait until so many visible messages of the bot contain the text; give the newest."""
        await self._until(lambda: len(self._containing(text)) >= times, f"{text!r}, {times} times")
        return self._containing(text)[-1]

    # -- what is on their screen

    @property
    def visible(self) -> list[Message]:
        """The bot's messages that are still there, oldest first."""
        return [message for message in self.person.messages if message.by_bot and not message.deleted]

    @property
    def last(self) -> Message:
        """The newest message of the bot."""
        if not self.visible:
            raise AssertionError(f"the bot has said nothing\n{self.transcript}")
        return self.visible[-1]

    @property
    def screen(self) -> tuple[str, list[list[str]]]:
        """The newest message: its text, and its rows of labels."""
        return self.last.text, [[key.label for key in row] for row in self.last.rows]

    @property
    def buttons(self) -> list[str]:
        """The labels under the newest message that has any."""
        shown = (message for message in reversed(self.visible) if message.rows)
        return [key.label for row in next(shown).rows for key in row] if self._has_buttons else []

    @property
    def alerts(self) -> list[str]:
        """The words with which presses were answered, oldest first."""
        return [press.text for press in self.person.alerts]

    @property
    def transcript(self) -> str:
        """The whole chat, written out."""
        return transcript(self.person)

    def heard(self, newest: int) -> list[str]:
        """Give so many of the newest texts of the bot, oldest first."""
        return [message.text for message in self.visible][-newest:]

    def reads(self, text: str) -> bool:
        """Find the text in the newest message, or fail."""
        return self._holds(text in self.last.text, f"{text!r} is not in the newest message")

    def never_read(self, text: str) -> bool:
        """Find the text in no visible message, or fail."""
        return self._holds(not self._containing(text), f"{text!r} should not be there")

    def sees_button(self, label: str) -> bool:
        """Find a button in the newest message that has any, or fail."""
        return self._holds(bool(_best(label, self._newest_keys)), f"no button {label!r} in {self.buttons}")

    def sees_no_button(self, label: str) -> bool:
        """Find no such button in the newest message that has any, or fail."""
        return self._holds(not _best(label, self._newest_keys), f"button {label!r} in {self.buttons}")

    # -- how it is found out

    @property
    def _update(self) -> Update:
        assert self.person.last_update is not None
        return self.person.last_update

    @property
    def _has_buttons(self) -> bool:
        return any(message.rows for message in self.visible)

    @property
    def _newest_keys(self) -> list[Key]:
        shown = [message for message in self.visible if message.rows]
        return [key for row in shown[-1].rows for key in row] if shown else []

    def _containing(self, text: str) -> list[Message]:
        return [message for message in self.visible if text in message.text]

    def _button(self, label: str, under: Message | None) -> tuple[Message, Key]:
        for message in [under] if under else reversed(self.visible):
            found = _best(label, [key for row in message.rows for key in row])
            if len(found) > 1:
                raise AssertionError(f"{label!r} could be {[key.label for key in found]}\n{self.transcript}")
            if found:
                return message, found[0]
        raise AssertionError(f"no button {label!r}\n{self.transcript}")

    async def _reaction(self, update: Update, awaited: str, hearing: str) -> None:
        def reacted() -> bool:
            mark = update.delivered
            if mark is None:
                return False
            return any(one.revision > mark and hearing in one.text for one in self.visible)

        await self._until(reacted, awaited + (f" containing {hearing!r}" if hearing else ""))

    async def _until(self, true: Callable[[], bool], awaited: str) -> None:
        if not await self.chat.double.changes.until(true, self.chat.timeout, about=self.person.id):
            raise AssertionError(f"{self.person.first_name} waited in vain for {awaited}\n{self.transcript}")

    def _holds(self, true: bool, complaint: str) -> bool:  # noqa: FBT001 -- a verdict is a bool
        if not true:
            raise AssertionError(f"{complaint}\n{self.transcript}")
        return True


def _best(label: str, keys: list[Key]) -> list[Key]:
    """Find what the label means most likely: the same, the same but for an emoji, one end of it."""
    bare = [(key, re.sub(r"^\W+", "", key.label)) for key in keys]
    choices = (
        [key for key in keys if key.label == label],
        [key for key, words in bare if words == label],
        [key for key, words in bare if words.startswith(label) or words.endswith(label)],
    )
    return next((found for found in choices if found), [])
