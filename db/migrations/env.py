"""Runs migrations on the connection that `db.schema` hands over; Alembic calls this file."""

from alembic import context

from db.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
