"""That a volunteer left or came back is remembered, but not who; whom a backup has brought back is found."""

import datetime as dt
from dataclasses import replace

import pytest

from db import UnitOfWork
from domain.departures import Departure
from domain.erasures import digest_of
from domain.people import VolunteerStatus
from tests.db.seeds import LATER, NOW, add_volunteer, register_choices

EARLIER = NOW - dt.timedelta(days=1)
MUCH_LATER = LATER + dt.timedelta(days=1)
NEXT = dt.timedelta(microseconds=1)


def left(who: int, at: dt.datetime, back_at: dt.datetime | None = None, *, salt: str = "aa") -> Departure:
    return Departure(digest_of(who, salt), salt, at, back_at)


async def consents(work: UnitOfWork, *numbers: int, status: VolunteerStatus = VolunteerStatus.ACTIVE) -> None:
    """These are volunteers since NOW; whoever is still joining has not consented yet."""
    await register_choices(work)
    for number in numbers:
        volunteer = await add_volunteer(work, number, status=status)
        if status is not VolunteerStatus.JOINING:
            await work.volunteers.save(replace(volunteer, consented_at=NOW), NOW)


async def test_first_departure_chooses_a_salt_of_its_own(work: UnitOfWork) -> None:
    await work.erasures.note(7, NOW)
    await work.departures.note(7, NOW)
    await work.departures.note(8, LATER)
    first, second = await work.departures.since()
    assert [first, second] == [left(7, NOW, salt=first.salt), left(8, LATER, salt=first.salt)]
    [erasure] = await work.erasures.since()
    assert len({erasure.salt, erasure.digest, first.salt, first.digest, "7"}) == 5


async def test_coming_back_is_kept_of_those_only_who_left(work: UnitOfWork) -> None:
    await work.departures.note_return(8, LATER)
    await work.departures.note(7, NOW)
    await work.departures.note_return(7, LATER)
    await work.departures.note_return(8, LATER)
    assert [(one.left_at, one.back_at) for one in await work.departures.since()] == [(NOW, LATER)]


async def test_what_comes_after_is_later_though_the_clock_was_set_back(work: UnitOfWork) -> None:
    await work.departures.note(7, LATER)
    await work.departures.note_return(7, NOW)
    await work.departures.note(7, NOW)
    [one] = await work.departures.since()
    assert (one.left_at, one.back_at) == (LATER + 2 * NEXT, LATER + NEXT)


async def test_all_that_is_known_of_somebody_goes_on_under_every_salt(work: UnitOfWork) -> None:
    await work.departures.merge([left(7, EARLIER), left(7, NOW, salt="bb")])
    await work.departures.note_return(7, LATER)
    assert await work.departures.since() == [left(7, EARLIER, LATER), left(7, NOW, LATER, salt="bb")]
    await work.departures.note(7, MUCH_LATER)
    assert {one.left_at for one in await work.departures.since()} == {MUCH_LATER}


@pytest.mark.parametrize(
    ("other", "both"),
    [
        (left(7, EARLIER), left(7, NOW, LATER)),
        (left(7, EARLIER, MUCH_LATER), left(7, NOW, MUCH_LATER)),
        (left(7, MUCH_LATER), left(7, MUCH_LATER, LATER)),
        (left(7, EARLIER, NOW), left(7, NOW, LATER)),
    ],
)
async def test_of_what_two_places_know_the_later_counts(work: UnitOfWork, other: Departure, both: Departure) -> None:
    here, there = left(7, NOW, LATER), left(7, NOW, LATER, salt="bb")
    await work.departures.merge([here, replace(other, digest=there.digest, salt="bb")])
    await work.departures.merge([other, there])
    assert {one.salt: one for one in await work.departures.since()} == {
        "aa": both,
        "bb": replace(both, digest=there.digest, salt="bb"),
    }


async def test_only_what_is_new_is_asked_for(work: UnitOfWork) -> None:
    await work.departures.merge([left(7, NOW), left(8, EARLIER, LATER), left(9, LATER)])
    assert await work.departures.since(NOW) == [left(8, EARLIER, LATER), left(9, LATER)]


async def test_whoever_is_asked_though_they_left_later_has_been_brought_back(work: UnitOfWork) -> None:
    await consents(work, 7, 8, 9, 10, 11)
    known = [left(7, LATER), left(8, EARLIER), left(9, LATER, MUCH_LATER), left(10, LATER, salt="bb"), left(12, LATER)]
    await work.departures.merge(known)
    assert await work.departures.brought_back(NOW) == [7, 10]


async def test_return_that_is_known_under_another_salt_counts(work: UnitOfWork) -> None:
    await consents(work, 7)
    await work.departures.merge([left(7, LATER), left(7, LATER, MUCH_LATER, salt="bb")])
    assert await work.departures.brought_back(NOW) == []


async def test_whoever_has_left_in_the_backup_too_needs_nothing(work: UnitOfWork) -> None:
    await consents(work, 7, status=VolunteerStatus.LEFT)
    await work.departures.merge([left(7, LATER)])
    assert await work.departures.brought_back(NOW) == []


async def test_whoever_was_joining_must_have_left_after_the_backup(work: UnitOfWork) -> None:
    await consents(work, 7, 8, status=VolunteerStatus.JOINING)
    await work.departures.merge([left(7, LATER), left(8, EARLIER)])
    assert await work.departures.brought_back(NOW) == [7]


async def test_where_nobody_left_nobody_is_brought_back(work: UnitOfWork) -> None:
    await consents(work, 7)
    assert await work.departures.brought_back(NOW) == []
