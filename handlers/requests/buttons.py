"""The parts of a request for help, and every button that concerns one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handlers.toolkit.buttons import Button


class Step(StrEnum):
    """The parts of a request, in the order they are asked for; the last one completes it."""

    HUB = "hub"
    ACTIVITY = "activity"
    DAY = "day"
    TIME = "time"
    ROLE = "role"
    INTERESTS = "interests"
    TEXT = "text"
    NEEDED = "needed"


@dataclass(frozen=True)
class Compose(Button, prefix="req"):
    """Write a request, or go on with the draft."""


@dataclass(frozen=True)
class Ask(Button, prefix="req.ask"):
    """Ask for one part of a draft."""

    request: int
    step: str


@dataclass(frozen=True)
class Fill(Button, prefix="req.set"):
    """Fill one part of a draft; `value` is a slug (of an interest: with + or -), an ISO day, from-to, or a number."""

    request: int
    step: str
    value: str


@dataclass(frozen=True)
class Preview(Button, prefix="req.pre"):
    """Show a draft as its receivers will see it."""

    request: int


@dataclass(frozen=True)
class ChangeDraft(Button, prefix="req.chg"):
    """Show which part may be changed."""

    request: int


@dataclass(frozen=True)
class Discard(Button, prefix="req.del"):
    """Empty a draft."""

    request: int


@dataclass(frozen=True)
class Send(Button, prefix="req.go"):
    """Send a draft."""

    request: int


@dataclass(frozen=True)
class ShowRequest(Button, prefix="req.see"):
    """Show how a sent request stands."""

    request: int


@dataclass(frozen=True)
class StopRequest(Button, prefix="req.stop"):
    """Stop a sent request."""

    request: int


@dataclass(frozen=True)
class NotReached(Button, prefix="req.who"):
    """Show whom a request did not reach."""

    request: int


@dataclass(frozen=True)
class ListRequests(Button, prefix="req.all"):
    """Show the newest requests."""


@dataclass(frozen=True)
class Accept(Button, prefix="can"):
    """I can."""

    request: int


@dataclass(frozen=True)
class Decline(Button, prefix="cannot"):
    """I cannot, or not after all."""

    request: int
