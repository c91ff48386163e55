"""Message entities: counted in UTF-16 units, found in plain text, written back as HTML."""

import re
from html import escape

from bot.demo.records import Json

_FOUND_BY_TELEGRAM = (
    ("url", re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]»]")),
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
)

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
    "text_link": "a",
}


def units(text: str) -> int:
    """Count UTF-16 units, which is how Telegram measures text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def from_unit(text: str, start: int) -> str:
    """Give the end of a text, from a UTF-16 unit on."""
    return text.encode("utf-16-le", "surrogatepass")[start * 2 :].decode("utf-16-le", "surrogatepass")


def found_in(text: str, known: list[Json]) -> list[Json]:
    """Add the entities that Telegram finds by itself to those already known, in order of place."""
    entities = list(known)
    for kind, pattern in _FOUND_BY_TELEGRAM:
        for match in pattern.finditer(text):
            found = {
                "type": kind,
                "offset": units(text[: match.start()]),
                "length": units(match.group()),
            }
            if not any(_overlap(found, other) for other in entities if other["type"] not in _PLAIN_STYLES):
                entities.append(found)
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


_PLAIN_STYLES = {
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
}


def _overlap(one: Json, other: Json) -> bool:
    ends = one["offset"] + one["length"], other["offset"] + other["length"]
    return bool(one["offset"] < ends[1] and other["offset"] < ends[0])


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Strip white space at both ends, as Telegram does, and keep the entities in place."""
    bare = text.strip()
    skipped = units(text[: len(text) - len(text.lstrip())])
    length = units(bare)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - skipped, 0)
        end = min(entity["offset"] + entity["length"] - skipped, length)
        if end > start:
            kept.append(entity | {"offset": start, "length": end - start})
    return bare, kept


def as_html(text: str, entities: list[Json]) -> str:
    """Write text with its formatting as HTML; entities that Telegram finds by itself stay plain."""
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    for entity in entities:
        tag = _TAGS.get(entity["type"])
        if tag is None:
            continue
        link = f' href="{escape(entity["url"])}"' if tag == "a" else ""
        opens.setdefault(entity["offset"], []).append(f"<{tag}{link}>")
        closes.setdefault(entity["offset"] + entity["length"], []).insert(0, f"</{tag}>")
    written, at = [], 0
    for letter in text:
        written += [*closes.get(at, []), *opens.get(at, []), escape(letter, quote=False)]
        at += units(letter)
    return "".join(written + closes.get(at, []))
