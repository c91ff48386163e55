"""Calls are written once, not four times: a large wave is in the database in half the time."""

import sqlalchemy as sa
from alembic import op

from db.metadata import Moment, RowId, TelegramId

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_COLUMNS = ("request_id", "person_id", "wave", "asked_at", "held_until", "nudged_at")


def upgrade() -> None:
    """Go forward."""
    _drop_indexes("ix_calls_person_id_asked_at", "ix_calls_asked_at_person_id")
    if op.get_context().dialect.name == "sqlite":
        _write_anew(with_rowid=False)
    op.create_index("ix_calls_person_id", "calls", ["person_id"])
    held = sa.text("held_until IS NOT NULL")
    op.create_index("ix_calls_held_until", "calls", ["held_until"], sqlite_where=held, postgresql_where=held)
    op.create_index("ix_requests_day", "requests", ["day"])


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_requests_day", table_name="requests")
    _drop_indexes("ix_calls_held_until", "ix_calls_person_id")
    if op.get_context().dialect.name == "sqlite":
        _write_anew(with_rowid=True)
    op.create_index("ix_calls_person_id_asked_at", "calls", ["person_id", "asked_at"])
    op.create_index("ix_calls_asked_at_person_id", "calls", ["asked_at", "person_id"])


def _drop_indexes(*names: str) -> None:
    for name in names:
        op.drop_index(name, table_name="calls")


def _write_anew(*, with_rowid: bool) -> None:
    """SQLite decides how a table's rows lie when it is made."""
    op.rename_table("calls", "calls_before")
    op.create_table(
        "calls",
        sa.Column("request_id", RowId, nullable=False),
        sa.Column("person_id", TelegramId, nullable=False),
        sa.Column("wave", sa.SmallInteger(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("held_until", Moment()),
        sa.Column("nudged_at", Moment()),
        _to("request_id", "requests.id"),
        _to("person_id", "people.id"),
        sa.PrimaryKeyConstraint("request_id", "person_id", name=op.f("pk_calls")),
        sqlite_with_rowid=with_rowid,
    )
    columns = ", ".join(_COLUMNS)
    op.execute(f"INSERT INTO calls ({columns}) SELECT {columns} FROM calls_before")  # noqa: S608 -- our own names
    op.drop_table("calls_before")


def _to(column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_calls_{column}"), ondelete="CASCADE")
