"""Who changed what in the register, hours being written, and what was asked or told once."""

import sqlalchemy as sa
from alembic import op

from db.metadata import Moment, RowId, TelegramId

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "changes",
        sa.Column("id", RowId, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("person_id", TelegramId, nullable=True),
        sa.Column("hub", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("facility", sa.String(length=24), server_default="", nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_changes_person_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
    )
    op.create_index("ix_changes_hub", "changes", ["hub", "version"])
    op.create_index("ix_changes_person_id", "changes", ["person_id"])
    op.create_table(
        "hour_drafts",
        sa.Column("id", RowId, nullable=False),
        sa.Column("person_id", TelegramId, nullable=False),
        sa.Column("hub", sa.String(length=24), nullable=False),
        sa.Column("facility", sa.String(length=24), nullable=False),
        sa.Column("week", sa.Text(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_hour_drafts_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hour_drafts")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_hour_drafts_person_id", "hour_drafts", ["person_id"], unique=True)
    op.create_table(
        "reminders",
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("hub", sa.String(length=24), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("given_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "hub", "day", name=op.f("pk_reminders")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("reminders")
    op.drop_index("ix_hour_drafts_person_id", table_name="hour_drafts")
    op.drop_table("hour_drafts")
    op.drop_index("ix_changes_person_id", table_name="changes")
    op.drop_index("ix_changes_hub", table_name="changes")
    op.drop_table("changes")
