"""Until when Telegram wants peace, apart from the messages at which it said so."""

import sqlalchemy as sa
from alembic import op

from db.metadata import Moment

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "flood_control",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flood_control")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("flood_control")
