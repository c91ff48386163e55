"""What a standing duty is called, how often it comes back, and which dates are left out, as lines of a message."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from domain.hubs import Municipality
from domain.names import one_line
from domain.requests import Request
from domain.series import WEEKLY, Series, Skipped
from handlers.answers.feasts import feast_name
from handlers.cards import hub_names
from locales import Texts

LONGEST_REASON: Final = 60


def title(_: Texts, municipality: Municipality, series: Series) -> tuple[Markup, Markup]:
    """Two lines that say which series it is, where, how often and when."""
    values = {
        "hub": next(iter(hub_names(municipality, {series.hub})), "–"),
        "weekday": _.weekday(series.first_day),
        "times": _.stretch(_.time(series.starts), _.time(series.ends)),
    }
    if series.every_weeks == WEEKLY:
        often = _("{hub}, every week: {weekday} at {times}", **values)
    else:
        often = _("{hub}, every other week: {weekday} at {times}", **values)
    return _("<b>{activity}</b>", activity=series.activity), often


def label(_: Texts, series: Series) -> str:
    """A series on a button: what, and on which weekday."""
    return f"{one_line(series.activity, 18)} · {_.weekday(series.first_day)} {_.time(series.starts)}"


def days_of(_: Texts, requests: Iterable[Request]) -> Markup:
    """The days of some dates."""
    return days(_, (request.day for request in requests if request.day is not None))


def days(_: Texts, listed: Iterable[dt.date]) -> Markup:
    """Some days, as a sentence lists them."""
    return _.listed(_.short_day(day) for day in listed)


def left_out(_: Texts, skipped: Iterable[Skipped]) -> Markup:
    """Dates that are left out, each with its reason."""
    return _.listed(_why(_, each).unescape() for each in skipped)


def _why(_: Texts, skipped: Skipped) -> Markup:
    day = _.short_day(skipped.day)
    if skipped.feast is not None:
        return _("{day} ({reason})", day=day, reason=feast_name(_, skipped.feast))
    closure = skipped.closure
    if closure is not None and closure.reason is not None:
        reason = one_line(closure.reason.into(_.language), LONGEST_REASON)
        return _("{day} (closed: {reason})", day=day, reason=reason)
    return _("{day} (closed)", day=day)
