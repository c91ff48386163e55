"""What systemd hears over its socket, and that nothing happens without one."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.supervision.systemd import Supervisor


@pytest.fixture(params=["file", "abstract"])
def heard(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """The socket of a supervisor, of each of the two kinds."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door:
        name = f"{tmp_path.parent.name}-{tmp_path.name}"
        monkeypatch.chdir(tmp_path)
        door.bind("notify" if request.param == "file" else f"\0{name}")
        door.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", "notify" if request.param == "file" else f"@{name}")
        yield door


def test_supervisor_hears_each_state(heard: socket.socket) -> None:
    supervisor = Supervisor()
    supervisor.ready()
    supervisor.alive()
    supervisor.stopping()
    assert [heard.recv(64) for _ in range(3)] == [b"READY=1", b"WATCHDOG=1", b"STOPPING=1"]


def test_supervisor_that_has_gone_stops_nobody(heard: socket.socket) -> None:
    supervisor = Supervisor("missing/notify")
    supervisor.alive()
    Supervisor("").alive()
    Supervisor().alive()
    assert heard.recv(64) == b"WATCHDOG=1"
