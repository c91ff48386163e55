"""Copies of a call are changed where they stand, those that arrive late too, each once."""

from db import UnitOfWork
from db.delivery.dispatch import Mark
from domain.delivery import DeliveryState
from domain.requests import Answer
from tests.db.seeds import NOW, call_for_help

COVERED = {"nb": {"text": "Dekket, takk!"}}


async def test_copy_that_was_on_its_way_is_changed_when_it_has_arrived(work: UnitOfWork) -> None:
    request = await call_for_help(work)
    first, second, third = await work.dispatch.claim("me", 8, [], NOW)
    early = [Mark(parcel.id, DeliveryState.SENT, message_id=parcel.id) for parcel in (first, second)]
    await work.dispatch.mark(early, NOW, "me")
    await work.commitments.keep(request, first.chat_id, Answer.YES, NOW)
    told = [await work.copies.edit(request, COVERED, NOW), await work.copies.has_untold(request)]
    await work.dispatch.mark([Mark(third.id, DeliveryState.SENT, message_id=9)], NOW, "me")
    told += [await work.copies.has_untold(request), await work.copies.edit(request, COVERED, NOW, only_untold=True)]
    told += [await work.copies.has_untold(request)]
    changes = {parcel.chat_id: parcel.edits for parcel in await work.dispatch.claim("me", 8, [], NOW)}
    assert told == [1, False, True, 1, False]
    assert changes == {second.chat_id: second.id, third.chat_id: 9}
