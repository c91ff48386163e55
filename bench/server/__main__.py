"""`python -m bench.server`: prints its address on the first line, and serves until it is ended."""

from __future__ import annotations

import asyncio
import gc
import sys

from bench.server.api import BotApi
from bench.server.connection import Connection, Link


async def serve() -> None:
    """Serve on a free port of the loopback."""
    link = Link()
    api = BotApi(link)
    server = await asyncio.get_running_loop().create_server(lambda: Connection(link, api.handle), "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    sys.stdout.write(f"http://{host}:{port}\n")
    sys.stdout.flush()
    gc.freeze()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve())
