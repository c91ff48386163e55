"""Where the durable peers keep people and ideas: SQLAlchemy's ORM over aiosqlite, as durable as Torgbot."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, String, event
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """All tables."""


class Person(Base):
    """Whoever has written, and where the dialogue with them stands."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(64))
    step: Mapped[str] = mapped_column(String(24), default="")
    hub: Mapped[str] = mapped_column(String(24), default="")


class Idea(Base):
    """What somebody wants to happen."""

    __tablename__ = "ideas"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    hub: Mapped[str] = mapped_column(String(24))
    words: Mapped[str] = mapped_column(String(1000))


async def open_sessions(url: str) -> async_sessionmaker[AsyncSession]:
    """Sessions on a database with all tables."""
    engine = create_async_engine(url)
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    return async_sessionmaker(engine, expire_on_commit=False)


async def met(session: AsyncSession, person_id: int, name: str) -> Person:
    """The person who writes; a newcomer is kept."""
    person = await session.get(Person, person_id)
    if person is None:
        person = Person(id=person_id, name=name, step="", hub="")
        session.add(person)
    return person


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
