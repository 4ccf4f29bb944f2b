"""An exception or an appeal that is not decided any more, since the standing changed otherwise, is overtaken."""

from alembic import op

revision = "0014"
down_revision = "0013"

OUTCOMES = {
    "exception_request": "'received','returned','forwarded','granted','denied','late'",
    "enrollment_appeal": "'received','late','granted','denied'",
}


def upgrade() -> None:
    """Apply."""
    for table, outcomes in OUTCOMES.items():
        _allow(table, f"{outcomes},'overtaken'")


def downgrade() -> None:
    """Take back."""
    for table, outcomes in OUTCOMES.items():
        _allow(table, outcomes)


def _allow(table: str, outcomes: str) -> None:
    name = op.f(f"ck_{table}_known_outcome")
    op.drop_constraint(name, table)
    op.create_check_constraint(name, table, f"outcome in ({outcomes})")
