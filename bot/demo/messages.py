"""A message as it lies in a chat."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.demo.entities import as_html
from bot.demo.keyboards import Key, rows_of
from bot.demo.records import Json


@dataclass(frozen=True)
class Document:
    """A file in a chat, with its bytes."""

    file_id: str
    file_name: str
    mime_type: str
    content: bytes


@dataclass(kw_only=True)
class Message:
    """One message, written by the bot or by a person."""

    message_id: int
    chat_id: int
    by_bot: bool
    date: datetime
    text: str = ""
    """Plain text; for a document or a photo its caption."""
    entities: list[Json] = field(default_factory=list)
    markup: Json | None = None
    document: Document | None = None
    photo: Document | None = None
    """The picture that is shown, with its bytes; `content` describes it."""
    content: Json = field(default_factory=dict)
    """What else the message carries, as Telegram writes it: venue, photo, sticker."""
    edits: int = 0
    deleted: bool = False
    revision: int = 0
    """When it was last new, edited or deleted, in the double's count of changes."""
    language: str = ""
    """The language of the phone when the message came."""

    @property
    def html(self) -> str:
        """The text with its formatting."""
        return as_html(self.text, self.entities)

    @property
    def rows(self) -> list[list[Key]]:
        """The inline keyboard, row by row."""
        return rows_of(self.markup)

    def as_json(self, sender: Json, chat: Json) -> Json:
        """Write the message as the Bot API does.

        Args:
            sender: the User object of whoever wrote it.
            chat: the Chat object it lies in.
        """
        written: Json = {
            "message_id": self.message_id,
            "from": sender,
            "chat": chat,
            "date": int(self.date.timestamp()),
        }
        if self.edits:
            written["edit_date"] = written["date"]
        return written | self._words() | self.content | self._file() | self._keyboard()

    def _words(self) -> Json:
        captioned = self.document is not None or "photo" in self.content
        names = ("caption", "caption_entities") if captioned else ("text", "entities")
        values: tuple[Any, Any] = (self.text, self.entities)
        return {name: value for name, value in zip(names, values, strict=True) if value}

    def _file(self) -> Json:
        if self.document is None:
            return {}
        return {
            "document": {
                "file_id": self.document.file_id,
                "file_unique_id": f"u{self.document.file_id}",
                "file_name": self.document.file_name,
                "mime_type": self.document.mime_type,
                "file_size": len(self.document.content),
            },
        }

    def _keyboard(self) -> Json:
        shown = self.markup is not None and "inline_keyboard" in self.markup
        return {"reply_markup": self.markup} if shown else {}
