"""Which letter the copies of a call show, so that those on their way at a change are brought up to date later."""

import sqlalchemy as sa
from alembic import op

from db.metadata import RowId

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("requests", sa.Column("current_letter", RowId, nullable=True))
    op.create_index("ix_letters_request_id", "letters", ["request_id"])


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_letters_request_id", "letters")
    op.drop_column("requests", "current_letter")
