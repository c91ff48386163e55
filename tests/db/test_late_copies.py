"""A copy of a call that arrives when its request looks for nobody any more says so, once."""

import pytest
from sqlalchemy import select

from actions import cancelling, requesting, responding
from db import UnitOfWork
from db.delivery.dispatch import Mark
from db.delivery.letters import letters
from db.delivery.outbox import outbox
from domain.delivery import DeliveryState
from domain.hubs import Municipality
from domain.letters import Kind
from domain.people import Person
from handlers.requests.calling import letters_of
from handlers.requests.cancelled import cancelled_call_screen
from handlers.requests.offers import cover_late
from handlers.toolkit.occasion import Occasion
from tests.conftest import MONDAY
from tests.db.seeds import NOW, call_for_help

KAJA = Person(9, "Kaja", "nb", coordinates=frozenset({"heggedal"}))


async def end(work: UnitOfWork, request_id: int, way: str, municipality: Municipality) -> None:
    match way:
        case "filled":
            for number in (22, 23):
                await responding.accept(work, Person(number, f"Person {number}", "nb"), request_id, MONDAY)
        case "stopped":
            await requesting.stop(work, KAJA, request_id, MONDAY)
        case _cancelled:
            words = letters_of(cancelled_call_screen, municipality)
            await cancelling.cancel(work, KAJA, request_id, "sykdom", words, MONDAY)


@pytest.mark.parametrize(
    ("way", "says"), [("filled", "Dekket, takk!"), ("stopped", "Dekket, takk!"), ("cancelled", "Avlyst")]
)
async def test_copy_that_arrives_when_its_request_has_ended_says_so(
    work: UnitOfWork, packaged: Municipality, way: str, says: str
) -> None:
    request_id = await call_for_help(work)
    (parcel,) = await work.dispatch.claim("1.me", 1, [], NOW)
    await end(work, request_id, way, packaged)
    await work.dispatch.mark([Mark(parcel.id, DeliveryState.SENT, message_id=77)], NOW, "1.me")
    covered = [await cover_late(Occasion(work, packaged, MONDAY), request_id) for _ in range(2)]
    copies = select(letters.c.payload).join(outbox, outbox.c.letter_id == letters.c.id)
    found = await work.connection.execute(copies.where(outbox.c.kind == Kind.COPY.value, outbox.c.edits == 77))
    assert covered == [True, False]
    assert [says in payload for payload in found.scalars()] == [True]
