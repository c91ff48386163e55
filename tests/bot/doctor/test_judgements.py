"""What the doctor thinks of what is found: tables of values."""

import datetime as dt
from typing import Any

import pytest

from bot.doctor import storage, telegram
from bot.doctor.findings import Finding, Level
from bot.doctor.storage import GIGABYTE
from domain.delivery import Reply, Transit

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
OURS = "https://torg.example.org/telegram"
OK, WARN, FAIL = Level.OK, Level.WARN, Level.FAIL


def assert_level(finding: Finding, level: Level) -> None:
    """A finding is as bad as that, and has a cure exactly when something is wrong."""
    assert (finding.level, bool(finding.cure)) == (level, level is not OK), str(finding)


@pytest.mark.parametrize(("version", "level"), [(None, WARN), ("0002", WARN), ("0003", OK), ("0004", FAIL)])
def test_schema(version: str | None, level: Level) -> None:
    assert_level(storage.of_schema(version, "0003"), level)


@pytest.mark.parametrize(("fault", "level"), [("", OK), ("row 3 missing from index ix_inbox_new", FAIL)])
def test_integrity(fault: str, level: Level) -> None:
    assert_level(storage.of_integrity(fault), level)


@pytest.mark.parametrize(
    ("free", "total", "level"),
    [
        (50 * GIGABYTE, 100 * GIGABYTE, OK),
        (10 * GIGABYTE, 100 * GIGABYTE, OK),
        (9 * GIGABYTE, 100 * GIGABYTE, WARN),
        (GIGABYTE, 5 * GIGABYTE, OK),
        (GIGABYTE - 1, 5 * GIGABYTE, WARN),
        (0, 0, WARN),
    ],
)
def test_disk(free: int, total: int, level: Level) -> None:
    assert_level(storage.of_disk(free, total), level)


@pytest.mark.parametrize(
    ("finding", "level"),
    [
        (storage.of_dead_letters(0), OK),
        (storage.of_dead_letters(1), WARN),
        (storage.of_inbox(0, None), OK),
        (storage.of_inbox(9, 60.0), OK),
        (storage.of_inbox(9, 61.0), WARN),
        (storage.of_outbox(5000, None), OK),
        (storage.of_outbox(1, 61.0), WARN),
        (storage.of_register(0), WARN),
        (storage.of_register(3), OK),
    ],
)
def test_what_waits(finding: Finding, level: Level) -> None:
    assert_level(finding, level)


@pytest.mark.parametrize(
    ("answer", "level"),
    [
        (Reply(200, {"ok": True, "result": {"is_bot": True, "username": "torgbot"}}), OK),
        (Reply(200, {"ok": True, "result": True}), FAIL),
        (Reply(200, {"ok": True, "result": ["torgbot"]}), FAIL),
        (Reply(200, {"ok": True, "result": {"id": 7}}), FAIL),
        (Reply(401, {"ok": False}), FAIL),
        (Reply(404, None), FAIL),
        (Reply(502, None), FAIL),
        (Transit.NOT_SENT, FAIL),
    ],
)
def test_token(answer: Reply | Transit, level: Level) -> None:
    assert_level(telegram.of_token(answer), level)


@pytest.mark.parametrize(("is_on", "level"), [(True, OK), (False, WARN)])
def test_inline(is_on: bool, level: Level) -> None:  # noqa: FBT001 -- a row of the table
    assert_level(telegram.of_inline({"username": "torg_bot", "supports_inline_queries": is_on}), level)


@pytest.mark.parametrize(
    ("ahead", "level"),
    [
        (0.0, OK),
        (5.0, OK),
        (-5.0, OK),
        (5.1, WARN),
        (-5.1, WARN),
        (60.0, WARN),
        (60.1, FAIL),
        (-61.0, FAIL),
        (None, WARN),
    ],
)
def test_clock(ahead: float | None, level: Level) -> None:
    assert_level(telegram.of_clock(ahead), level)


def failed(minutes: int) -> dict[str, Any]:
    at = NOW - dt.timedelta(minutes=minutes)
    return {"url": OURS, "last_error_date": int(at.timestamp()), "last_error_message": "Connection refused"}


@pytest.mark.parametrize(
    ("info", "ours", "level"),
    [
        ({"url": ""}, None, OK),
        ({}, None, OK),
        ({"url": OURS}, None, WARN),
        ({"url": OURS}, OURS, OK),
        ({"url": "https://elsewhere.example.org/secret"}, OURS, WARN),
        ({"url": ""}, OURS, WARN),
        (failed(59), OURS, WARN),
        (failed(61), OURS, OK),
        ({"url": "http://[::1"}, OURS, WARN),
        ({"url": 7}, None, WARN),
        ({"url": OURS, "last_error_date": 10**30}, OURS, WARN),
    ],
)
def test_webhook(info: dict[str, Any], ours: str | None, level: Level) -> None:
    assert_level(telegram.of_webhook(info, ours, NOW), level)


def test_of_an_address_that_is_not_ours_only_the_host_is_told() -> None:
    told = str(telegram.of_webhook({"url": "https://elsewhere.example.org/secret"}, None, NOW))
    assert ("elsewhere.example.org" in told, "secret" in told) == (True, False)


@pytest.mark.parametrize(("number", "level"), [(0, OK), (100, OK), (101, WARN), ("7", WARN), (None, WARN)])
def test_updates_that_wait_at_telegram(number: object, level: Level) -> None:
    assert_level(telegram.of_pending({"pending_update_count": number}), level)
