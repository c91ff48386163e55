"""A door in front of PostgreSQL that lets a COMMIT in and its answer not out, or nothing more either way."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Self

from sqlalchemy.engine import make_url

SOCKET = ".s.PGSQL.5432"
CHUNK = 65536


class Proxy:
    """Passes bytes both ways between the bot and the server; `cuts` says how many commits lose their answer."""

    def __init__(self, address: str, folder: Path) -> None:
        self._target = Path(str(make_url(address).query["host"])) / SOCKET
        self._folder = folder
        self.url = make_url(address).set(query={"host": str(folder)}).render_as_string(hide_password=False)
        self.cuts = 0
        self.swallowed = 0
        self.passes = asyncio.Event()  #: While it is not set, bytes stay where they are, as where a cable is cut.
        self.passes.set()
        self._connections = 0
        self._server: asyncio.Server | None = None
        self._pipes: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_unix_server(self._serve, self._folder / SOCKET)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.close()
        for pipe in self._pipes:
            pipe.cancel()
        if self._pipes:
            await asyncio.wait(self._pipes)

    async def _serve(self, client: asyncio.StreamReader, answers: asyncio.StreamWriter) -> None:
        server, questions = await asyncio.open_unix_connection(self._target)
        swallowing = asyncio.Event()
        pipes = {
            asyncio.create_task(self._ask(client, questions, swallowing)),
            asyncio.create_task(self._answer(server, answers, swallowing)),
        }
        self._pipes |= pipes
        await asyncio.wait(pipes, return_when=asyncio.FIRST_COMPLETED)
        for writer in (questions, answers):
            writer.close()
        for pipe in pipes:
            pipe.cancel()
        await asyncio.wait(pipes)
        self._pipes -= pipes

    async def _ask(self, client: asyncio.StreamReader, server: asyncio.StreamWriter, swallowing: asyncio.Event) -> None:
        while data := await client.read(CHUNK):
            if self.cuts and b"COMMIT" in data:
                self.cuts -= 1
                swallowing.set()
            await self.passes.wait()
            server.write(data)
            await server.drain()

    async def _answer(
        self, server: asyncio.StreamReader, client: asyncio.StreamWriter, swallowing: asyncio.Event
    ) -> None:
        while data := await server.read(CHUNK):
            if swallowing.is_set():  # the server has committed and says so; the connection goes before it is heard
                self.swallowed += 1
                return
            await self.passes.wait()
            client.write(data)
            await client.drain()
