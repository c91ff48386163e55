"""The parts of a request for help, and every button that concerns one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handlers.toolkit.buttons import Button


class Step(StrEnum):
    """The parts of a request, in the order they are asked for; `needed` completes it."""

    HUB = "hub"
    ACTIVITY = "activity"
    DAY = "day"
    TIME = "time"
    ROLE = "role"
    INTERESTS = "interests"
    TEXT = "text"
    NEEDED = "needed"
    PRIVATE = "private"  #: Asked only by whoever wants to add it; told to those who have a place.


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
class KeepDraft(Button, prefix="req.use"):
    """Go on with one of two drafts, and give up the other; `doubts` is what is still to be asked of it."""

    request: int
    doubts: str


@dataclass(frozen=True)
class Send(Button, prefix="req.go"):
    """Send a draft."""

    request: int


@dataclass(frozen=True)
class ShowRequest(Button, prefix="req.see"):
    """Show how a sent request stands."""

    request: int


@dataclass(frozen=True)
class ShowMore(Button, prefix="req.more"):
    """Show what else can be done with a request."""

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


@dataclass(frozen=True)
class WriteToAll(Button, prefix="note.all"):
    """Write to everybody who comes, and where wished to those who wait for a place."""

    request: int
    waiting: bool


@dataclass(frozen=True)
class ShowThread(Button, prefix="note.see"):
    """Show what was written about a request, older than one note; 0 means the newest."""

    request: int
    before: int


@dataclass(frozen=True)
class Repeat(Button, prefix="ser"):
    """Ask how often a draft comes back."""

    request: int


@dataclass(frozen=True)
class TakeWhole(Button, prefix="ser.all"):
    """Come to every date of the series that this request is one of."""

    request: int


@dataclass(frozen=True)
class ListSeries(Button, prefix="ser.list"):
    """Show the standing duties of a coordinator's hubs, and one's own."""


@dataclass(frozen=True)
class AcceptAnyway(Button, prefix="can.too"):
    """I can, although I help somewhere else then."""

    request: int


@dataclass(frozen=True)
class ShowCall(Button, prefix="call"):
    """Show one call out of the message of the day."""

    request: int


@dataclass(frozen=True)
class SendToAll(Button, prefix="req.goall"):
    """Send a draft to everybody who fits, at once."""

    request: int


@dataclass(frozen=True)
class MarkUrgent(Button, prefix="req.hurry"):
    """Mark a draft as urgent, or not."""

    request: int
    on: bool


@dataclass(frozen=True)
class AskAll(Button, prefix="req.askall"):
    """Ask everybody who fits a sent request and has not been asked."""

    request: int


@dataclass(frozen=True)
class AskWhoWasThere(Button, prefix="rev.who"):
    """Ask who was there, once it is over."""

    request: int


@dataclass(frozen=True)
class ShowAnswers(Button, prefix="req.pic"):
    """Show the answers to a request over time."""

    request: int
