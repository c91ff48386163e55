"""Everything that the first version keeps."""

import sqlalchemy as sa
from alembic import op

from db.metadata import Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TELEGRAM_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("target", sa.String(length=80), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_actor", "audit", ["actor"], unique=False)

    op.create_table(
        "choices",
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("slug", sa.String(length=24), nullable=False),
        sa.Column("bit", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "slug", name=op.f("pk_choices")),
        sa.UniqueConstraint("kind", "bit", name=op.f("uq_choices_kind_bit")),
    )
    op.create_table(
        "inbox",
        sa.Column("update_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("lane", TELEGRAM_ID, nullable=False),
        sa.Column("received_at", Moment(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(length=200), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_inbox")),
    )
    op.create_index("ix_inbox_lane", "inbox", ["lane"], unique=False)
    op.create_index(
        "ix_inbox_new",
        "inbox",
        ["update_id"],
        unique=False,
        sqlite_where=sa.text("state = 'new'"),
        postgresql_where=sa.text("state = 'new'"),
    )

    op.create_table(
        "invitations",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("hubs", sa.String(length=256), nullable=False),
        sa.Column("issued_by", TELEGRAM_ID, nullable=True),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.Column("used_by", TELEGRAM_ID, nullable=True),
        sa.Column("used_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_invitations")),
    )
    op.create_table(
        "people",
        sa.Column("id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("chose_language", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("is_reachable", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("first_seen", Moment(), nullable=False),
        sa.Column("cursor_flow", sa.String(length=24), server_default="", nullable=False),
        sa.Column("cursor_step", sa.String(length=24), server_default="", nullable=False),
        sa.Column("cursor_subject", sa.String(length=64), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    op.create_table(
        "registers",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kept_at", Moment(), nullable=False),
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_registers")),
    )
    op.create_table(
        "appointments",
        sa.Column("person_id", TELEGRAM_ID, nullable=False),
        sa.Column("hub", sa.String(length=24), nullable=False),
        sa.Column("granted_by", TELEGRAM_ID, nullable=True),
        sa.Column("granted_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_appointments_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "hub", name=op.f("pk_appointments")),
    )
    op.create_index("ix_appointments_hub", "appointments", ["hub"], unique=False)

    op.create_table(
        "follows",
        sa.Column("hub", sa.String(length=24), nullable=False),
        sa.Column("person_id", TELEGRAM_ID, nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_follows_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("hub", "person_id", name=op.f("pk_follows")),
    )
    op.create_table(
        "ideas",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", TELEGRAM_ID, nullable=True),
        sa.Column("hub", sa.String(length=24), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sent_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_ideas_person_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ideas")),
    )
    op.create_index("ix_ideas_person_id", "ideas", ["person_id"], unique=False)

    op.create_table(
        "requests",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("coordinator_id", TELEGRAM_ID, nullable=True),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("hub", sa.String(length=24), nullable=True),
        sa.Column("activity", sa.String(length=100), server_default="", nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("interests", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("needed", sa.Integer(), nullable=True),
        sa.Column("accepted", sa.Integer(), server_default="0", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("card_message_id", TELEGRAM_ID, nullable=True),
        sa.Column("card_shows", sa.String(length=128), server_default="", nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("sent_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["coordinator_id"], ["people.id"], name=op.f("fk_requests_coordinator_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requests")),
    )
    op.create_index("ix_requests_coordinator_id", "requests", ["coordinator_id", "status"], unique=False)

    op.create_table(
        "volunteers",
        sa.Column("person_id", TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("roles", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("interests", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("own_words", sa.String(length=200), server_default="", nullable=False),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("consented_at", Moment(), nullable=True),
        sa.Column("consent_text", sa.String(length=64), server_default="", nullable=False),
        sa.Column("joined_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_volunteers_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_volunteers")),
    )
    op.create_table(
        "commitments",
        sa.Column("request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", TELEGRAM_ID, nullable=False),
        sa.Column("answer", sa.String(length=10), nullable=False),
        sa.Column("answered_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_commitments_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_commitments_request_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("request_id", "person_id", name=op.f("pk_commitments")),
    )
    op.create_index("ix_commitments_person_id", "commitments", ["person_id"], unique=False)

    op.create_table(
        "letters",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_letters_request_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
    )
    op.create_table(
        "volunteer_hubs",
        sa.Column("hub", sa.String(length=24), nullable=False),
        sa.Column("person_id", TELEGRAM_ID, nullable=False),
        sa.Column("roles", sa.BigInteger(), nullable=False),
        sa.Column("interests", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["volunteers.person_id"], name=op.f("fk_volunteer_hubs_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("hub", "person_id", name=op.f("pk_volunteer_hubs")),
    )
    op.create_index("ix_volunteer_hubs_person_id", "volunteer_hubs", ["person_id"], unique=False)

    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("lane", sa.SmallInteger(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("chat_id", TELEGRAM_ID, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("method", sa.String(length=32), nullable=False),
        sa.Column("payload", sa.Text(), server_default="", nullable=False),
        sa.Column("letter_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("edits", TELEGRAM_ID, nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("not_before", Moment(), nullable=True),
        sa.Column("useful_until", Moment(), nullable=True),
        sa.Column("unclear", sa.Integer(), server_default="0", nullable=False),
        sa.Column("is_called_off", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("card_of", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("owner", sa.String(length=36), server_default="", nullable=False),
        sa.Column("message_id", TELEGRAM_ID, nullable=True),
        sa.Column("reason", sa.String(length=200), server_default="", nullable=False),
        sa.Column("finished_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.id"], name=op.f("fk_outbox_letter_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name=op.f("fk_outbox_request_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index("ix_outbox_chat_id", "outbox", ["chat_id"], unique=False)
    op.create_index(
        "ix_outbox_pending",
        "outbox",
        ["lane", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.create_index("ix_outbox_request_id", "outbox", ["request_id", "state"], unique=False)
    op.create_index(
        "ix_outbox_sending",
        "outbox",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'sending'"),
        postgresql_where=sa.text("state = 'sending'"),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_index(
        "ix_outbox_sending",
        table_name="outbox",
        sqlite_where=sa.text("state = 'sending'"),
        postgresql_where=sa.text("state = 'sending'"),
    )
    op.drop_index("ix_outbox_request_id", table_name="outbox")
    op.drop_index(
        "ix_outbox_pending",
        table_name="outbox",
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.drop_index("ix_outbox_chat_id", table_name="outbox")

    op.drop_table("outbox")
    op.drop_index("ix_volunteer_hubs_person_id", table_name="volunteer_hubs")

    op.drop_table("volunteer_hubs")
    op.drop_table("letters")
    op.drop_index("ix_commitments_person_id", table_name="commitments")

    op.drop_table("commitments")
    op.drop_table("volunteers")
    op.drop_index("ix_requests_coordinator_id", table_name="requests")

    op.drop_table("requests")
    op.drop_index("ix_ideas_person_id", table_name="ideas")

    op.drop_table("ideas")
    op.drop_table("follows")
    op.drop_index("ix_appointments_hub", table_name="appointments")

    op.drop_table("appointments")
    op.drop_table("registers")
    op.drop_table("people")
    op.drop_table("invitations")
    op.drop_index(
        "ix_inbox_new",
        table_name="inbox",
        sqlite_where=sa.text("state = 'new'"),
        postgresql_where=sa.text("state = 'new'"),
    )
    op.drop_index("ix_inbox_lane", table_name="inbox")

    op.drop_table("inbox")
    op.drop_table("choices")
    op.drop_index("ix_audit_actor", table_name="audit")

    op.drop_table("audit")
