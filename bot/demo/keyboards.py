"""Inline keyboards: refused where Telegram refuses them, and read as rows of buttons."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.demo.records import Json
from bot.demo.refusals import Refusal, bad_request

MOST_BUTTONS = 100
MOST_DATA_BYTES = 64
MOST_COPY_TEXT = 256
_ACTIONS = ("callback_data", "url", "copy_text", "web_app", "login_url", "switch_inline_query")


@dataclass(frozen=True)
class Key:
    """One button under a message."""

    label: str
    callback_data: str | None = None
    url: str | None = None
    copy_text: str | None = None


def rows_of(markup: Json | None) -> list[list[Key]]:
    """Read the rows of buttons of a message; none when it has no inline keyboard."""
    return [[_key(button) for button in row] for row in (markup or {}).get("inline_keyboard", [])]


def checked(markup: Any) -> Json | None:
    """Give the markup back as Telegram would keep it.

    Raises:
        Refusal: 400 in Telegram's words.
    """
    if markup is None or markup == "":
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        return markup
    rows = [row for row in markup["inline_keyboard"] if row]
    buttons = [button for row in rows for button in row]
    if len(buttons) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    for button in buttons:
        _check(button)
    return {"inline_keyboard": rows} if rows else None


def _check(button: Any) -> None:
    if not isinstance(button, dict) or "text" not in button:
        raise _unparsable('Can\'t find field "text"')
    if not isinstance(button["text"], str):
        raise _unparsable('Field "text" must be of type String')
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if not any(button.get(action) for action in _ACTIONS):
        raise _unparsable("Text buttons are unallowed in the inline keyboard")
    if len(button.get("callback_data", "").encode()) > MOST_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_link(button["url"])
    if len((button.get("copy_text") or {}).get("text", "x")) not in range(1, MOST_COPY_TEXT + 1):
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_link(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https", "tg"):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if not parts.netloc:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _unparsable(reason: str) -> Refusal:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _key(button: Json) -> Key:
    copied = (button.get("copy_text") or {}).get("text")
    return Key(button["text"], button.get("callback_data"), button.get("url"), copied)
