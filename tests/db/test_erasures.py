"""That somebody was erased is remembered, but not who; whoever returns with a backup is found."""

import datetime as dt
import re

import pytest
from sqlalchemy import Date, DateTime, Time, select

from actions import leaving
from db import UnitOfWork
from db.delivery.inbox import Received
from db.metadata import METADATA, Moment
from domain.agenda import Due, Entry
from domain.erasures import Erasure, digest_of
from domain.people import Person
from tests.db.full_town import fill
from tests.db.seeds import LATER, NOW, add_person

EARLIER = NOW - dt.timedelta(days=1)


async def test_first_erasure_chooses_the_salt_of_all(work: UnitOfWork) -> None:
    await work.erasures.note(7, NOW)
    await work.erasures.note(8, LATER)
    first, second = await work.erasures.since()
    assert (first.erased_at, second.erased_at, first.salt == second.salt) == (NOW, LATER, True)
    assert [first.digest, second.digest] == [digest_of(7, first.salt), digest_of(8, first.salt)]
    assert "7" not in {first.digest, first.salt}


async def test_of_two_erasures_of_one_person_the_later_counts(work: UnitOfWork) -> None:
    await work.erasures.note(7, NOW)
    await work.erasures.note(7, LATER)
    [kept] = await work.erasures.since()
    await work.erasures.merge([Erasure(kept.digest, kept.salt, EARLIER)])
    assert await work.erasures.since() == [kept] == [Erasure(kept.digest, kept.salt, LATER)]


async def test_only_what_is_new_is_asked_for(work: UnitOfWork) -> None:
    await work.erasures.note(7, NOW)
    await work.erasures.note(8, LATER)
    assert [one.erased_at for one in await work.erasures.since(NOW)] == [LATER]


async def test_whoever_is_kept_though_erased_later_has_returned(work: UnitOfWork) -> None:
    for number in (7, 8, 9):
        await add_person(work, number)
    known = [(7, LATER, "aa"), (8, EARLIER, "aa"), (9, LATER, "bb"), (10, LATER, "aa")]
    await work.erasures.merge([Erasure(digest_of(who, salt), salt, at) for who, at, salt in known])
    assert await work.erasures.returned() == [7, 9]


async def test_whose_words_are_kept_has_returned_too(work: UnitOfWork) -> None:
    await work.inbox.keep([Received(1, 7, "my name is"), Received(2, 8, "read"), Received(3, 9, "later")], NOW)
    await work.inbox.finish(2)
    known = [(7, LATER), (8, LATER), (9, EARLIER)]
    await work.erasures.merge([Erasure(digest_of(who, "aa"), "aa", at) for who, at in known])
    assert await work.erasures.returned() == [7]


async def test_where_nobody_was_erased_nobody_returns(work: UnitOfWork) -> None:
    await add_person(work, 7)
    assert await work.erasures.returned() == []


async def told(work: UnitOfWork, person_id: int) -> list[str]:
    """The columns, of every table, with a value that holds a person's number; the hubs' own facts are nobody's."""
    number = re.compile(rf"(?<![\w:-]){person_id}(?![\w:-])")  # not a part of a date, a digest or a larger number
    found = []
    for table in METADATA.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Date | DateTime | Time | Moment) or table.name == "registers":
                continue
            values = (await work.connection.execute(select(column))).scalars()
            found += [f"{column}: {value}" for value in values if number.search(str(value))]
    return found


@pytest.mark.parametrize("who", [9, 21, 22])
async def test_no_column_of_any_table_tells_of_somebody_erased(work: UnitOfWork, who: int) -> None:
    await fill(work)
    await work.agenda.put(Entry(Due.LETTERS, LATER, 1, subject=f"1+{who}"))
    assert await told(work, who) != []
    await leaving.forget(work, Person(who, f"Person {who}", "nb"), NOW)
    assert await told(work, who) == []
