"""That somebody was erased, so that no backup brings them back."""

import sqlalchemy as sa
from alembic import op

from db.metadata import Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "erasures",
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("erased_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_erasures")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("erasures")
