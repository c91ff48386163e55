"""A flow: one conversation as a table of what may be said and pressed, turned into python-telegram-bot handlers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

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
from handlers.toolkit.buttons import Button
from handlers.toolkit.refusals import refusal_screen
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import CURRENT_TURN, Turn

Answered = Awaitable[Screen | None]
AnyHandler = BaseHandler[Any, Any, Any]
PtbCallback = Callable[[Update, Any], Coroutine[Any, Any, None]]
OnCommand = Callable[[Turn, str], Answered]
OnPress = Callable[[Turn, Any], Answered]
OnWords = Callable[[Turn, str], Answered]

IN_PRIVATE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE


@dataclass(frozen=True)
class Flow:
    """The map of one conversation.

    `commands` answer "/name argument", `presses` answer buttons, `words` answer what is typed at a step of this
    flow. Each answers with a screen, or with None when it has shown what there is to show.
    """

    name: str
    commands: Mapping[str, OnCommand] = field(default_factory=dict)
    presses: Mapping[type[Button], OnPress] = field(default_factory=dict)
    words: Mapping[str, OnWords] = field(default_factory=dict)
    otherwise: OnWords | None = None  #: Answers any words that nobody has asked for.

    def handlers(self) -> list[AnyHandler]:
        """The handlers that python-telegram-bot dispatches to."""
        words = IN_PRIVATE & filters.TEXT & ~filters.COMMAND
        others: list[AnyHandler] = [MessageHandler(words, _on_words(self.otherwise))] if self.otherwise else []
        return [
            *(CommandHandler(name, _on_command(act), IN_PRIVATE) for name, act in self.commands.items()),
            *(CallbackQueryHandler(_on_press(kind, self._here(act)), _is(kind)) for kind, act in self.presses.items()),
            *(MessageHandler(words & AtStep(self.name, step), _on_words(act)) for step, act in self.words.items()),
            *others,
        ]

    def _here(self, act: OnPress) -> OnPress:
        """A press that leads elsewhere: what another conversation had asked for is no longer waited for."""

        async def act_here(turn: Turn, press: Any) -> Screen | None:
            if turn.cursor is not None and turn.cursor.flow != self.name:
                await turn.await_nothing()
            return await act(turn, press)

        return act_here


class AtStep(filters.UpdateFilter):
    """Lets words through that were asked for by one step of a flow."""

    def __init__(self, flow: str, step: str) -> None:
        super().__init__(name=f"AtStep({flow}, {step})")
        self._at = (flow, step)

    def filter(self, update: Update) -> bool:  # noqa: ARG002 -- the turn knows
        """Whether the person's cursor is at this step."""
        cursor = CURRENT_TURN.get().cursor
        return cursor is not None and (cursor.flow, cursor.step) == self._at


def _is(kind: type[Button]) -> Callable[[object], bool]:
    return lambda data: kind.unpack(data) is not None


def _on_command(act: OnCommand) -> PtbCallback:
    async def answer(update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:  # noqa: ARG001 -- PTB's shape
        text = update.effective_message.text if update.effective_message else ""
        await CURRENT_TURN.get().await_nothing()
        await answered(act, (text or "").partition(" ")[2].strip())

    return answer


def _on_press(kind: type[Button], act: OnPress) -> PtbCallback:
    async def answer(update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:  # noqa: ARG001 -- PTB's shape
        await answered(act, kind.unpack(update.callback_query.data if update.callback_query else None))

    return answer


def _on_words(act: OnWords) -> PtbCallback:
    async def answer(update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:  # noqa: ARG001 -- PTB's shape
        await answered(act, (update.effective_message.text if update.effective_message else None) or "")

    return answer


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
