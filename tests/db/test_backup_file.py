"""A backup file is whole, or it is refused; and it is its owner's business only."""

import datetime as dt
import gzip
import stat
from pathlib import Path

import pytest

from db.backup_file import BATCH, BackupUnreadable, BackupWriter, Batch, Header, batches, check, new_file

MADE_AT = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two tables, one of them empty, one longer than a batch."""
    path = tmp_path / "backup.gz"
    with new_file(path) as opened, BackupWriter(opened, Header("0003", MADE_AT)) as writer:
        writer.begin("people", ["id", "name"])
        writer.add([(number, "Åse") for number in range(BATCH + 1)])
        writer.begin("ideas", ["id"])
    return path


def test_what_was_written_is_read(file: Path) -> None:
    rows = [[number, "Åse"] for number in range(BATCH + 1)]
    columns = ("id", "name")
    assert check(file) == Header("0003", MADE_AT)
    assert list(batches(file)) == [Batch("people", columns, rows[:BATCH]), Batch("people", columns, rows[BATCH:])]


def test_file_is_read_by_its_owner_only(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("kept", [0.0, 0.001, 0.01, 0.1, 0.5, 0.99, 0.9999])
def test_file_that_was_cut_is_refused(file: Path, kept: float) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: int(kept * len(whole))])
    with pytest.raises(BackupUnreadable):
        check(file)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'[7,"\xc3\x85se"]\n', b'[7,"Ida"]\n'),
        (b'[7,"\xc3\x85se"]\n', b""),
        (b'{"table":"ideas","columns":["id"]}\n', b""),
        (b"torgbot backup 1", b"torgbot backup 2"),
        (b'[7,"', b"[7,'"),
        (b'"rows"', b'"rooms"'),
        (b'{"table":"people","columns":["id","name"]}\n', b""),
        (b'"schema"', b'"scheme"'),
        (b'"made_at"', b'"made_by"'),
        (b'"2026-11-23T12:00:00+00:00"', b'"2026-11-23T12:00:0x+00:00"'),
        (b'"2026-11-23T12:00:00+00:00"', b'"2026-11-23T12:00:00"'),
        (b'"2026-11-23T12:00:00+00:00"', b"7"),
    ],
)
def test_file_that_was_changed_is_refused(file: Path, old: bytes, new: bytes) -> None:
    lines = gzip.decompress(file.read_bytes())
    assert lines.count(old) == 1
    file.write_bytes(gzip.compress(lines.replace(old, new)))
    with pytest.raises(BackupUnreadable):
        check(file)


def test_file_with_more_behind_its_end_is_refused(file: Path) -> None:
    file.write_bytes(gzip.compress(gzip.decompress(file.read_bytes()) + b"[8]\n"))
    with pytest.raises(BackupUnreadable):
        check(file)


def test_file_that_could_not_be_finished_leaves_the_old_one(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(OSError, match="full"), new_file(file) as opened:  # noqa: PT012 -- the failure is inside
        opened.write(b"half")
        raise OSError("full")
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert file.read_bytes() == before


def test_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BackupUnreadable, match="cannot be opened"):
        check(tmp_path)


def test_what_a_killed_backup_leaves_is_named_like_one_and_cleared_away_like_one(tmp_path: Path) -> None:
    with new_file(tmp_path / "backup.gz"):
        assert [path.suffix for path in tmp_path.iterdir()] == [".gz"]
