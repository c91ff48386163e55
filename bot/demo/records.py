"""What the double remembers about the calls it got."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Call:
    """One request to a Bot API method, and what became of it."""

    at: float
    """Monotonic seconds."""
    method: str
    chat_id: int | None
    params: Json
    status: int
    """HTTP status; 0 when the connection was dropped without an answer."""
    ok: bool


@dataclass(frozen=True, kw_only=True)
class Violation:
    """A send or an edit that came sooner than the published limits allow."""

    at: float
    method: str
    chat_id: int
    limit: str
    """Which limit: `overall`, `chat` or `group`."""
    retry_after: int
