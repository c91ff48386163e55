"""Who polls and who sends among several processes; when a failed update may be tried again."""

import sqlalchemy as sa
from alembic import op

from db.metadata import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NEW = sa.text("state = 'new'")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "leases",
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column("holder", sa.String(length=36), nullable=False),
        sa.Column("term", sa.BigInteger(), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
    op.add_column("inbox", sa.Column("not_before", Moment(), nullable=True))
    op.drop_index("ix_inbox_new", table_name="inbox")
    op.create_index("ix_inbox_new", "inbox", ["lane", "update_id"], sqlite_where=_NEW, postgresql_where=_NEW)


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_inbox_new", table_name="inbox")
    op.create_index("ix_inbox_new", "inbox", ["update_id"], sqlite_where=_NEW, postgresql_where=_NEW)
    op.drop_column("inbox", "not_before")
    op.drop_table("leases")
