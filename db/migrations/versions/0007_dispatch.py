"""Calls in waves, waiting lists, what falls due, standing duties, and what comes after an activity."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from db.metadata import Moment, RowId, TelegramId

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def _of_requests() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("reach", sa.String(8), nullable=False, server_default="waves"),
        sa.Column("is_urgent", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("private_text", sa.Text(), nullable=False, server_default=""),
        sa.Column("reason", sa.String(200), nullable=False, server_default=""),
        sa.Column("wave", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("offered", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("filled_at", Moment()),
        sa.Column("reviewed_at", Moment()),
        sa.Column("series_id", RowId),
        sa.Column("code", sa.String(8), nullable=False, server_default=""),
    )


def _of_commitments() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("lapses_at", Moment()),
        sa.Column("line", sa.Integer()),
        sa.Column("replaced_by", TelegramId),
        sa.Column("is_asked_again", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("coming_at", Moment()),
        sa.Column("checked_in_at", Moment()),
        sa.Column("minutes", sa.Integer()),
        sa.Column("feeling", sa.String(8), nullable=False, server_default=""),
        sa.Column("feeling_words", sa.String(500), nullable=False, server_default=""),
    )


def _of_volunteers() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("times", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("is_nearby", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("digest", sa.String(8), nullable=False, server_default="now"),
        sa.Column("reminders", sa.Integer(), nullable=False, server_default="3"),
    )


def _of_volunteer_hubs() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("standing", sa.SmallInteger(), nullable=False, server_default="0"),
        sa.Column("paused_until", sa.Date()),
        sa.Column("times", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("is_nearby", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("digest", sa.String(8), nullable=False, server_default="now"),
        sa.Column("last_asked_at", Moment()),
    )


COPIED = """
    UPDATE volunteer_hubs SET
        paused_until = (SELECT v.paused_until FROM volunteers v WHERE v.person_id = volunteer_hubs.person_id),
        standing = (
            SELECT CASE WHEN v.status <> 'active' THEN 2 WHEN p.is_reachable THEN 0 ELSE 1 END
            FROM volunteers v JOIN people p ON p.id = v.person_id WHERE v.person_id = volunteer_hubs.person_id
        )
"""
ASKED = """
    INSERT INTO calls (request_id, person_id, wave, asked_at)
    SELECT o.request_id, o.chat_id, 1, MIN(o.created_at) FROM outbox o JOIN people p ON p.id = o.chat_id
    WHERE o.request_id IS NOT NULL AND o.edits IS NULL GROUP BY o.request_id, o.chat_id
