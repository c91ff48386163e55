"""People, their rights, what they follow and say, and that all of it goes with them."""

import datetime as dt
from dataclasses import replace

import pytest
from msgspec import structs

from db import UnitOfWork
from db.people.arrivals import Arrival
from domain.hubs import Municipality
from domain.people import Cursor, Person
from domain.requests import Answer, RequestStatus
from tests.db.seeds import LATER, NOW, add_open_request, add_person, add_volunteer, register_choices

ON_THE_DAY, THE_DAY_AFTER = dt.date(2026, 11, 26), dt.date(2026, 11, 27)
BOTH = frozenset({"heggedal", "tofte"})


async def test_newcomer_is_met_once(work: UnitOfWork) -> None:
    newcomer = Person(2**52, "Kari", "nb", is_new=True)
    assert await work.arrivals.meet(2**52, "Kari", "nb", NOW) == Arrival(newcomer, None, 0)
    assert await work.arrivals.meet(2**52, "Kari N", "en", LATER) == Arrival(Person(2**52, "Kari N", "en"), None, 0)


async def test_coordinator_is_met_with_all_hubs(work: UnitOfWork, packaged: Municipality) -> None:
    await add_person(work, 1)
    await work.appointments.grant(1, BOTH, 9, NOW)
    await work.hubs.save(packaged, "test", NOW)
    assert await work.arrivals.meet(1, "Kari", "nb", NOW) == Arrival(Person(1, "Kari", "nb", coordinates=BOTH), None, 1)


async def test_chosen_language_outlives_the_clients(work: UnitOfWork) -> None:
    await add_person(work, 1, language="en")
    await work.people.speak(1, "nn")
    assert (await work.arrivals.meet(1, "Kari", "nb", LATER)).person.language == "nn"


async def test_cursor_is_kept_and_cleared(work: UnitOfWork) -> None:
    await add_person(work, 1)
    await work.people.await_words(1, Cursor("request", "day", "17"))
    assert (await work.arrivals.meet(1, "Kari", "nb", NOW)).cursor == Cursor("request", "day", "17")
    await work.people.await_words(1, None)
    assert (await work.arrivals.meet(1, "Kari", "nb", NOW)).cursor is None


async def test_words_are_awaited_no_longer_once_their_time_has_passed(work: UnitOfWork) -> None:
    for number, step, subject in ((1, "again", "2611231100;hours"), (2, "again", "2611231110;hours"), (3, "day", "17")):
        await add_person(work, number)
        await work.people.await_words(number, Cursor("questions", step, subject))
    assert await work.people.stop_awaiting("questions", "again", "2611231105") == 1
    cursors = [(await work.arrivals.meet(number, f"Person {number}", "nb", NOW)).cursor for number in (1, 2, 3)]
    assert cursors == [
        None,
        Cursor("questions", "again", "2611231110;hours"),
        Cursor("questions", "day", "17"),
    ]


async def test_invitation_is_for_its_time_and_its_token(work: UnitOfWork) -> None:
    await work.appointments.invite("digest", BOTH, 9, LATER)
    assert await work.appointments.spend("another", 1, NOW) is None
    assert await work.appointments.spend("digest", 1, LATER) is None
    assert await work.appointments.spend("digest", 1, NOW) == (BOTH, 9)
    assert await work.appointments.spend("digest", 1, NOW) is None


async def test_rights_are_granted_listed_and_revoked(work: UnitOfWork) -> None:
    await add_person(work, 2, "Bo")
    await add_person(work, 1, "Åse")
    await work.appointments.grant(1, frozenset({"heggedal"}), 9, NOW)
    await work.appointments.grant(1, BOTH, 9, NOW)
    await work.appointments.grant(2, frozenset({"tofte"}), None, NOW)
    assert await work.appointments.hubs_of(1) == BOTH
    found = {person.id: person.coordinates for person in await work.appointments.coordinators()}
    assert found == {1: BOTH, 2: {"tofte"}}
    assert [person.id for person in await work.appointments.coordinators(frozenset({"heggedal"}))] == [1]
    assert await work.appointments.revoke(1) == BOTH
    assert await work.appointments.hubs_of(1) == frozenset()


