"""Everything that is kept, out of one database and into another of either kind.

Tables are read from the database itself, so that a backup of an older schema is put back as it was and then migrated.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Date, DateTime, MetaData, Table, Time, func, insert, inspect, literal, select, tuple_
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from db.backup_file import BackupUnreadable, BackupWriter, Batch
from db.delivery.flood_control import flood_control
from db.departures import departures
from db.erasures import erasures
from db.leases import leases
from db.schema import METADATA, migrate_on
from db.work import UnitOfWork
from domain.departures import Remembered

PAGE: Final = 2000
OF_THE_MOMENT: Final = frozenset({leases.name, flood_control.name})
"""What running processes hold, and have been told, is not part of a backup."""


async def dump(connection: AsyncConnection, writer: BackupWriter) -> None:
    """Write every table, those that others refer to first; a page of rows is in memory at a time."""
    for table in (await _tables(connection)).sorted_tables:
        if table.name not in OF_THE_MOMENT:
            writer.begin(str(table.name), [str(column.name) for column in table.columns])
            async for rows in _pages(connection, table):
                writer.add(rows)


async def is_filled(connection: AsyncConnection) -> bool:
    """Whether there is a row in any table that a backup would hold."""
    tables = (await _tables(connection)).sorted_tables
    kept = [table for table in tables if table.name not in OF_THE_MOMENT]
    return any([await connection.scalar(select(literal(1)).select_from(table).limit(1)) for table in kept])


async def is_led(work: UnitOfWork, name: str, now: dt.datetime) -> bool:
    """Whether a process holds this lease on the database, however old its schema."""
    return leases.name in (await _tables(work.connection)).tables and await work.leases.is_held(name, now)


async def remembered_in(work: UnitOfWork) -> list[Remembered]:
    """The erasures and departures that a database knows of, however old its schema."""
    kept = (await _tables(work.connection)).tables
    return [
        *(await work.erasures.since() if erasures.name in kept else []),
        *(await work.departures.since() if departures.name in kept else []),
    ]


async def replace_everything(connection: AsyncConnection, schema: str, rows: Iterable[Batch]) -> None:
    """Put these rows in the place of all there are, in the schema they were written in, and migrate it to ours.

    Terms of leases go on with a new one that nobody holds, so that no process from before, not even one that stood
    still meanwhile, can take itself for the leader. What flood control asked for goes on. Raises BackupUnreadable.
    """
    held, asked = await _rows(connection, leases), await _rows(connection, flood_control)
    await migrate_on(connection, "base")
    await migrate_on(connection, schema)
    await _load(connection, rows)
    await migrate_on(connection)
    await count_on(connection)
    if held:
        await connection.execute(insert(leases), [row | {"term": row["term"] + 1, "holder": ""} for row in held])
    if asked:
        await connection.execute(insert(flood_control), asked)


async def count_on(connection: AsyncConnection) -> None:
    """Let PostgreSQL give new rows ids above those that were put in; SQLite does so by itself."""
    if connection.dialect.name == "sqlite":
        return
    for table in (await _tables(connection)).sorted_tables:
        key = table.primary_key.columns.values()[0]
        counter = await connection.scalar(select(func.pg_get_serial_sequence(table.name, key.name)))
        if counter is not None:
            highest = select(func.coalesce(func.max(key), 0) + 1).scalar_subquery()
            await connection.execute(select(func.setval(counter, highest, False)))  # noqa: FBT003 -- PostgreSQL's order


async def _tables(connection: AsyncConnection) -> MetaData:
    """Our tables as they are in this database."""
    found = MetaData()

    def reflect(sync: Any) -> None:
        ours = METADATA.tables.keys() & set(inspect(sync).get_table_names())
        if ours:
            found.reflect(sync, only=sorted(ours))

    await connection.run_sync(reflect)
    return found


async def _pages(connection: AsyncConnection, table: Table) -> AsyncIterator[Sequence[Row[Any]]]:
    key = table.primary_key.columns.values()
    query = select(table).order_by(*key).limit(PAGE)
    rows = (await connection.execute(query)).all()
    while rows:
        yield rows
        last = [literal(rows[-1]._mapping[column], column.type) for column in key]  # noqa: SLF001 -- SQLAlchemy's public name for it
        rows = (await connection.execute(query.where(tuple_(*key) > tuple_(*last)))).all()


async def _rows(connection: AsyncConnection, table: Table) -> list[dict[str, Any]]:
    if table.name not in (await _tables(connection)).tables:
        return []
    return [dict(row._mapping) for row in await connection.execute(select(table))]  # noqa: SLF001 -- as above


async def _load(connection: AsyncConnection, rows: Iterable[Batch]) -> None:
    tables = (await _tables(connection)).tables
    zone = None if connection.dialect.name == "sqlite" else dt.UTC
    for batch in rows:
        table = tables.get(batch.table)
        if table is None or not set(batch.columns) <= set(table.columns.keys()):
            raise BackupUnreadable(f"its schema has no table {batch.table} like the one in it")
        readers = [_reader(table.columns[name].type, zone) for name in batch.columns]
        values = [
            {
                name: value if value is None or read is None else read(value)
                for name, read, value in zip(batch.columns, readers, row, strict=True)
            }
            for row in batch.rows
        ]
        await connection.execute(insert(table), values)


def _reader(kind: Any, zone: dt.tzinfo | None) -> Callable[[str], Any] | None:
    """How a value of a column is read from the file; None where it is taken as it is."""
    if isinstance(kind, DateTime):
        return lambda said: dt.datetime.fromisoformat(said).astimezone(dt.UTC).replace(tzinfo=zone)
    if isinstance(kind, Date):
        return dt.date.fromisoformat
    return dt.time.fromisoformat if isinstance(kind, Time) else None
