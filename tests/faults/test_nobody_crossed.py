"""One process holds what another wants, and the other way round; not if both keep the order (docs/decisions/0018)."""

from __future__ import annotations

from actions import leaving, repeating, requesting
from actions.repeating import Made
from bot.sending.aftermath import Aftermath
from bot.sending.attempts import Landed
from db import Database, UnitOfWork
from db.commitments.calls import Calls
from db.delivery.claims import Parcel
from db.delivery.marks import Mark, Marks
from db.delivery.unsent import Unsent
from db.people.people import People
from domain.delivery import DeliveryState
from domain.hubs import Municipality
from domain.letters import Kind
from domain.people import Person
from tests.conftest import MONDAY, without_rest
from tests.db.seeds import CALL, NOW, add_open_request, add_volunteer, call_for_help, register_choices
from tests.db.test_standing_duties import begun
from tests.faults.meanwhile import Meanwhile

ERASED = Person(21, "Person 21", "nb")
KAJA = Person(9, "Kaja", "nb", coordinates=frozenset({"heggedal"}))


async def erase(work: UnitOfWork) -> None:
    await leaving.forget(work, ERASED, MONDAY)


async def claimed(one: Database, most: int) -> list[Parcel]:
    async with one.work() as work:
        await call_for_help(work)
        return await work.claims.claim("1.me", most, [], NOW)


def landed(parcel: Parcel, state: DeliveryState) -> Landed:
    return Landed(parcel, Mark(parcel.id, state, message_id=parcel.id))


async def test_somebody_out_of_reach_is_erased_meanwhile(one: Database, meanwhile: Meanwhile) -> None:
    (parcel,) = await claimed(one, 1)
    meanwhile.after(Marks, "keep", erase)
    async with one.work() as work:
        await Aftermath().keep(work, [landed(parcel, DeliveryState.UNREACHABLE)], NOW, "1.me")
    await meanwhile.is_done()
    async with one.work() as work:
        assert await work.people.named({ERASED.id}) == {}


async def test_apology_to_somebody_who_is_erased_meanwhile(one: Database, meanwhile: Meanwhile) -> None:
    async def apologise(work: UnitOfWork, chat: int) -> None:
        await work.outbox.put(chat, "sendMessage", {"text": "Beklager"}, NOW, kind=Kind.APOLOGY)

    async with one.work() as work:
        await call_for_help(work)
        await work.outbox.put(ERASED.id, "sendMessage", {"text": "Takk"}, NOW)
        (parcel,) = await work.claims.claim("1.me", 1, [], NOW)
    meanwhile.after(Marks, "keep", erase)
    async with one.work() as work:
        await Aftermath(apologise).keep(work, [landed(parcel, DeliveryState.FAILED)], NOW, "1.me")
    await meanwhile.is_done()
    async with one.work() as work:
        assert await work.people.named({ERASED.id}) == {}


async def test_sender_marks_what_is_called_off_meanwhile(one: Database, meanwhile: Meanwhile) -> None:
    first, second, third = await claimed(one, 3)
    left: list[Landed] = []

    async def mark(work: UnitOfWork) -> None:
        sent = [landed(parcel, DeliveryState.SENT) for parcel in (first, second, third)]
        left.extend(await Aftermath().keep(work, sent, NOW, "1.me"))

    meanwhile.after(Unsent, "stop_answered", mark)
    async with one.work() as work:
        await work.unsent.stop_answered(third.chat_id, third.request_id or 0, NOW)
        await work.unsent.stop_request(third.request_id or 0, NOW)
    await meanwhile.is_done()
    assert [one.parcel for one in left] == [third]
    async with one.work() as work:
        assert await work.marks.unmarked("1.me", [first.id, second.id, third.id]) == {third.id}
        assert await Aftermath().keep(work, left, NOW, "1.me") == []


async def test_sender_leaves_for_later_what_concerns_somebody_who_writes(one: Database, meanwhile: Meanwhile) -> None:
    (parcel,) = await claimed(one, 1)
    refused = landed(parcel, DeliveryState.UNREACHABLE)
    left: list[Landed] = []

    async def mark(work: UnitOfWork) -> None:
        left.extend(await Aftermath().keep(work, [refused], NOW, "1.me"))

    meanwhile.after(People, "speak", mark)
    async with one.work() as work:
        await work.people.speak(ERASED.id, "nn")
        await work.unsent.stop_person(ERASED.id, NOW)
    await meanwhile.is_done()
    assert left == [refused]


