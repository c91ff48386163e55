"""Alembic at work: from one version of the schema to another."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def move(connection: Connection, migrations: Path, current: str | None, target: str) -> None:
    """Go up or down to a version ("base": to none) by the folder's migrations, in the connection's transaction."""
    config = Config()
    config.set_main_option("script_location", str(migrations))
    config.attributes["connection"] = connection
    is_behind = target != "base" and (current or "") < target
    (command.upgrade if is_behind else command.downgrade)(config, target)
