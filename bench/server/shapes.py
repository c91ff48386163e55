"""Bot API objects as Telegram writes them."""

from __future__ import annotations

import itertools
import time
from typing import Any, Final

BOT: Final = {"id": 4242, "is_bot": True, "first_name": "Torgbot", "username": "torg_bench_bot"}
ME: Final = {
    **BOT,
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}
_NUMBERS: Final = itertools.count(1)


def message(chat: int, text: str, markup: Any, message_id: int | None = None) -> dict[str, Any]:
    """A message from the bot; an edited one keeps its id."""
    made: dict[str, Any] = {
        "message_id": message_id or next(_NUMBERS),
        "from": BOT,
        "chat": {"id": chat, "first_name": f"Person {chat}", "type": "private"},
        "date": int(time.time()),
        "text": text,
    }
    return {**made, "reply_markup": markup} if markup else made


def _speaker(person: int) -> dict[str, Any]:
    return {"id": person, "is_bot": False, "first_name": f"Person {person}", "language_code": "nb"}


def text(person: int, says: str) -> dict[str, Any]:
    """An update: a person has written."""
    said: dict[str, Any] = {
        "message_id": next(_NUMBERS),
        "from": _speaker(person),
        "chat": {"id": person, "first_name": f"Person {person}", "type": "private"},
        "date": int(time.time()),
        "text": says,
    }
    if says.startswith("/"):
        said["entities"] = [{"offset": 0, "length": len(says.split(maxsplit=1)[0]), "type": "bot_command"}]
    return {"message": said}


def press(person: int, seen: dict[str, Any], data: str) -> dict[str, Any]:
    """An update: a person has pressed a button under a message."""
    query = {"id": str(next(_NUMBERS)), "from": _speaker(person), "chat_instance": "1", "data": data}
    return {"callback_query": {**query, "message": seen}}


def button(seen: dict[str, Any], label: str) -> str | None:
    """The callback data of the first button whose label holds `label`."""
    rows = seen.get("reply_markup", {}).get("inline_keyboard", [])
    pressed = (choice for row in rows for choice in row if label in choice["text"])
    return next((choice.get("callback_data") for choice in pressed), None)
