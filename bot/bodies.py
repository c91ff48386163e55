"""JSON as Telegram sends it: names may hold halves of characters, which most parsers refuse."""

from __future__ import annotations

import json
from typing import Any

import orjson


def parsed(body: bytes) -> Any:
    """What the JSON says, halves of characters replaced. Raises ValueError for what is no JSON."""
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return orjson.loads(json.dumps(json.loads(body), ensure_ascii=False).encode(errors="replace"))