async def test_somebody_is_erased_while_being_reminded(one: Database, meanwhile: Meanwhile) -> None:
    parcels = await claimed(one, 3)
    request = parcels[0].request_id or 0
    async with one.work() as work:
        await work.marks.keep([landed(parcel, DeliveryState.SENT).mark for parcel in parcels], NOW, "1.me")
    meanwhile.after(Calls, "nudge", erase)
    async with one.work() as work:
        await work.places.hold(request)
        assert await work.calls.nudge(request, MONDAY) == 3
        nudged = work.calls.nudged(request, MONDAY)
        assert await work.outbox.put_letters(request, CALL, nudged, MONDAY, None, Kind.NUDGE) == 3
    await meanwhile.is_done()
    async with one.work() as work:
        reminded = await work.claims.claim("1.me", 9, [], MONDAY)
        assert sorted(parcel.chat_id for parcel in reminded) == [22, 23]


async def test_card_is_edited_while_its_coordinator_is_erased(one: Database, meanwhile: Meanwhile) -> None:
    card = {"message_id": 7, "text": "Konsert"}
    async with one.work() as work:
        await call_for_help(work)
        await work.outbox.put(KAJA.id, "editMessageText", card, NOW)

    async def edit(work: UnitOfWork) -> None:
        await work.outbox.put(KAJA.id, "editMessageText", card, NOW)

    meanwhile.after(People, "hold", edit)
    async with one.work() as work:
        await leaving.forget(work, KAJA, MONDAY)
    await meanwhile.is_done()
    async with one.work() as work:
        to_send = await work.claims.claim("1.me", 9, [], NOW)
        assert sorted(parcel.chat_id for parcel in to_send) == [21, 22, 23]


async def test_everybody_is_asked_while_one_is_erased(
    one: Database, meanwhile: Meanwhile, packaged: Municipality
) -> None:
    async with one.work() as work:
        await register_choices(work)
        for number in (ERASED.id, 22):
            await add_volunteer(work, number)
        request = await add_open_request(work)

    async def ask(work: UnitOfWork) -> None:
        await requesting.ask_all(work, KAJA, request.id, without_rest(packaged), lambda _: CALL, MONDAY)

    meanwhile.after(People, "forget", ask)
    async with one.work() as work:
        await erase(work)
    await meanwhile.is_done()
    async with one.work() as work:
        assert await work.calls.count(request.id) == (1, 0)


async def test_dates_of_a_standing_duty_are_made_while_a_regular_is_erased(
    one: Database, meanwhile: Meanwhile, packaged: Municipality
) -> None:
    async with one.work() as work:
        await register_choices(work)
        series = await begun(work)
        for number in (ERASED.id, 22):
            await add_volunteer(work, number)
            await work.series.join(series.id, number, NOW)
    made: list[Made | None] = []

    async def make(work: UnitOfWork) -> None:
        made.append(await repeating.make_due(work, series.id, packaged, None, frozenset(), MONDAY))

    meanwhile.after(People, "forget", make)
    async with one.work() as work:
        await erase(work)
    await meanwhile.is_done()
    assert {person.id for each in made if each for date in each.dates for person in date.placed} == {22}


async def test_request_for_which_somebody_is_called_as_they_are_erased_is_held_too(
    one: Database, meanwhile: Meanwhile, address: str
) -> None:
    async with one.work() as work:
        await call_for_help(work)
        other = (await add_open_request(work)).id

    async def call(work: UnitOfWork) -> None:
        await work.calls.add(other, ERASED.id, 1, NOW)

    meanwhile.after(Calls, "concerning", call)
    async with one.work() as work, Database(address) as two:
        await erase(work)
        async with two.work() as looking:
            assert await looking.places.held_by_others([other]) == {other}
    await meanwhile.is_done()
    async with one.work() as work:
        assert await work.calls.count(other) == (0, 0)
