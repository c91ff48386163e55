"""A turn: one update from one person, with all that a handler needs to answer it."""

from __future__ import annotations

import base64
import datetime as dt
import secrets
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any, Final

from db import UnitOfWork
from domain.hubs import Municipality
from domain.letters import Kind
from domain.people import Cursor, Person
from handlers.toolkit.screens import Document, Screen
from locales import Texts, texts_in


@dataclass(frozen=True, slots=True)
class House:
    """What is the same for everybody in this process."""

    municipality: Municipality
    register: int  #: The version of what is registered.
    bot_username: str
    minimum_age: int
    zone: dt.tzinfo
    owner_ids: frozenset[int] = frozenset()
    verify_url: str = ""  #: Where certificates are checked on the web, with a slash at the end; empty: nowhere.
    new_token: Callable[[], str] = field(default=lambda: secrets.token_urlsafe(18))


@dataclass
class Turn:
    """One update, inside its transaction. What is shown or told leaves by the outbox when it commits."""

    work: UnitOfWork
    person: Person
    house: House
    now: dt.datetime
    cursor: Cursor | None = None
    pressed_message: int | None = None  #: The message whose button was pressed, while it can be edited.
    group: int | None = None  #: The group spoken in; None in a private chat.
    kind: Kind = Kind.REPLY  #: What the screen that is shown is for.
    card_of: int | None = None  #: The request whose card is shown.
    shown: bool = field(default=False, init=False)
    failure: Exception | None = field(default=None, init=False)  #: What a handler raised, kept for the lane.

    @property
    def texts(self) -> Texts:
        """Texts in the language of whoever speaks."""
        return texts_in(self.person.language)

    @property
    def municipality(self) -> Municipality:
        """All that is registered."""
        return self.house.municipality

    @property
    def today(self) -> dt.date:
        """The day it is at the hubs."""
        return self.now.astimezone(self.house.zone).date()

    async def show(self, screen: Screen) -> None:
        """Answer the person: in place of the pressed message, else (or when shown once) as a new one."""
        edits = self.pressed_message if not self.shown and screen.document is None else None
        self.shown = True
        chat = self.group or self.person.id
        if edits is not None and self.card_of is None and self.person.is_coordinator:
            await self.work.cards.cover(self.person.id, edits)  # it may have been a card
        await send(self.work, chat, screen, self.now, edits=edits, kind=self.kind, card_of=self.card_of)

    async def tell(self, person: Person, screen: Screen, *, edits: int | None = None) -> None:
        """Send another person a message, or edit one already sent."""
        await send(self.work, person.id, screen, self.now, edits=edits)

    async def await_words(self, flow: str, step: str, subject: object = "") -> None:
        """What the person types next belongs to this step."""
        await self._keep(Cursor(flow, step, str(subject)))

    async def await_nothing(self) -> None:
        """What the person types next is a question like any other."""
        if self.cursor is not None:
            await self._keep(None)

    async def _keep(self, cursor: Cursor | None) -> None:
        self.cursor = cursor
        await self.work.people.await_words(self.person.id, cursor)

    def speaking(self, language: str) -> None:
        """Go on in another language."""
        self.person = replace(self.person, language=language)


async def send(
    work: UnitOfWork,
    chat_id: int,
    screen: Screen,
    now: dt.datetime,
    *,
    edits: int | None = None,
    kind: Kind = Kind.REPLY,
    card_of: int | None = None,
) -> None:
    """Put a screen into the outbox."""
    if screen.document is not None:
        payload: dict[str, Any] = {
            "caption": str(screen.text),
            "parse_mode": "HTML",
            "photo" if screen.document.is_picture else "document": _file(screen.document),
            "reply_markup": screen.keyboard(),
        }
        method = "sendPhoto" if screen.document.is_picture else "sendDocument"
    elif edits is not None:
        payload, method = {"message_id": edits, **letter(screen)}, "editMessageText"
    else:
        payload, method = letter(screen), "sendMessage"
    await work.outbox.put(chat_id, method, payload, now, kind=kind, card_of=card_of)


def letter(screen: Screen) -> dict[str, Any]:
    """A screen as parameters of sendMessage or editMessageText, without the chat."""
    return {
        "text": str(screen.text),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "reply_markup": screen.keyboard(),
    }


def _file(document: Document) -> dict[str, str]:
    """A file as the outbox keeps it: text as it is, other bytes in base64."""
    content = document.content
    kept = {"content": content} if isinstance(content, str) else {"base64": base64.b64encode(content).decode()}
    return {"filename": document.filename, **kept}


CURRENT_TURN: Final[ContextVar[Turn]] = ContextVar("current_turn")
"""The turn that the running task works on; set by the lane, read by handler filters and callbacks."""
