"""From Telegram to the inbox by webhook: who posts is checked, and 200 comes after the commit."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import orjson
import pytest

from bot.web.webhook import SECRET_HEADER, Webhook
from db import Database
from db.delivery.inbox import Inbox
from tests.bot.conftest import locked, rows
from tests.bot.web.conftest import Kept, Visitor

INBOX = "SELECT update_id, lane, state FROM inbox ORDER BY update_id"
TAKEN = (200, b"")
MEBIBYTE = 1 << 20


def update(number: int, person: int = 7) -> bytes:
    return orjson.dumps({"update_id": number, "message": {"text": "hei", "from": {"id": person}}})


async def test_update_is_committed_before_the_answer(
    visitor: Visitor, database: Database, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_commit, asked = asyncio.Event(), asyncio.Event()
    keep = Inbox.keep

    async def keep_later(inbox: Inbox, *given: Any) -> None:
        asked.set()
        await may_commit.wait()
        await keep(inbox, *given)

    monkeypatch.setattr(Inbox, "keep", keep_later)
    posting = asyncio.create_task(visitor.posts(update(1)))
    await asked.wait()
    assert (posting.done(), kept) == (False, [])
    may_commit.set()
    assert await posting == TAKEN
    assert await rows(database, INBOX) == [(1, 7, "new")]
    assert kept == [(1, 7)]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({SECRET_HEADER: None}, 403),
        ({SECRET_HEADER: ""}, 403),
        ({SECRET_HEADER: "s_1-secret-canarY"}, 403),
        ({SECRET_HEADER: "s_1-secret-canary-and-more"}, 403),
        ({SECRET_HEADER: "æ"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": None}, 415),
    ],
    ids=str,
)
async def test_stranger_leaves_no_trace(
    visitor: Visitor, database: Database, headers: dict[str, str | None], status: int
) -> None:
    assert await visitor.posts(update(1), **headers) == (status, b"")
    assert await rows(database, INBOX) == []


async def test_charset_beside_the_content_type_is_fine(visitor: Visitor) -> None:
    assert await visitor.posts(update(1), Content_Type="application/json; charset=utf-8") == TAKEN


@pytest.mark.parametrize(("path", "status"), [("/telegram", 405), ("/telegram/more", 404), ("/", 404)])
async def test_only_posts_to_the_one_path_are_taken(visitor: Visitor, path: str, status: int) -> None:
    assert (await visitor.gets(path))[0] == status


async def test_largest_body_is_taken_and_a_larger_one_is_not(visitor: Visitor, database: Database) -> None:
    largest = update(1) + b" " * (MEBIBYTE - len(update(1)))
    assert await visitor.posts(BytesIO(largest)) == TAKEN
    assert await visitor.posts(BytesIO(largest + b" ")) == (413, b"")

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(MEBIBYTE // 2**16 + 1):
            yield b" " * 2**16

    assert await visitor.posts(endless()) == (413, b"")
    assert await rows(database, INBOX) == [(1, 7, "new")]


async def test_body_that_drips_too_slowly_is_let_go(
    visitor: Visitor, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.web.webhook.BODY_SECONDS", 0.05)
    answered = asyncio.Event()

    async def dripping() -> AsyncIterator[bytes]:
        yield update(1)[:5]
        await answered.wait()

    dripper = asyncio.create_task(visitor.posts(dripping()))
    assert await visitor.posts(update(2)) == TAKEN
    assert await dripper == (408, b"")
    assert await rows(database, INBOX) == [(2, 7, "new")]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b'{"update_id": 1, "message": {"text": "he',
        b'\xff\xfe{"update_id": 1}',
        b"[1]",
        b"7",
        b'"update"',
        b"null",
        b'{"message": {}}',
        b'{"update_id": "1"}',
        b'{"update_id": 1.5}',
        b'{"update_id": 9223372036854775808}',
        b'{"update_id":' + b"[" * 50_000,
    ],
    ids=lambda body: repr(body[:30]),
)
async def test_what_cannot_be_read_is_asked_for_once_more_and_then_holds_up_nobody(
    visitor: Visitor, database: Database, body: bytes
) -> None:
    assert [await visitor.posts(body) for _ in range(2)] == [(400, b""), TAKEN]
    assert await visitor.posts(update(2)) == TAKEN
    assert await rows(database, INBOX) == [(2, 7, "new")]


async def test_body_broken_on_the_way_is_kept_when_it_comes_whole(visitor: Visitor, database: Database) -> None:
    assert await visitor.posts(update(1)[:-5]) == (400, b"")
    assert await visitor.posts(update(1)) == TAKEN
    assert await rows(database, INBOX) == [(1, 7, "new")]


async def test_half_a_character_in_a_name_is_no_reason_to_refuse(visitor: Visitor, database: Database) -> None:
    body = b'{"update_id": 1, "message": {"from": {"id": 7, "first_name": "Kari\\ud83d"}}}'
    assert await visitor.posts(body) == TAKEN
    assert await rows(database, INBOX) == [(1, 7, "new")]


async def test_repeated_and_reordered_updates_are_kept_once(visitor: Visitor, database: Database) -> None:
    posts = [visitor.posts(update(number)) for number in (3, 1, 2, 3, 1, 1)]
    assert await asyncio.gather(*posts) == [TAKEN] * 6
    assert await rows(database, INBOX) == [(1, 7, "new"), (2, 7, "new"), (3, 7, "new")]


@pytest.mark.usefixtures("impatient")
async def test_nothing_is_confirmed_while_the_database_takes_no_writes(
    visitor: Visitor, database: Database, kept: Kept
) -> None:
    async with locked(database.url.database):
        assert await visitor.posts(update(1)) == (503, b"")
        assert kept == []
    assert await visitor.posts(update(1)) == TAKEN
    assert await rows(database, INBOX) == [(1, 7, "new")]


async def test_telegram_is_told_when_to_try_again(visitor: Visitor, webhook: Webhook) -> None:
    webhook.close()
    headers = {"Content-Type": "application/json", SECRET_HEADER: "s_1-secret-canary"}
    async with visitor.session.post(f"{visitor.url}/telegram", data=update(1), headers=headers) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (503, "5")


async def test_strangers_do_not_fill_the_log(visitor: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(3):
        await visitor.posts(update(1), **{SECRET_HEADER: "wrong-canary"})
    told = [record.getMessage() for record in caplog.records if "webhook.stranger" in record.getMessage()]
    assert (len(told), "canary" in str(told)) == (1, False)
