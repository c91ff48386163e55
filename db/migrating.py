"""Alembic at work: from one version of the schema to another."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from db.schema import MIGRATIONS


def move(connection: Connection, current: str | None, target: str) -> None:
    """Go up or down to a version ("base": to none) inside the connection's transaction."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    is_behind = target != "base" and (current or "") < target
    (command.upgrade if is_behind else command.downgrade)(config, target)
