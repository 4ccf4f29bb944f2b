"""What timesheets come to beyond a month in advance is paid to the providers by special runs."""

from alembic import op

revision = "0038"
down_revision = "0037"

KINDS_BEFORE = ("issue_anew", "void", "one_off", "stop")
KINDS = (*KINDS_BEFORE, "excess")


def _known(kinds: tuple[str, ...]) -> None:
    op.drop_constraint(op.f("ck_payment_repair_known_kind"), "payment_repair")
    known = "kind in ('" + "','".join(kinds) + "')"
    op.create_check_constraint(op.f("ck_payment_repair_known_kind"), "payment_repair", known)


def upgrade() -> None:
    """One more kind of wish."""
    _known(KINDS)


def downgrade() -> None:
    """What was paid so stays paid; its wish reads as one for money issued anew, which it is nearest to."""
    op.execute("update payment_repair set kind = 'issue_anew' where kind = 'excess'")
    _known(KINDS_BEFORE)
