"""Every button that concerns a standing duty; those under a request's own screens are in `handlers/requests`."""

from __future__ import annotations

from handlers.toolkit.buttons import Button


class PlanSeries(Button, prefix="ser.plan"):
    """Show the dates that a draft would come back on; an empty `last` means until somebody stops it."""

    request: int
    weeks: int
    last: str


class BeginSeries(Button, prefix="ser.go"):
    """Let a draft come back."""

    request: int
    weeks: int
    last: str


class ShowSeries(Button, prefix="ser.see"):
    """Show how a series stands."""

    series: int


class AskToStopSeries(Button, prefix="ser.end"):
    """Ask what becomes of the dates that have been made."""

    series: int


class StopSeries(Button, prefix="ser.stop"):
    """Make no more dates, and keep or cancel those that have been made."""

    series: int
    cancels: bool


class AskToLeaveSeries(Button, prefix="ser.out"):
    """Ask a regular what becomes of the dates that have been made."""

    series: int


class LeaveSeries(Button, prefix="ser.bye"):
    """Come to no further dates, and keep or give back those that have been made."""

    series: int
    gives_back: bool
