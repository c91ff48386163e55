"""The parts of a request for help, and every button that concerns one."""

from __future__ import annotations

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


class Compose(Button, prefix="req"):
    """Write a request, or go on with the draft."""


class Ask(Button, prefix="req.ask"):
    """Ask for one part of a draft."""

    request: int
    step: str


class Fill(Button, prefix="req.set"):
    """Fill one part of a draft; `value` is a slug (of an interest: with + or -), an ISO day, from-to, or a number."""

    request: int
    step: str
    value: str


class Preview(Button, prefix="req.pre"):
    """Show a draft as its receivers will see it."""

    request: int


class ChangeDraft(Button, prefix="req.chg"):
    """Show which part may be changed."""

    request: int


class Discard(Button, prefix="req.del"):
    """Empty a draft."""

    request: int


class KeepDraft(Button, prefix="req.use"):
    """Go on with one of two drafts, and give up the other; `doubts` is what is still to be asked of it."""

    request: int
    doubts: str


class Send(Button, prefix="req.go"):
    """Send a draft."""

    request: int


class ShowRequest(Button, prefix="req.see"):
    """Show how a sent request stands."""

    request: int


class ShowMore(Button, prefix="req.more"):
    """Show what else can be done with a request."""

    request: int


class StopRequest(Button, prefix="req.stop"):
    """Stop a sent request."""

    request: int


class NotReached(Button, prefix="req.who"):
    """Show whom a request did not reach."""

    request: int


class ListRequests(Button, prefix="req.all"):
    """Show the requests, those that lie ahead first."""


class TurnRequests(Button, prefix="req.page"):
    """Show the requests from the n-th on."""

    start: int


class Accept(Button, prefix="can"):
    """I can."""

    request: int


class Decline(Button, prefix="cannot"):
    """I cannot, or not after all."""

    request: int


class WriteToAll(Button, prefix="note.all"):
    """Write to everybody who comes, and where wished to those who wait for a place."""

    request: int
    waiting: bool


class ShowThread(Button, prefix="note.see"):
    """Show what was written about a request, older than one note; 0 means the newest."""

    request: int
    before: int


class Repeat(Button, prefix="ser"):
    """Ask how often a draft comes back."""

    request: int


class TakeWhole(Button, prefix="ser.all"):
    """Come to every date of the series that this request is one of."""

    request: int


class ListSeries(Button, prefix="ser.list"):
    """Show the standing duties of a coordinator's hubs, and one's own."""


class AcceptAnyway(Button, prefix="can.too"):
    """I can, although I help somewhere else then."""

    request: int


class ShowCall(Button, prefix="call"):
    """Show one call out of the message of the day."""

    request: int


class ListCalls(Button, prefix="call.all"):
    """Show the calls that one has not answered, from the n-th on."""

    start: int = 0


class SendToAll(Button, prefix="req.goall"):
    """Send a draft to everybody who fits, at once."""

    request: int


class MarkUrgent(Button, prefix="req.hurry"):
    """Mark a draft as urgent, or not."""

    request: int
    on: bool


class AskAll(Button, prefix="req.askall"):
    """Ask everybody who fits a sent request and has not been asked."""

    request: int


class AskWhoWasThere(Button, prefix="rev.who"):
    """Ask who was there, once it is over."""

    request: int


class ShowAnswers(Button, prefix="req.pic"):
    """Show the answers to a request over time."""

    request: int