async def test_followers_are_told_once(work: UnitOfWork) -> None:
    for number in (1, 2, 3):
        await add_person(work, number)
        assert await work.follows.begin(number, "spikkestad", NOW)
    assert not await work.follows.begin(1, "spikkestad", NOW)
    assert [await work.follows.end(2, "spikkestad") for _ in range(2)] == [True, False]
    await work.people.mark_reachable(3, is_reachable=False)
    assert [person.id for person in await work.follows.take("spikkestad")] == [1]
    assert await work.follows.take("spikkestad") == []


async def test_ideas_and_deeds_are_told_as_kept(work: UnitOfWork) -> None:
    await add_person(work, 1)
    numbers = [await work.ideas.keep(1, "tofte", text, NOW) for text in ("Kor", "🎶\nDans")]
    assert numbers == sorted(set(numbers))
    assert sorted(await work.ideas.of_person(1)) == [("tofte", "Kor", NOW), ("tofte", "🎶\nDans", NOW)]
    await work.audit.note(1, "proposed", "x" * 200, NOW.astimezone(dt.timezone(dt.timedelta(hours=1))))
    assert await work.audit.of_person(1) == [(NOW, "proposed", "x" * 80)]


async def test_request_is_kept_as_written(work: UnitOfWork) -> None:
    await register_choices(work)
    request = await add_open_request(work)
    opened = replace(request, status=RequestStatus.OPEN, sent_at=NOW)
    assert await work.requests.get(request.id) == opened
    assert not await work.drafts.save(replace(request, needed=99))
    assert await work.requests.get(request.id) == opened
    assert [kept.id for kept in await work.requests.sent_by(9, 5)] == [request.id]
    assert await work.drafts.of(9) is None


async def test_card_is_edited_only_when_it_shows_something_new(work: UnitOfWork) -> None:
    request = await add_open_request(work)
    await work.cards.place(request.id, 77)
    assert [await work.cards.note_shown(request.id, "3 sent") for _ in range(2)] == [True, False]
    assert await work.cards.to_look_after(NOW, THE_DAY_AFTER) == [request.id]
    assert await work.cards.to_look_after(LATER, ON_THE_DAY) == [request.id]
    assert await work.cards.to_look_after(LATER, THE_DAY_AFTER) == []


async def test_everything_goes_with_a_person(work: UnitOfWork) -> None:
    await register_choices(work)
    await add_volunteer(work, 1)
    request = await add_open_request(work, coordinator=1)
    await work.commitments.keep(request.id, 1, Answer.YES, NOW)
    await work.follows.begin(1, "spikkestad", NOW)
    await work.appointments.grant(1, BOTH, None, NOW)
    await work.people.forget(1)
    kept = await work.requests.get(request.id)
    assert kept is not None
    assert kept.coordinator_id is None
    assert (await work.volunteers.get(1), await work.commitments.tally(request.id)) == (None, {})
    assert (await work.follows.of_person(1), await work.appointments.hubs_of(1)) == (frozenset(), frozenset())


async def test_register_is_kept_by_version(work: UnitOfWork, packaged: Municipality) -> None:
    smaller = structs.replace(packaged, closures=())
    assert await work.hubs.version() == 0
    assert await work.hubs.save(packaged, "packaged", NOW) == 1
    assert await work.hubs.save(smaller, "x" * 200, LATER) == 2
    assert (await work.hubs.load(1), await work.hubs.load(2)) == (packaged, smaller)


async def test_register_that_nobody_could_read_again_is_not_kept(work: UnitOfWork, packaged: Municipality) -> None:
    shut = structs.replace(packaged.closures[0], hubs=("No hub",))
    with pytest.raises(ValueError, match="closures"):
        await work.hubs.save(structs.replace(packaged, closures=(shut,)), "test", NOW)
    assert await work.hubs.version() == 0


async def test_oldest_registers_are_forgotten(work: UnitOfWork, packaged: Municipality) -> None:
    for _ in range(4):
        await work.hubs.save(packaged, "test", NOW, keep=2)
    rows = await work.connection.exec_driver_sql("SELECT version FROM registers ORDER BY version")
    assert list(rows.scalars()) == [3, 4]


async def test_naive_moments_are_refused(work: UnitOfWork) -> None:
    with pytest.raises(Exception, match="time zone"):
        await work.audit.note(1, "proposed", "", dt.datetime(2026, 1, 1))  # noqa: DTZ001 -- what is refused
