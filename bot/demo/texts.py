"""The words of a request: parsed, trimmed, measured."""

from bot.demo.entities import trimmed, units
from bot.demo.html_text import read_html
from bot.demo.parameters import Parameters
from bot.demo.records import Json
from bot.demo.refusals import bad_request

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
MOST_ENTITIES = 100


def message_text(given: Parameters) -> tuple[str, list[Json]]:
    """Read `text` with its formatting.

    Raises:
        Refusal: 400, when it is empty, too long or cannot be parsed.
    """
    text, entities = _formatted(given, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if units(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return text, entities


def caption(given: Parameters) -> tuple[str, list[Json]]:
    """Read `caption` with its formatting; it may be empty.

    Raises:
        Refusal: 400, when it is too long or cannot be parsed.
    """
    text, entities = _formatted(given, "caption", "caption_entities")
    if units(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return text, entities


def _formatted(given: Parameters, text_name: str, entities_name: str) -> tuple[str, list[Json]]:
    text = given.text(text_name)
    mode = given.text("parse_mode").lower()
    if mode == "html":
        text, entities = read_html(text)
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        entities = given.any(entities_name) or []
        _check(entities)
    text, entities = trimmed(text, entities)
    return text, entities[:MOST_ENTITIES]


def _check(entities: list[Json]) -> None:
    for entity in entities:
        for field, kind in (("type", str), ("offset", int), ("length", int)):
            if not isinstance(entity.get(field), kind):
                raise bad_request(f"can't parse MessageEntity: Can't find field \"{field}\"")
