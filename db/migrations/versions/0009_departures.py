"""That a volunteer left or came back, so that no backup has somebody asked who has left."""

import sqlalchemy as sa
from alembic import op

from db.metadata import Moment

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "departures",
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("left_at", Moment(), nullable=False),
        sa.Column("back_at", Moment()),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_departures")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("departures")
