"""The long form: `uv run python -m tests.kills --kills 200 --seed 1` prints a table; exit code 1 if a promise broke.

With `--postgresql` it happens on a server of PostgreSQL that is started for it.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import random
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path

from bot.demo.double import BotApiDouble
from bot.demo.limits import PublishedLimits
from domain import hubfile
from tests.conftest import without_rest
from tests.db.conftest import PostgreSQL, serving
from tests.kills.campaign import Campaign, mixed
from tests.kills.migrating import kill_migrations
from tests.kills.moments import Watchman
from tests.kills.process import Machine
from tests.kills.verdict import judge, table


async def campaign(kills: int, seed: int, folder: Path, server: PostgreSQL | None) -> bool:
    """Run one campaign and print what became of it; False when a promise was broken."""
    double = BotApiDouble(clock=lambda: dt.datetime.now(dt.UTC), limits=PublishedLimits(chat_burst=5))
    watchman = Watchman(double)
    await double.start()
    municipality = without_rest(hubfile.read(hubfile.packaged()))
    dice = random.Random(seed)  # noqa: S311 -- a test's dice
    migrations = kills // 10
    unfit = await kill_migrations(double, folder, migrations, dice, server)
    machine = Machine(double, folder, await server.fresh() if server else "")
    killing = Campaign(machine, municipality, watchman, dice)
    try:
        await killing.run(mixed(kills - migrations, dice))
    finally:
        verdict = await judge(killing)
        print(table(killing, verdict))  # noqa: T201 -- the command's output
        print(f"kills: migration            {migrations:>8}  ({unfit} left a schema that is not whole)")  # noqa: T201 -- as above
        print(f"broken: {verdict.broken or 'nothing'}")  # noqa: T201 -- as above
        await double.stop()
    return not verdict.broken and not unfit


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(prog="tests.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="keep database and log here; a temporary folder otherwise")
    parser.add_argument("--postgresql", action="store_true", help="on PostgreSQL instead of SQLite")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, serving() if given.postgresql else nullcontext() as server:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        sys.exit(0 if asyncio.run(campaign(given.kills, given.seed, folder, server)) else 1)


if __name__ == "__main__":
    main()
