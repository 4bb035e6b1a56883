"""Runs migrations on the connection that `copilot.storage.prepare` hands over."""

from __future__ import annotations

from alembic import context

from copilot.storage.tables import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["metadata"],
    version_table=VERSION_TABLE,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
