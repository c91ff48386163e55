"""Which request it is: in two lines, and as values for a sentence."""

from __future__ import annotations

import datetime as dt

from markupsafe import Markup

from domain.hubs import Municipality
from domain.requests import Request
from locales import Texts


def when(_: Texts, request: Request) -> dict[str, str]:
    """Day and times of a complete request, as values for a sentence."""
    none = dt.time()
    return {
        "day": _.day(request.day) if request.day else "–",
        "starts": _.time(request.starts or none),
        "ends": _.time(request.ends or none),
    }


def title(_: Texts, municipality: Municipality, request: Request) -> tuple[Markup, Markup]:
    """Two lines that say which request it is."""
    hub = municipality.hub(request.hub or "")
    return (
        _("<b>{activity}</b>", activity=request.activity),
        _("{hub}, {day} at {starts}–{ends}", hub=hub.name if hub else "–", **when(_, request)),
    )
