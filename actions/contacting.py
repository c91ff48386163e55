"""Putting right how a hub is reached: its telephone number, e-mail address and street address."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from actions.correcting import Correction, desk, save, told
from db import UnitOfWork
from domain import corrections
from domain.changes import ChangeKind
from domain.errors import NotPossible, Problem
from domain.hubs import FactKind
from domain.names import one_line
from domain.people import Person
from domain.requests import checked_text
from domain.schedules import local

LONGEST: Final = 120
"""Characters."""

LOOKS_LIKE: Final = {
    FactKind.PHONE: r"\+?\d(?:[ -]?\d){4,14}",
    FactKind.EMAIL: r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]{2,}",
    FactKind.ADDRESS: r".{4,}",
}
"""What can be put right in chat, and what each looks like."""


async def set_contact(
    work: UnitOfWork, coordinator: Person, slug: str, kind: FactKind, text: str, now: dt.datetime
) -> Correction:
    """Another way to reach a hub. Raises NotPossible for what is no number, no e-mail address, or too long."""
    at, today = await desk(work, coordinator, slug), local(now).date()
    said = checked_text(one_line(text, LONGEST + 1), LONGEST)
    looks = LOOKS_LIKE.get(kind)
    if looks is None or re.fullmatch(looks, said) is None:
        raise NotPossible(Problem.NOT_RECOGNISED)
    municipality = corrections.with_contact(at.municipality, at.hub, kind, said, today)
    return await save(work, coordinator, municipality, now, told(ChangeKind.CONTACT, at.hub, now))
