"""A flow: one conversation as a table of what may be said and pressed, turned into python-telegram-bot handlers."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackContext,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from domain.errors import Refused
from handlers.toolkit.alone import Alone, left_screen, means
from handlers.toolkit.buttons import Button, kind_of
from handlers.toolkit.refusals import refusal_screen
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import CURRENT_TURN, Turn

Answered = Awaitable[Screen | None]
AnyHandler = BaseHandler[Any, Any, Any]
OnCommand = Callable[[Turn, str], Answered]
OnPress = Callable[[Turn, Any], Answered]
OnWords = Callable[[Turn, str], Answered]
OnLeft = Callable[[Turn, str], Answered]

Context = CallbackContext[Any, Any, Any, Any]
IN_PRIVATE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
WORDS = IN_PRIVATE & filters.TEXT & ~filters.COMMAND
_WAY_OUT: Final = re.compile(r"^/(?:cancel|back|avbryt|angre|tilbake|stopp)(?:@\w+)?\s*$", re.IGNORECASE)
WAY_OUT = IN_PRIVATE & filters.Regex(_WAY_OUT)
"""Commands that leave a step."""


@dataclass(frozen=True)
class Flow:
    """The map of one conversation.

    `commands` answer "/name argument", `presses` answer buttons, `words` answer what is typed at a step of this
    flow. Each answers with a screen, or with None when it has shown what there is to show.

    `avbryt`, `tilbake` and their like, typed alone, are never an answer: they leave the step (see `toolkit.alone`).
    """

    name: str
    commands: Mapping[str, OnCommand] = field(default_factory=dict)
    presses: Mapping[type[Button], OnPress] = field(default_factory=dict)
    words: Mapping[str, OnWords] = field(default_factory=dict)
    left: OnLeft | None = None  #: Shows the way on to whoever has left a step, given the subject of its cursor.
    otherwise: OnWords | None = None  #: Answers any words that nobody has asked for.

    def handlers(self) -> list[AnyHandler]:
        """The handlers that python-telegram-bot dispatches to."""
        some: list[AnyHandler] = []
        if self.commands:
            some.append(CommandHandler(list(self.commands), self._hear_command, IN_PRIVATE))
        if self.presses:
            some.append(CallbackQueryHandler(self._feel_press, self._is_ours))
        if self.words:
            at_step = AtStep(self.name, frozenset(self.words))
            some.append(MessageHandler((WORDS | WAY_OUT) & at_step, self._hear_words))
        if self.otherwise:
            some.append(MessageHandler(WORDS, self._hear_anything))
        return some

    def _is_ours(self, data: object) -> bool:
        kind = kind_of(data)
        return kind is not None and kind in self.presses and kind.unpack(data) is not None

    async def _hear_command(self, update: Update, _context: Context) -> None:
        text, command = _text(update), next(iter(update.message.entities)) if update.message else None
        name = text[1 : command.length].partition("@")[0].lower() if command else ""
        await CURRENT_TURN.get().await_nothing()
        await answered(self.commands[name], text.partition(" ")[2].strip())

    async def _feel_press(self, update: Update, _context: Context) -> None:
        data = update.callback_query.data if update.callback_query else None
        kind = kind_of(data)
        if kind is None:
            raise ValueError("a press that is none of this flow")
        turn = CURRENT_TURN.get()
        if turn.cursor is not None and turn.cursor.flow != self.name:  # what another conversation asked is left open
            await turn.await_nothing()
        await answered(self.presses[kind], kind.unpack(data))

    async def _hear_words(self, update: Update, _context: Context) -> None:
        turn, words = CURRENT_TURN.get(), _text(update)
        cursor = turn.cursor
        if cursor is None:
            raise ValueError("words that nobody asked for")
        if not words.startswith("/") and not means(words, turn.texts.language, Alone.LEAVE):
            await answered(self.words[cursor.step], words)
            return
        await turn.await_nothing()
        await answered(self.left or _left, cursor.subject)

    async def _hear_anything(self, update: Update, _context: Context) -> None:
        if self.otherwise is not None:
            await answered(self.otherwise, _text(update))


class AtStep(filters.UpdateFilter):
    """Lets words through that were asked for by one of these steps of a flow."""

    def __init__(self, flow: str, steps: frozenset[str]) -> None:
        super().__init__(name=f"AtStep({flow})")
        self._flow = flow
        self._steps = steps

    def filter(self, update: Update) -> bool:  # noqa: ARG002 -- the turn knows
        """Whether the person's cursor is at such a step."""
        cursor = CURRENT_TURN.get().cursor
        return cursor is not None and cursor.flow == self._flow and cursor.step in self._steps


async def _left(turn: Turn, _subject: str) -> Screen:
    return left_screen(turn.texts)


def _text(update: Update) -> str:
    return (update.effective_message.text if update.effective_message else None) or ""


async def answered(act: Callable[[Turn, Any], Answered], said: Any) -> None:
    """Let a handler act in the current turn and show its screen; a refusal becomes a sentence."""
    turn = CURRENT_TURN.get()
    try:
        screen = await act(turn, said)
    except Refused as refusal:
        await turn.work.audit.note(turn.person.id, f"refused {type(refusal).__name__}", refusal, turn.now)
        screen = refusal_screen(turn.texts, refusal, turn.municipality)
    if screen is not None:
        await turn.show(screen)
