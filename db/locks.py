"""Locks that nobody waits for, where the same can be done in a later round: on PostgreSQL, for SQLite has one writer.

Whoever waits for nobody is part of no deadlock, whatever the order; docs/decisions/0018 has the order of all others.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, any_, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection


async def held_by_others(connection: AsyncConnection, key: Column[int], numbers: Collection[int]) -> set[int]:
    """Which of these rows somebody else is changing; nobody changes the others before this unit of work ends."""
    if not numbers or connection.dialect.name == "sqlite":
        return set()
    same = key.table.alias("same")
    held = select(same.c.id).where(same.c.id == key).with_for_update(key_share=True, skip_locked=True).scalar_subquery()
    found = await connection.execute(select(key, held.label("held")).where(key.in_(list(numbers))))
    return {number for number, held_here in found if held_here is None}


def free(connection: AsyncConnection, table: Table, *which: ColumnElement[bool]) -> tuple[ColumnElement[bool], ...]:
    """These rows of a table, without those that somebody else is changing: for an UPDATE or DELETE that comes again."""
    if connection.dialect.name == "sqlite":
        return which
    # Where a row lies: the quickest way back to very many.
    place: ColumnElement[Any] = literal_column(f"{table.name}.ctid")
    there = select(place).select_from(table).where(*which).correlate(None)
    there = there.with_for_update(key_share=True, skip_locked=True)
    return (place == any_(func.array(there.scalar_subquery())),)
