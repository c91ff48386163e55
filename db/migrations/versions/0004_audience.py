"""Who fits a request is told by an index alone."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_index("ix_volunteer_hubs_fit", "volunteer_hubs", ["hub", "roles", "interests", "person_id"])


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_volunteer_hubs_fit", table_name="volunteer_hubs")
