"""Certificates are kept whole, and go with the person."""

import datetime as dt
from dataclasses import replace

from db import UnitOfWork
from domain.aftercare import Hours
from domain.certificates import Certificate, code_of
from tests.db.seeds import LATER, NOW, add_person

HOURS = (
    Hours("heggedal", "vertskap", 225, 2, dt.date(2026, 1, 5), dt.date(2026, 11, 26)),
    Hours("borgen", "idemaker", 45, 1, dt.date(2025, 12, 24), dt.date(2025, 12, 24)),
)
FIRST = Certificate(code_of("one"), 21, "Åse Бек", HOURS, NOW)
SECOND = replace(FIRST, code=code_of("two"), issued_at=LATER)


async def test_certificate_comes_back_as_it_was_issued(work: UnitOfWork) -> None:
    await add_person(work, 21)
    await work.certificates.keep(FIRST)
    await work.certificates.keep(SECOND)
    assert await work.certificates.get(FIRST.code) == FIRST
    assert await work.certificates.get("0" * 16) is None
    assert await work.certificates.of_person(21) == [SECOND, FIRST]
    assert await work.certificates.of_person(22) == []
    assert (FIRST.minutes, FIRST.times, FIRST.first, FIRST.last) == (270, 3, HOURS[1].first, HOURS[0].last)


async def test_certificate_goes_with_the_person(work: UnitOfWork) -> None:
    await add_person(work, 21)
    await work.certificates.keep(FIRST)
    await work.people.forget(21)
    assert await work.certificates.get(FIRST.code) is None
