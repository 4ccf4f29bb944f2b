"""Submissions, tasks, clocks, events, decisions, notices and papers may be about a timesheet or a violation."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

MORE = {"clock": (), "decision": (), "document": (), "event": ("at",), "notice": (), "submission": ("id",), "task": ()}
"""The tables, and what follows the reference in the index."""
KINDS = ("timesheet", "violation")


def upgrade() -> None:
    """Add one reference for each kind, with an index of the rows that have it."""
    for table, more in MORE.items():
        for kind in KINDS:
            column = f"{kind}_id"
            op.add_column(table, sa.Column(column, sa.BigInteger(), nullable=True))
            op.create_foreign_key(op.f(f"fk_{table}_{column}"), table, kind, [column], ["id"])
            op.create_index(f"ix_{table}_{kind}", table, [column, *more], postgresql_where=f"{column} is not null")


def downgrade() -> None:
    """Take them back; the keys and indexes go with their columns."""
    for table in MORE:
        for kind in KINDS:
            op.drop_column(table, f"{kind}_id")
