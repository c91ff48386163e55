"""Presses that no screen of ours offers: callback data as a client might make it up."""

from __future__ import annotations

from bot.demo.messages import Message
from tests.chat import Talker


async def forges(talker: Talker, data: str, *, under: Message | None = None) -> str:
    """Press a made-up button, under a fresh menu unless a message is given, and give what the bot showed then."""
    if under is None:
        await talker.sends("/menu", hearing="Torgbot")
    pressed = under or talker.last
    press = talker.person.press(pressed.message_id, data)

    def shown() -> list[Message]:
        mark = press.update.delivered if press.update else None
        later = [message for message in talker.visible if message.message_id >= pressed.message_id]
        return [] if mark is None else [message for message in later if message.revision > mark]

    await talker.chat.double.wait_for(lambda: press.answered and shown())
    return shown()[0].text
