"""Who is awaited at a step is found without looking at everybody."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    awaited = sa.text("cursor_flow != ''")
    columns = ["cursor_flow", "cursor_step", "cursor_subject"]
    op.create_index("ix_people_cursor", "people", columns, sqlite_where=awaited, postgresql_where=awaited)


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_people_cursor", table_name="people")
