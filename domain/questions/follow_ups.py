"""What was asked just before, kept for ten minutes as kind, hubs and days; never a word of the text.

"er Heggedal åpent i morgen?" → "og på lørdag?" → "enn Holmen?"
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

from domain.calendar import Days
from domain.hubs import FactKind
from domain.moments import later
from domain.questions import contact, doubt, hours, services
from domain.questions.heard import Heard

KEPT_FOR: Final = dt.timedelta(minutes=10)
LONGEST: Final = 64
"""How many characters a question that is kept may take."""

SHORT: Final = 5
"""Up to so many words a text may be about the hubs of the question before it."""

_STAMP: Final = "%y%m%d%H%M"
_DAY: Final = "%y%m%d"
_PLACES: Final = 5

Carried = hours.Question | contact.Question | services.Question


@dataclass(frozen=True)
class Last:
    """A question that was asked: which kind, about which hubs, parts and days, or which ways to reach them."""

    kind: str
    hubs: tuple[str, ...]
    days: Days | None = None
    particulars: tuple[str, ...] = ()

    def packed(self, now: dt.datetime) -> str | None:
        """As text of at most 64 characters that begins with the minute it expires; None when it does not fit."""
        until = later(now, KEPT_FOR).astimezone(dt.UTC).strftime(_STAMP)
        days = f"{self.days.first.strftime(_DAY)}+{len(self.days.each()) - 1}" if self.days else ""
        text = ";".join((until, self.kind, ".".join(self.hubs), days, ".".join(self.particulars)))
        if len(text) <= LONGEST:
            return text
        return replace(self, particulars=()).packed(now) if self.particulars else None


def oldest_kept(now: dt.datetime) -> str:
    """What the text of every question that still holds sorts at or after."""
    return now.astimezone(dt.UTC).strftime(_STAMP)


def unpacked(text: str, now: dt.datetime) -> Last | None:
    """What `Last.packed` gave, while it holds; None when it has expired or cannot be read."""
    places = text.split(";")
    if len(places) != _PLACES or places[0] < oldest_kept(now):
        return None
    _until, kind, hubs, days, particulars = places
    return Last(kind, _parts(hubs), _days(days), _parts(particulars))


def last_of(question: object) -> Last | None:
    """What to keep of a question; None for one that nothing can follow."""
    match question:
        case hours.Question(hubs=hubs, parts=parts, days=days):
            return Last("hours", hubs, days, parts)
        case doubt.DayQuestion(hubs=hubs, parts=parts):
            return Last("hours", hubs, None, parts)
        case contact.Question(hubs=hubs, wants=wants):
            return Last("contact", hubs, None, tuple(want.value for want in wants))
        case services.Question(hubs=hubs, parts=parts) if parts:
            return Last("services", hubs, None, parts)
        case _other:
            hub = getattr(question, "hub", "")
            return Last("card", (hub,)) if hub else None


def read(heard: Heard, last: Last) -> Carried | None:
    """Hears a text that only changes the day, the part or the hub of the question before it."""
    leads = heard.hears("again")
    if not heard.is_bare_without("again") or heard.impossible or heard.doubtful:
        return None
    timed = heard.days is not None or heard.time is not None
    if not (timed or heard.parts or (heard.hubs and leads)):
        return None
    if timed or last.kind == "hours":
        return _hours(heard, last) if leads or not heard.hubs else None
    hubs = heard.hubs or last.hubs
    if last.kind == "contact":
        return contact.Question(hubs, tuple(FactKind(want) for want in last.particulars if want in set(FactKind)))
    return services.Question(hubs, heard.parts or last.particulars, ()) if last.kind == "services" else None


def _hours(heard: Heard, last: Last) -> hours.Question:
    kept = last.particulars if last.kind in {"hours", "services"} else ()
    return hours.Question(heard.hubs or last.hubs, heard.parts or kept, heard.days or last.days, heard.time)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(".")))


def _days(text: str) -> Days | None:
    first, _plus, more = text.partition("+")
    try:
        day = dt.datetime.strptime(first, _DAY).replace(tzinfo=dt.UTC).date()
        return Days(day, day + dt.timedelta(days=int(more)))
    except (ValueError, OverflowError):
        return None
