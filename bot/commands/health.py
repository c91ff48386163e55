"""`torgbot healthcheck`: whether the bot that runs on this machine says that it is well."""

from __future__ import annotations

import http.client
from typing import Final

import typer

from bot.settings import read_settings

PATIENCE: Final = 4.0  #: Seconds; below what a container waits for it.
EVERYWHERE: Final = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 -- asked, not listened on


def healthcheck() -> None:
    """Ask /healthz. Exit code 0 when all is well, 1 when it is not or nobody answers."""
    settings = read_settings()
    host = EVERYWHERE.get(settings.http_host, settings.http_host)
    status, said = _ask(host, settings.http_port)
    typer.echo(said)
    if status != http.HTTPStatus.OK:
        raise typer.Exit(1)


def _ask(host: str, port: int) -> tuple[int, str]:
    door = http.client.HTTPConnection(host, port, timeout=PATIENCE)
    try:
        door.request("GET", "/healthz")
        answer = door.getresponse()
        return answer.status, answer.read(4096).decode(errors="replace")
    except (OSError, http.client.HTTPException) as error:
        return 0, f"Nobody answers on {host}:{port} ({type(error).__name__}): is the bot running with this HTTP_PORT?"
    finally:
        door.close()
