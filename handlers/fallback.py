"""The fallback: whatever nothing else has understood gets a useful sentence and the menu."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from actions import arriving
from domain.errors import OutOfDate
from domain.questions.menu import Question, Why
from handlers.answers.screens import answered_screen
from handlers.hearing import hear, hear_command
from handlers.requests.ordering import leave_choice
from handlers.toolkit.flow import IN_PRIVATE, WAY_OUT, answered
from handlers.toolkit.home import ways
from handlers.toolkit.refusals import refusal_screen
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import CURRENT_TURN
from locales import Texts

GONE = ("kicked", "left")


def unknown_command_screen(_: Texts) -> Screen:
    """No such command."""
    return Screen(_("I do not know that command. /help shows what I can do."), (ways(_),))


def no_text_screen(_: Texts) -> Screen:
    """Not words."""
    return Screen(_("I can only read text. Write your question in words, or choose below."), (ways(_),))


def group_screen(_: Texts, bot_username: str) -> Screen:
    """Not here."""
    return Screen(_("I can only help in a private chat. Write to me at @{bot}.", bot=bot_username))


async def unknown_command(update: Update, _context: Any) -> None:
    """Answer a command that does not exist: by what its name says, if anything, unless it is another bot's."""
    turn, message = CURRENT_TURN.get(), update.effective_message
    name = ((message.text or "") if message else "").removeprefix("/").partition(" ")[0]
    answer = await hear_command(turn, name) if name and "@" not in name else None
    await turn.show(answer or unknown_command_screen(turn.texts))


async def nothing_to_leave(_update: Update, _context: Any) -> None:
    """Answer /cancel where nothing was asked but which of two drafts to go on with."""
    turn = CURRENT_TURN.get()
    await turn.await_nothing()
    if (left := await leave_choice(turn)) is not None:
        await turn.show(left)
        return
    answer = Question(Why.NOTHING_UNDER_WAY).answer(turn.municipality, turn.now)
    await turn.show(answered_screen(turn.texts, answer))


async def no_text(update: Update, _context: Any) -> None:
    """Answer a sticker, a photo, a voice message: what is written under it, unless something else was asked."""
    turn, message = CURRENT_TURN.get(), update.effective_message
    if turn.cursor is None and message and message.caption:
        await answered(hear, message.caption)
    else:
        await turn.show(no_text_screen(turn.texts))


async def old_button(_update: Update, _context: Any) -> None:
    """Answer a press that no flow knows, in a new message; it may be forged."""
    turn = CURRENT_TURN.get()
    await turn.work.audit.note(turn.person.id, "unknown button", "", turn.now)
    turn.pressed_message = None
    await turn.show(refusal_screen(turn.texts, OutOfDate(), turn.municipality))


async def in_group(update: Update, _context: Any) -> None:
    """Answer in a group when the bot is spoken to, and only then."""
    turn, message = CURRENT_TURN.get(), update.effective_message
    text = ((message.text or "") if message else "").lower()
    command, us = text.split(maxsplit=1)[0] if text.startswith("/") else "", f"@{turn.house.bot_username}".lower()
    if us in text or (command and "@" not in command):
        await turn.show(group_screen(turn.texts, turn.house.bot_username))


async def came_or_went(update: Update, _context: Any) -> None:
    """Note that a person has blocked the bot; whoever comes back is noted by writing."""
    turn, change = CURRENT_TURN.get(), update.my_chat_member
    if change is not None and change.chat.id == turn.person.id and change.new_chat_member.status in GONE:
        await arriving.depart(turn.work, turn.person.id, turn.now)


async def pass_over(_update: Update, _context: Any) -> None:
    """Leave alone what asks for no answer, such as the editing of an old message."""


HANDLERS: tuple[BaseHandler[Any, Any, Any], ...] = (
    ChatMemberHandler(came_or_went, ChatMemberHandler.MY_CHAT_MEMBER),
    CallbackQueryHandler(old_button),
    MessageHandler(WAY_OUT, nothing_to_leave),
    MessageHandler(IN_PRIVATE & filters.COMMAND, unknown_command),
    MessageHandler(IN_PRIVATE, no_text),
    MessageHandler(filters.UpdateType.MESSAGE & filters.ChatType.GROUPS, in_group),
    TypeHandler(Update, pass_over),
)
