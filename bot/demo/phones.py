"""What the page shows: every phone as plain values, ready to travel."""

from dataclasses import dataclass

from bot.demo.clock import DemoClock
from bot.demo.keyboards import Key
from bot.demo.messages import Document, Message
from bot.demo.people import Person
from bot.demo.records import Json

_NEWEST = 200
"""So many messages a phone keeps on the page."""


@dataclass(frozen=True, kw_only=True)
class Role:
    """Somebody in the demo's cast."""

    id: int
    """User id, and chat id, of this invented person."""
    name: str
    line: str
    """Who this is, in one line."""
    language: str = "nb"
    quick: tuple[str, ...] = ("/start", "/help")
    """Texts within reach of one press."""


def clock_state(clock: DemoClock) -> Json:
    """Tell the time that the bot believes in."""
    return {"now": clock.now().isoformat(), "moved": clock.moved}


def phone_state(role: Role, person: Person) -> Json:
    """Tell everything that one phone shows."""
    return {
        "id": role.id,
        "name": role.name,
        "line": role.line,
        "quick": role.quick,
        "language": person.language_code,
        "blocked": person.blocked,
        "messages": [_message(one) for one in person.messages[-_NEWEST:] if not one.deleted],
        "waiting": [[press.message_id, press.data] for press in person.presses if not press.answered],
        "answers": [{"id": press.query_id, "text": press.text, "alert": press.alert} for press in person.alerts[-3:]],
    }


def _message(message: Message) -> Json:
    place = message.content.get("venue")
    sticker = message.content.get("sticker")
    return {
        "id": message.message_id,
        "mine": not message.by_bot,
        "time": message.date.isoformat(),
        "edited": message.edits > 0,
        "language": message.language,
        "text": message.text,
        "entities": message.entities,
        "rows": [[_key(key) for key in row] for row in message.rows],
        "document": _document(message.document),
        "place": place and {"title": place["title"], "address": place["address"], **place["location"]},
        "photo": _photo(message),
        "sticker": sticker and sticker["emoji"],
    }


def _key(key: Key) -> Json:
    return {"label": key.label, "data": key.callback_data, "url": key.url, "copy": key.copy_text}


def _document(document: Document | None) -> Json | None:
    if document is None:
        return None
    return {
        "name": document.file_name,
        "size": len(document.content),
        "href": f"/demo/file/{document.file_id}",
    }


def _photo(message: Message) -> str | None:
    sizes = message.content.get("photo")
    return f"/demo/file/{sizes[0]['file_id']}" if sizes else None
