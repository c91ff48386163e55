"""Standing duties, notes, promises and open calls, as they are kept on both engines."""

import datetime as dt
from dataclasses import replace

from db import UnitOfWork
from domain.people import VolunteerStatus
from domain.promises import Promise
from domain.requests import Answer
from domain.series import WEEKLY, Series
from tests.db.seeds import NOW, TODAY, add_open_request, add_person, add_volunteer, register_choices

DAY = dt.timedelta(days=1)
CAFE = Series(
    0,
    9,
    "heggedal",
    "vertskap",
    "Språkkafé",
    dt.time(17),
    dt.time(19),
    2,
    WEEKLY,
    TODAY + 3 * DAY,
    interests=frozenset({"kaffe"}),
    text="Velkommen!",
    private_text="Koden er 1234.",
    last_day=TODAY + 100 * DAY,
)


async def begun(work: UnitOfWork, wanted: Series = CAFE) -> Series:
    await register_choices(work)
    await add_person(work, 9)
    return replace(wanted, id=await work.series.begin(wanted, NOW))


async def test_series_comes_back_as_it_was_kept(work: UnitOfWork) -> None:
    series = await begun(work)
    assert await work.series.get(series.id) == series
    assert await work.series.get(series.id + 1) is None


async def test_dates_are_noted_once_and_never_for_a_series_that_was_stopped(work: UnitOfWork) -> None:
    series = await begun(work)
    assert [await work.series.note_made(series.id, TODAY + n * DAY) for n in (14, 14, 7, 21)] == [
        True,
        False,
        False,
        True,
    ]
    assert [await work.series.stop(series.id) for _ in range(2)] == [True, False]
    assert not await work.series.note_made(series.id, TODAY + 28 * DAY)
    assert await work.series.running_at({"heggedal"}) == []


async def test_series_are_listed_for_their_hubs(work: UnitOfWork) -> None:
    here, there = await begun(work), await begun(work, replace(CAFE, hub="borgen"))
    assert await work.series.running_at({"heggedal"}) == [here]
    assert await work.series.running_at(frozenset()) == []
    assert await work.series.running_at(None) == [there, here]


async def test_only_regulars_who_can_come_get_a_place(work: UnitOfWork) -> None:
    series = await begun(work)
    on_the_day = series.first_day
    await add_volunteer(work, 11, paused_until=on_the_day)
    await add_volunteer(work, 12, paused_until=on_the_day - DAY)
    await add_volunteer(work, 13, status=VolunteerStatus.LEFT)
    await add_volunteer(work, 14, is_reachable=False)
    await add_volunteer(work, 15)
    for number, person in enumerate((15, 11, 12, 13, 14)):
        assert await work.series.join(series.id, person, NOW + number * DAY)
    assert not await work.series.join(series.id, 15, NOW)
    assert [each.id for each in await work.series.regulars(series.id)] == [15, 11, 12, 13, 14]
    assert [each.id for each in await work.series.coming(series.id, on_the_day)] == [15, 12]
    assert await work.series.leave(series.id, 15)
    assert not await work.series.leave(series.id, 15)
    assert await work.series.of_regular(12) == [series]
    await work.series.leave_all(12)
    assert await work.series.of_regular(12) == []


async def test_series_outlives_its_coordinator_and_forgets_its_regulars(work: UnitOfWork) -> None:
    series = await begun(work)
    await add_volunteer(work, 11)
    await work.series.join(series.id, 11, NOW)
    for person in (9, 11):
        await work.people.forget(person)
    assert await work.series.get(series.id) == replace(series, coordinator_id=None)
    assert await work.series.regulars(series.id) == []


