"""Presses that no screen of ours offers: callback data as a client might make it up."""

from __future__ import annotations

from bot.demo.messages import Message
from tests.chat import Talker


async def forges(talker: Talker, data: str, *, under: Message | None = None) -> str:
    """Press a made-up button under a message (the newest one) and give what the bot showed then."""
    mark = talker.chat.double.changes.count
    press = talker.person.press((under or talker.last).message_id, data)

    def reaction() -> list[Message]:
        return [message for message in talker.visible if message.revision > mark]

    await talker.chat.double.wait_for(lambda: press.answered and reaction())
    return reaction()[-1].text
