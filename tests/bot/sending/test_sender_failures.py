"""What the sender makes of each failure, with the published limits enforced."""

from typing import Any

import pytest

from bot.demo.double import BotApiDouble
from bot.demo.faults import Fault
from bot.sending.aftermath import Aftermath
from bot.sending.attempts import Landed
from bot.sending.sender import Sender
from db import Database, UnitOfWork
from db.delivery.claims import Parcel
from db.delivery.marks import Mark
from db.engine import DatabaseUnavailable
from domain.delivery import DeliveryState
from tests.bot.conftest import WatchedSender, people, put, rows, running, states, texts, utc_now


async def test_what_each_failure_means(double: BotApiDouble, database: Database, sender: WatchedSender) -> None:
    """One message to each of many chats, each going wrong in its own way."""
    table: dict[int, tuple[list[Fault], int, str]] = {
        1: ([], 1, "sent"),
        2: ([Fault.refused(403, "bot was blocked by the user")], 0, "unreachable"),
        3: ([Fault.refused(400, "can't parse entities")], 0, "failed"),
        4: ([Fault.dropped(performs=True)], 2, "sent"),
        5: ([Fault.dropped(performs=True)] * 2, 2, "uncertain"),
        6: ([Fault.dropped(performs=False)], 1, "sent"),
        7: ([Fault.bad_gateway()], 1, "sent"),
        8: ([Fault.html(performs=True)] * 2, 2, "uncertain"),
        9: ([Fault.truncated(performs=True)], 2, "sent"),
        10: ([Fault.empty_object()], 1, "sent"),
        11: ([Fault.refused(500)] * 2, 0, "uncertain"),
        12: ([], 1, "sent"),
    }
    people(double, *table)
    for chat, (faults, _, _) in table.items():
        for fault in faults:
            double.faults.next("sendMessage", fault, chat_id=chat)
    async with database.work() as work:
        for chat in table:
            await work.arrivals.meet(chat, f"Person {chat}", "nb", utc_now())
    await put(database, list(table))
    await sender.until_done()
    assert await states(database) == {chat: state for chat, (_, _, state) in table.items()}
    assert {chat: len(texts(double, chat)) for chat in table} == {
        chat: copies for chat, (_, copies, _) in table.items()
    }
    assert await rows(database, "SELECT id FROM people WHERE NOT is_reachable") == [(2,)]
    assert double.violations == []


@pytest.mark.parametrize("status", [401, 404])
async def test_refused_token_fails_nobody(
    double: BotApiDouble, database: Database, sender: WatchedSender, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    monkeypatch.setattr("domain.delivery.BAD_TOKEN_WAIT", 0.3)
    double.faults.next("sendMessage", Fault.refused(status), times=2)
    await put(database, people(double, 1, 2, 3))
    await sender.until_done()
    assert await states(database) == {1: "sent", 2: "sent", 3: "sent"}


@pytest.mark.parametrize(
    ("sentence", "sent"),
    [("message is not modified", []), ("message to edit not found", ["card"]), ("message can't be edited", ["card"])],
)
async def test_edit_that_cannot_be_made(
    double: BotApiDouble, database: Database, sender: WatchedSender, sentence: str, sent: list[str]
) -> None:
    people(double, 1)
    double.faults.next("editMessageText", Fault.refused(400, sentence))
    payload: dict[str, Any] = {"text": "card", "message_id": 5}
    async with database.work() as work:
        await work.outbox.put(1, "editMessageText", payload, utc_now())
    await sender.until_done()
    assert (texts(double, 1), await states(database)) == (sent, {1: "sent"})


async def test_refused_connections_are_waited_out_without_copies(
    double: BotApiDouble, database: Database, sender: WatchedSender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("domain.delivery.NO_CONNECTION_WAIT", 0.1)
    await put(database, people(double, *range(1, 10)))
    async with running(sender):
        async with double.refusing():
            assert not await double.changes.until(lambda: double.sent, 0.5)
        await double.wait_for(lambda: len(double.sent) >= 9)
    assert sorted(message.chat_id for message in double.sent) == list(range(1, 10))
    assert set((await states(database)).values()) == {"sent"}


async def test_one_apology_is_made_though_the_answer_to_a_commit_is_lost_and_the_mark_repeated(
    database: Database,
) -> None:
    apologies: list[int] = []

    async def apologise(_work: UnitOfWork, chat: int) -> None:
        apologies.append(chat)

    aftermath = Aftermath(apologise)
    await put(database, [1])
    async with database.work() as work:
        (parcel,) = await work.claims.claim("1.me", 1, [], utc_now())
    landed = [Landed(parcel, Mark(parcel.id, DeliveryState.FAILED, "can't parse entities"))]
    for _unit in range(2):
        async with database.work() as work:
            await aftermath.keep(work, landed, utc_now(), "1.me")
    assert apologies == [1]


@pytest.mark.usefixtures("impatient")
async def test_claim_whose_commit_is_not_answered_is_sent_once_all_the_same(
    double: BotApiDouble, database: Database, sender: WatchedSender, monkeypatch: pytest.MonkeyPatch
) -> None:
    await put(database, people(double, 1, 2))
    claim, unheard = Sender._kept_and_claimed, list[int]()  # noqa: SLF001 -- it commits, and its answer may be lost

    async def claim_unheard(self: Sender, landed: list[Landed], room: int) -> tuple[list[Landed], list[Parcel]]:
        left, parcels = await claim(self, landed, room)
        if parcels and not unheard:
            unheard.extend(parcel.chat_id for parcel in parcels)
            raise DatabaseUnavailable("connection closed")
        return left, parcels

    monkeypatch.setattr(Sender, "_kept_and_claimed", claim_unheard)
    async with running(sender):
        await double.wait_for(lambda: len(double.sent) == 2)
    assert (len(unheard) > 0, sorted(message.chat_id for message in double.sent)) == (True, [1, 2])
    assert await rows(database, "SELECT state, unclear FROM outbox") == [("sent", 0)] * 2
