"""Telegram's HTML: a small set of tags, read as strictly as Telegram reads it.

Follows the rules of the public Bot API server: tags are matched strictly, offsets in errors are bytes, a lone
`&` is text. One thing is stricter on purpose: a named entity Telegram does not know (`&nbsp;`) would be shown
to people as it stands, so it is refused here.
"""

import re
from dataclasses import dataclass, field
from html import unescape

from bot.demo.entities import from_unit, units
from bot.demo.records import Json
from bot.demo.refusals import Refusal, bad_request

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_TAG = re.compile(r"<(?P<end>/)?(?P<name>[^\s<>/]*)(?P<attributes>[^<>]*)>")
_ATTRIBUTE = re.compile(r"""\s+(?P<name>[\w-]+)(?:\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"'>]+)))?""")
_SCHEMES = ("http", "https", "tg", "ton", "tonsite", "mailto", "tel")
_ENTITY = re.compile(r"&(?:(?P<known>lt|gt|amp|quot)|#(?:x[0-9a-fA-F]+|[0-9]+)|(?P<unknown>[a-zA-Z][a-zA-Z0-9]*));")


@dataclass
class _Open:
    tag: str
    starts: int
    attributes: dict[str, str]


@dataclass
class _Reading:
    """What has been read so far."""

    plain: str = ""
    entities: list[Json] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)


def read_html(source: str) -> tuple[str, list[Json]]:
    """Read HTML into plain text and entities.

    Raises:
        Refusal: 400 `can't parse entities: …`, when Telegram would not take it either.
    """
    reading = _Reading()
    at = 0
    for tag in _tags(source):
        reading.plain += _words(source[at : tag.start()], source, at)
        offset = _bytes(source[: tag.start()])
        if tag["end"]:
            _close(reading, tag["name"].lower(), offset)
        else:
            _open(reading, tag, offset)
        at = tag.end()
    reading.plain += _words(source[at:], source, at)
    if reading.opened:
        raise _unparsable(f'Can\'t find end tag corresponding to start tag "{reading.opened[-1].tag}"')
    entities = sorted(reading.entities, key=lambda entity: (entity["offset"], -entity["length"]))
    return reading.plain, entities


def _tags(source: str) -> list[re.Match[str]]:
    found, at = [], 0
    while (start := source.find("<", at)) >= 0:
        tag = _TAG.match(source, start)
        if tag is None:
            kind = "end" if source[start : start + 2] == "</" else "start"
            raise _unparsable(f"Unclosed {kind} tag at byte offset {_bytes(source[:start])}")
        found.append(tag)
        at = tag.end()
    return found


def _open(reading: _Reading, tag: re.Match[str], offset: int) -> None:
    name = tag["name"].lower()
    if name not in _KINDS:
        raise _unparsable(f'Unsupported start tag "{name}" at byte offset {offset}')
    attributes = _attributes(name, tag["attributes"], offset)
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    reading.opened.append(_Open(name, units(reading.plain), attributes))


def _attributes(tag: str, source: str, offset: int) -> dict[str, str]:
    found, at = {}, 0
    while source[at:].strip():
        match = _ATTRIBUTE.match(source, at)
        if match is None:
            raise _unparsable(f'Empty attribute name in the tag "{tag}" at byte offset {offset}')
        found[match["name"].lower()] = unescape(match["a"] or match["b"] or match["c"] or "")
        at = match.end()
    return found


def _close(reading: _Reading, name: str, offset: int) -> None:
    if not reading.opened:
        raise _unparsable(f"Unexpected end tag at byte offset {offset}")
    opened = reading.opened.pop()
    if name not in ("", opened.tag):
        sentence = f'Unmatched end tag at byte offset {offset}, expected "</{opened.tag}>", found "</{name}>"'
        raise _unparsable(sentence)
    length = units(reading.plain) - opened.starts
    if length:
        reading.entities.extend(_entity(opened, length, reading.plain))


def _entity(opened: _Open, length: int, plain: str) -> list[Json]:
    entity: Json = {"type": _KINDS[opened.tag], "offset": opened.starts, "length": length}
    given = opened.attributes
    if opened.tag == "a":
        url = given.get("href") or from_unit(plain, opened.starts)
        return [entity | {"url": url}] if _is_link(url) else []
    if opened.tag == "blockquote" and "expandable" in given:
        return [entity | {"type": "expandable_blockquote"}]
    if opened.tag == "tg-emoji":
        return [entity | {"custom_emoji_id": given.get("emoji-id", "")}]
    if opened.tag == "tg-time":
        return [entity | {"unix_time": int(given.get("unix", "0"))}]
    return [entity]


def _is_link(url: str) -> bool:
    """Tell what Telegram makes a link of; it leaves the words of any other `a` plain."""
    scheme, colon, rest = url.partition(":")
    if colon and scheme.lower() in _SCHEMES:
        return bool(rest.strip("/"))
    return "." in scheme and (not colon or rest[:1].isdigit()) and not re.search(r"\s", url)


def _words(part: str, source: str, at: int) -> str:
    for entity in _ENTITY.finditer(part):
        if entity["unknown"]:
            offset = _bytes(source[: at + entity.start()])
            raise _unparsable(f'Unsupported entity "{entity.group()}" at byte offset {offset}')
    return _ENTITY.sub(lambda entity: unescape(entity.group()), part)


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _unparsable(reason: str) -> Refusal:
    return bad_request(f"can't parse entities: {reason}")
