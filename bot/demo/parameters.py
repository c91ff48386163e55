"""A request's parameters, however they came: query, form, multipart or JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from aiohttp import web
from aiohttp.web_request import FileField

from bot.demo.records import Json
from bot.demo.refusals import Refusal, bad_request

_NUMBERS = ("chat_id", "message_id", "offset", "limit", "timeout", "latitude", "longitude")
_OBJECTS = (
    "reply_markup",
    "entities",
    "caption_entities",
    "allowed_updates",
    "commands",
    "scope",
    "link_preview_options",
    "menu_button",
    "reply_parameters",
    "results",
)


@dataclass(frozen=True)
class Upload:
    """A file that came with a request."""

    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True)
class Parameters:
    """Values by name, already numbers and objects where the Bot API has numbers and objects."""

    values: Json
    uploads: dict[str, Upload] = field(default_factory=dict)

    @property
    def chat_id(self) -> int | None:
        """The chat a call is about; None when it names none, 0 when it is no number."""
        value = self.values.get("chat_id")
        if value in (None, ""):
            return None
        return value if isinstance(value, int) else 0

    def text(self, name: str) -> str:
        """Give a text; empty when missing."""
        return str(self.values.get(name) or "")

    def number(self, name: str, default: int = 0) -> int:
        """Give a whole number."""
        value = self.values.get(name, default)
        return value if isinstance(value, int) else default

    def flag(self, name: str) -> bool:
        """Tell whether a yes was given."""
        return str(self.values.get(name, "")).lower() in ("true", "1")

    def any(self, name: str) -> Any:
        """Give whatever came, None when nothing did."""
        return self.values.get(name)


async def parameters_of(request: web.Request) -> Parameters:
    """Read a request of any of the four kinds.

    Raises:
        Refusal: 400, when the body or one of its objects is not JSON.
    """
    given: Json = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        given |= await _json_body(request)
    else:
        for name, part in (await _form(request)).items():
            if isinstance(part, FileField):
                uploads[name] = Upload(part.filename, part.content_type, part.file.read())
            else:
                given[name] = part if isinstance(part, str) else bytes(part).decode(errors="replace")
    return Parameters({name: _typed(name, value) for name, value in given.items()}, uploads)


async def _json_body(request: web.Request) -> Json:
    refusal = bad_request("can't parse JSON object")
    body = _parsed(await request.read() or b"{}", refusal)
    if not isinstance(body, dict):
        raise refusal
    return body


async def _form(request: web.Request) -> Mapping[str, str | bytes | bytearray | FileField]:
    try:
        return await request.post()
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


def _typed(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in _NUMBERS:
        return _number(value)
    if name in _OBJECTS and value:
        return _parsed(value.encode(), bad_request(f"can't parse {name} JSON object"))
    return value


def _number(value: str) -> int | float | str:
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            continue
    return value


def _parsed(source: bytes, refusal: Refusal) -> Any:
    try:
        return orjson.loads(source)
    except orjson.JSONDecodeError:
        raise refusal from None