"""
"""Whoever was sent a request may still answer it, and is asked no second time."""


def _added() -> dict[str, tuple[sa.Column[Any], ...]]:
    """The new columns of old tables."""
    return {
        "requests": _of_requests(),
        "commitments": _of_commitments(),
        "volunteers": _of_volunteers(),
        "volunteer_hubs": _of_volunteer_hubs(),
    }


def upgrade() -> None:
    """Go forward."""
    for table, columns in _added().items():
        for column in columns:
            op.add_column(table, column)
    op.execute(COPIED)
    op.drop_index("ix_volunteer_hubs_fit", table_name="volunteer_hubs")
    fit = ["hub", "standing", "roles", "interests", "paused_until", "digest", "times", "is_nearby"]
    op.create_index("ix_volunteer_hubs_fit", "volunteer_hubs", [*fit, "person_id"])
    op.create_index("ix_requests_series_id", "requests", ["series_id"])
    _create_dispatch()
    op.execute(ASKED)
    _create_series()
    _create_after()


def _create_dispatch() -> None:
    op.create_table(
        "calls",
        sa.Column("request_id", RowId, nullable=False),
        sa.Column("person_id", TelegramId, nullable=False),
        sa.Column("wave", sa.SmallInteger(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("held_until", Moment()),
        sa.Column("nudged_at", Moment()),
        _to("calls", "request_id", "requests.id", "CASCADE"),
        _to("calls", "person_id", "people.id", "CASCADE"),
        sa.PrimaryKeyConstraint("request_id", "person_id", name=op.f("pk_calls")),
    )
    op.create_index("ix_calls_person_id_asked_at", "calls", ["person_id", "asked_at"])
    op.create_index("ix_calls_asked_at_person_id", "calls", ["asked_at", "person_id"])
    op.create_table(
        "agenda",
        sa.Column("key", sa.String(48), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("request_id", RowId),
        sa.Column("person_id", TelegramId),
        sa.Column("subject", sa.String(24), nullable=False, server_default=""),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False, server_default="0"),
        _to("agenda", "request_id", "requests.id", "CASCADE"),
        _to("agenda", "person_id", "people.id", "CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_agenda")),
    )
    op.create_index("ix_agenda_at", "agenda", ["at"])
    op.create_index("ix_agenda_request_id", "agenda", ["request_id"])
    op.create_index("ix_agenda_person_id", "agenda", ["person_id"])
    op.create_table(
        "guests",
        sa.Column("id", RowId, nullable=False),
        sa.Column("request_id", RowId, nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("phone", sa.String(20), nullable=False, server_default=""),
        sa.Column("added_by", TelegramId),
        sa.Column("added_at", Moment(), nullable=False),
        sa.Column("checked_in_at", Moment()),
        _to("guests", "request_id", "requests.id", "CASCADE"),
        _to("guests", "added_by", "people.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guests")),
    )
    op.create_index("ix_guests_request_id", "guests", ["request_id"])
    op.create_index("ix_guests_added_by", "guests", ["added_by"])
    op.create_table(
        "notes",
        sa.Column("id", RowId, nullable=False),
        sa.Column("request_id", RowId, nullable=False),
        sa.Column("sender_id", TelegramId, nullable=False),
        sa.Column("receiver_id", TelegramId),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        _to("notes", "request_id", "requests.id", "CASCADE"),
        _to("notes", "sender_id", "people.id", "CASCADE"),
        _to("notes", "receiver_id", "people.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
    )
    op.create_index("ix_notes_request_id", "notes", ["request_id"])
    op.create_index("ix_notes_sender_id", "notes", ["sender_id"])
    op.create_index("ix_notes_receiver_id", "notes", ["receiver_id"])


def _create_series() -> None:
    op.create_table(
        "series",
        sa.Column("id", RowId, nullable=False),
        sa.Column("coordinator_id", TelegramId),
        sa.Column("hub", sa.String(24), nullable=False),
        sa.Column("role", sa.String(24), nullable=False),
        sa.Column("interests", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("activity", sa.String(100), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False, server_default=""),
        sa.Column("private_text", sa.Text(), nullable=False, server_default=""),
        sa.Column("every_weeks", sa.SmallInteger(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date()),
        sa.Column("made_until", sa.Date()),
        sa.Column("is_stopped", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("created_at", Moment(), nullable=False),
        _to("series", "coordinator_id", "people.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
    )
    op.create_index("ix_series_coordinator_id", "series", ["coordinator_id"])
    op.create_table(
        "series_members",
        sa.Column("series_id", RowId, nullable=False),
        sa.Column("person_id", TelegramId, nullable=False),
        sa.Column("since", Moment(), nullable=False),
        _to("series_members", "series_id", "series.id", "CASCADE"),
        _to("series_members", "person_id", "people.id", "CASCADE"),
        sa.PrimaryKeyConstraint("series_id", "person_id", name=op.f("pk_series_members")),
    )
    op.create_index("ix_series_members_person_id", "series_members", ["person_id"])
    op.create_table(
        "templates",
        sa.Column("id", RowId, nullable=False),
        sa.Column("hub", sa.String(24), nullable=False),
        sa.Column("activity", sa.String(100), nullable=False),
        sa.Column("role", sa.String(24)),
        sa.Column("interests", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("starts", sa.Time()),
        sa.Column("ends", sa.Time()),
        sa.Column("needed", sa.Integer()),
        sa.Column("text", sa.Text(), nullable=False, server_default=""),
        sa.Column("private_text", sa.Text(), nullable=False, server_default=""),
        sa.Column("saved_by", TelegramId),
        sa.Column("saved_at", Moment(), nullable=False),
        _to("templates", "saved_by", "people.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_templates")),
    )
    op.create_index("ix_templates_hub", "templates", ["hub"])
    op.create_index("ix_templates_saved_by", "templates", ["saved_by"])


def _create_after() -> None:
    op.create_table(
        "promises",
        sa.Column("person_id", TelegramId, nullable=False),
        sa.Column("hub", sa.String(24), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("kept_at", Moment()),
        sa.Column("kept_by", TelegramId),
        sa.Column("broken_at", Moment()),
        _to("promises", "person_id", "people.id", "CASCADE"),
        _to("promises", "kept_by", "people.id", "SET NULL"),
        sa.PrimaryKeyConstraint("person_id", "hub", name=op.f("pk_promises")),
    )
    op.create_index("ix_promises_kept_by", "promises", ["kept_by"])
    op.create_table(
        "certificates",
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("person_id", TelegramId, nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("issued_at", Moment(), nullable=False),
        _to("certificates", "person_id", "people.id", "CASCADE"),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_certificates")),
    )
    op.create_index("ix_certificates_person_id", "certificates", ["person_id"])


def _to(table: str, column: str, target: str, when_gone: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"), ondelete=when_gone)


def downgrade() -> None:
    """Go back."""
    tables = ("certificates", "promises", "templates", "series_members", "series", "notes", "guests", "agenda", "calls")
    for table in tables:
        op.drop_table(table)
    op.drop_index("ix_requests_series_id", table_name="requests")
    op.drop_index("ix_volunteer_hubs_fit", table_name="volunteer_hubs")
    for table, columns in _added().items():
        for column in columns:
            op.drop_column(table, str(column.name))
    op.create_index("ix_volunteer_hubs_fit", "volunteer_hubs", ["hub", "roles", "interests", "person_id"])
