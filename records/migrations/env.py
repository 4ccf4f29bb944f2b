"""Alembic's entry: run the migrations on the connection the command hands over, never on one of its own."""

from alembic import context

from records.all_tables import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, compare_type=True)
with context.begin_transaction():
    context.run_migrations()
