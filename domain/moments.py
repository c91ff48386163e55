"""Arithmetic on local moments that a change to or from summer time does not bend.

Python adds to an aware moment as its wall clock reads; these go by the time that really passes.
"""

from __future__ import annotations

import datetime as dt


def later(moment: dt.datetime, span: dt.timedelta) -> dt.datetime:
    """The moment a span after another, in the same zone."""
    return (moment.astimezone(dt.UTC) + span).astimezone(moment.tzinfo)


def between(first: dt.datetime, last: dt.datetime) -> dt.timedelta:
    """The time that really passes between two moments."""
    return last.astimezone(dt.UTC) - first.astimezone(dt.UTC)
