"""What is thought of the database and the disk under it: decisions on values."""

from __future__ import annotations

from typing import Final

from bot.doctor.findings import Finding, fail, ok, warn

GIGABYTE: Final = 10**9
LEAST_FREE: Final = GIGABYTE  #: Bytes.
LEAST_SHARE: Final = 0.1
PATIENCE: Final = 60.0  #: Seconds that an update or a reply may wait while the bot runs.


def of_schema(version: str | None, newest: str) -> Finding:
    """Whether the database has the schema that this code works with."""
    if version is None:
        return warn("schema", "the database is empty", "run `torgbot migrate`; the first start does it too")
    if version > newest:
        return fail("schema", f"it is at version {version}, this code only at {newest}", "install the newer Torgbot")
    if version < newest:
        return warn("schema", f"it is at version {version}, this code at {newest}", "back up, then `torgbot migrate`")
    return ok("schema", f"version {version}")


def of_integrity(fault: str) -> Finding:
    """What SQLite found when it looked at every page; empty where it found nothing."""
    if fault:
        return fail("integrity", f"the file is damaged ({fault})", "stop the bot, keep the file, restore a backup")
    return ok("integrity", "no damage found")


def of_disk(free: int, total: int) -> Finding:
    """How much room there is, in bytes."""
    told = f"{free / GIGABYTE:.1f} GB free ({free / max(total, 1):.0%})"
    if free < LEAST_FREE or free < LEAST_SHARE * total:
        return warn("disk", told, "make room where the database is: a full disk stops the bot")
    return ok("disk", told)


def of_dead_letters(number: int) -> Finding:
    """How many updates could not be worked."""
    if number:
        return warn("dead letters", f"{number}", "see `torgbot dead list`; once mended, `torgbot dead replay`")
    return ok("dead letters", "none")


def of_inbox(number: int, oldest: float | None) -> Finding:
    """How many updates wait, the oldest so many seconds."""
    return _of_queue("inbox", f"{number} updates wait", oldest)


def of_outbox(number: int, oldest_reply: float | None) -> Finding:
    """How many messages wait, the oldest reply among them so many seconds."""
    return _of_queue("outbox", f"{number} messages wait", oldest_reply)


def of_register(version: int) -> Finding:
    """Whether there is a register of hubs."""
    if version:
        return ok("register", f"version {version}")
    return warn("register", "there is none yet", "the first start imports one; or `torgbot hubs import FILE`")


def _of_queue(check: str, told: str, oldest: float | None) -> Finding:
    if oldest is not None and oldest > PATIENCE:
        return warn(check, f"{told}, the oldest for {oldest:.0f} s", "is the bot running? If so, see its log")
    return ok(check, told)
