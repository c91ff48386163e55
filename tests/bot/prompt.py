"""A prompt that is quick with commands: one process loads the bot once, and a copy of it (fork) does each command."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory
from typing import IO, Any

ROOT = Path(__file__).parents[2]


class Prompt:
    """Where commands are typed; each runs in a process of its own, as if `python -m bot` had just loaded."""

    def __init__(self, asked: IO[str], answered: IO[str], folder: Path) -> None:
        self._asked = asked
        self._answered = answered
        self._streams = [folder / name for name in ("stdin", "stdout", "stderr")]

    def run(self, words: tuple[str, ...], cwd: Path, env: dict[str, str], said: str) -> CompletedProcess[str]:
        """Do one command in a folder and an environment, and wait for its end."""
        said_in, told, complained = self._streams
        said_in.write_text(said)
        request = {"words": words, "cwd": str(cwd), "env": env, "streams": [str(file) for file in self._streams]}
        self._asked.write(json.dumps(request) + "\n")
        self._asked.flush()
        code = int(self._answered.readline())
        return CompletedProcess(words, code, told.read_text(), complained.read_text())


@contextmanager
def prompt() -> Iterator[Prompt]:
    """A process that has loaded the bot and waits for commands."""
    with (
        TemporaryDirectory() as folder,
        subprocess.Popen(
            [sys.executable, "-m", "tests.bot.prompt"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        yield Prompt(process.stdin, process.stdout, Path(folder))


def serve() -> None:
    """Do what is asked, a line of JSON for each command; answer its exit code."""
    from bot import command_line  # noqa: F401, PLC0415 -- loaded before it is copied
    from bot.__main__ import main  # noqa: PLC0415 -- the tests' own process has no use for it
    from bot.commands import backups, doctor, serving, upkeep  # noqa: F401, PLC0415 -- as above

    gc.freeze()
    for line in sys.stdin:
        request = json.loads(line)
        if (child := os.fork()) == 0:
            _become(request)
            main()
            sys.exit()
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _become(request: dict[str, Any]) -> None:
    """Let this process look as if the command had been typed."""
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["env"])
    for number, file in enumerate(request["streams"]):
        opened = os.open(file, os.O_RDWR | (os.O_CREAT | os.O_TRUNC if number else 0), 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 -- as long as the process lasts
    sys.argv = ["torgbot", *request["words"]]


if __name__ == "__main__":
    serve()
