"""Every button with which a sent request is changed, stopped or cancelled, and with which a change is answered."""

from __future__ import annotations

from enum import StrEnum

from domain.request_changes import time_stamp
from domain.requests import Request
from handlers.requests.buttons import Accept
from handlers.toolkit.buttons import Button


class Part(StrEnum):
    """What can be changed; one letter, for buttons that hold much else."""

    DAY = "d"
    TIME = "t"
    NEEDED = "n"
    TEXT = "x"
    PRIVATE = "p"


class ShowParts(Button, prefix="chg"):
    """Show what can be changed in a request, beside what is planned (`domain.request_changes.Plan`)."""

    request: int
    plan: str = ""


class AskPart(Button, prefix="chg.of"):
    """Ask for one part."""

    request: int
    what: str
    plan: str


class Propose(Button, prefix="chg.to"):
    """Show what a plan would lead to."""

    request: int
    plan: str


class Release(Button, prefix="chg.re"):
    """Choose whom a plan releases."""

    request: int
    plan: str


class CarryOut(Button, prefix="chg.go"):
    """Carry a plan out, for a ready reason."""

    request: int
    plan: str
    reason: str


class CarryOutFor(Button, prefix="chg.yes"):
    """Carry out the plan that was written down with a reason of one's own."""

    request: int
    written: int


class Reword(Button, prefix="chg.txt"):
    """Put in the text that was written."""

    request: int
    written: int


class AskCancel(Button, prefix="off"):
    """Ask why a request is cancelled."""

    request: int


class Cancel(Button, prefix="off.go"):
    """Cancel a request, for a ready reason."""

    request: int
    reason: str


class CancelFor(Button, prefix="off.yes"):
    """Cancel a request, for the reason that was written."""

    request: int
    written: int


class StopNow(Button, prefix="req.halt"):
    """Stop a request, truly."""

    request: int


class StillFits(Button, prefix="fits"):
    """I can, at the time that a request has been moved to (`domain.request_changes.time_stamp`)."""

    request: int
    stamp: str


class CancelAll(Button, prefix="rip.off"):
    """Cancel every request that a change of a hub's hours hits; `version` is the register that it made."""

    hub: str
    version: int


class AskMoveAll(Button, prefix="rip.ask"):
    """Ask to which day every request that a change hits is moved."""

    hub: str
    version: int


class MoveAll(Button, prefix="rip.go"):
    """Move every request that a change hits by so many weeks, one digit."""

    hub: str
    version: int
    weeks: str


def yes_to(request: Request) -> Button:
    """I can: where a request was moved, the button says to which time, so that no older one is taken for it."""
    return StillFits(request.id, time_stamp(request)) if request.reason else Accept(request.id)