async def test_each_reads_the_notes_that_concern_them(work: UnitOfWork) -> None:
    await register_choices(work)
    for person in (11, 12):
        await add_person(work, person, f"Person {person}")
    request = await add_open_request(work)
    for sender, receiver, text in ((9, None, "alle"), (11, 9, "fra 11"), (9, 12, "til 12"), (12, 9, "fra 12")):
        await work.notes.keep(request.id, sender, receiver, text, NOW)

    async def seen(person: int | None, *, to_all: bool = True, before: int | None = None, most: int = 9) -> list[str]:
        found = await work.notes.of_request(request.id, before=before, most=most, seen_by=person, to_all=to_all)
        return [note.text for note in found]

    assert await seen(None) == ["alle", "fra 11", "til 12", "fra 12"]
    assert await seen(None, most=2) == ["til 12", "fra 12"]
    assert await seen(None, before=3, most=2) == ["alle", "fra 11"]
    assert await seen(11) == ["alle", "fra 11"]
    assert await seen(12, to_all=False) == ["til 12", "fra 12"]
    note = await work.notes.get(2)
    assert note is not None
    assert (note.sender, note.receiver, note.receiver_id) == ("Person 11", "Person 9", 9)
    assert [each.text for each in await work.notes.of_person(12)] == ["fra 12"]


async def test_those_concerned_come_in_the_order_of_their_answers(work: UnitOfWork) -> None:
    await register_choices(work)
    request = await add_open_request(work)
    for number, (person, answer) in enumerate(((12, Answer.YES), (11, Answer.YES), (13, Answer.WAITING))):
        await add_person(work, person)
        await work.commitments.keep(request.id, person, answer, NOW + number * DAY)
    found = await work.notes.with_answer(request.id, frozenset({Answer.YES}))
    assert [each.id for each in found] == [12, 11]


async def test_promise_is_kept_or_broken_once_and_made_anew_after_a_return(work: UnitOfWork) -> None:
    await add_person(work, 9)
    await add_person(work, 11)
    owed = Promise(11, "heggedal", NOW, NOW + 3 * DAY)
    for hub in ("heggedal", "borgen"):
        await work.promises.make(replace(owed, hub=hub))
    assert [await work.promises.keep({11}, {"heggedal"}, 9, NOW + DAY) for _ in range(2)] == [1, 0]
    assert await work.promises.get(11, "heggedal") == replace(owed, kept_at=NOW + DAY, kept_by=9)
    assert not await work.promises.note_broken(11, "heggedal", NOW)
    assert [await work.promises.note_broken(11, "borgen", NOW) for _ in range(2)] == [True, False]
    await work.promises.make(replace(owed, made_at=NOW + DAY))
    assert await work.promises.get(11, "heggedal") == replace(owed, made_at=NOW + DAY)


async def test_call_from_the_hub_counts_as_an_answer(work: UnitOfWork) -> None:
    await register_choices(work)
    await add_volunteer(work, 11)
    request = await add_open_request(work)
    assert await work.promises.called_by(11, "heggedal", NOW) is None
    await work.calls.add(request.id, 11, 1, NOW + DAY)
    assert await work.promises.called_by(11, "heggedal", NOW) == (NOW + DAY, 9)
    assert await work.promises.called_by(11, "heggedal", NOW + 2 * DAY) is None
    assert await work.promises.called_by(11, "borgen", NOW) is None


async def test_open_calls_fit_hub_and_role_and_have_room(work: UnitOfWork) -> None:
    await register_choices(work)
    await add_volunteer(work, 11)
    request = await add_open_request(work, needed=1)
    fitting = ({"heggedal"}, {"vertskap"}, TODAY, 5)
    assert await work.open_calls.fitting(*fitting) == [request.id]
    assert await work.open_calls.fitting({"borgen"}, {"vertskap"}, TODAY, 5) == []
    assert await work.open_calls.fitting({"heggedal"}, {"tilrettelegger"}, TODAY, 5) == []
    assert await work.open_calls.fitting({"heggedal"}, {"vertskap"}, TODAY + 30 * DAY, 5) == []
    assert not await work.open_calls.was_ever_called(11)
    await work.calls.add(request.id, 11, 1, NOW)
    assert await work.open_calls.was_ever_called(11)
    assert await work.places.take(request.id, NOW)
    assert await work.open_calls.fitting(*fitting) == []
