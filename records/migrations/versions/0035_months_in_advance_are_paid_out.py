"""Months in advance are paid out by runs: payments of recipients, what was not paid and why, clocks and settlement."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0035"
down_revision = "0034"

KINDS_BEFORE = ("half_month", "nightly", "supplemental", "retroactive", "special")
KINDS = (*KINDS_BEFORE, "advance")
CLOCKS = ("due_clock_id", "arrears_clock_id")
OF_A_PROVIDER = ("payment", "payment_repair")


def _known(kinds: tuple[str, ...]) -> None:
    op.drop_constraint(op.f("ck_pay_run_known_kind"), "pay_run")
    op.create_check_constraint(op.f("ck_pay_run_known_kind"), "pay_run", "kind in ('" + "','".join(kinds) + "')")


def upgrade() -> None:
    """A payment may be a recipient's; an advance knows its payment, its clocks and how it was settled."""
    _known(KINDS)
    for table in OF_A_PROVIDER:
        for column in ("assignment_id", "enrollment_id"):
            op.alter_column(table, column, existing_type=sa.BigInteger(), nullable=True)
    op.add_column("advance_payment", sa.Column("arrears_on", sa.Date(), nullable=True))
    op.add_column("advance_payment", sa.Column("payment_id", sa.BigInteger(), nullable=True))
    op.add_column("advance_payment", sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("advance_payment", sa.Column("settled_by_id", sa.BigInteger(), nullable=True))
    op.add_column("advance_payment", sa.Column("settled_reason", sa.Text(), nullable=True))
    for column in CLOCKS:
        op.add_column("advance_payment", sa.Column(column, sa.BigInteger(), nullable=True))
        op.create_foreign_key(op.f(f"fk_advance_payment_{column}"), "advance_payment", "clock", [column], ["id"])
    op.create_foreign_key(
        op.f("fk_advance_payment_settled_by_id"), "advance_payment", "staff", ["settled_by_id"], ["id"]
    )
    op.create_check_constraint(
        op.f("ck_advance_payment_settled_with_a_reason"),
        "advance_payment",
        "(settled_at is null) = (settled_reason is null)",
    )
    op.create_index(
        "uq_advance_payment_payment",
        "advance_payment",
        ["payment_id"],
        unique=True,
        postgresql_where="payment_id is not null",
    )
    op.create_table(
        "advance_hold",
        sa.Column("run_id", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("reasons", postgresql.JSONB(), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["care_case.id"], name=op.f("fk_advance_hold_case_id")),
        sa.ForeignKeyConstraint(["run_id"], ["pay_run.id"], name=op.f("fk_advance_hold_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_advance_hold")),
    )
    op.create_index("uq_advance_hold", "advance_hold", ["run_id", "case_id"], unique=True)


def downgrade() -> None:
    """What was paid to recipients stays on record, as special runs', with one of their providers; who was not, goes."""
    op.drop_table("advance_hold")
    op.drop_index("uq_advance_payment_payment", "advance_payment")
    op.drop_constraint(op.f("ck_advance_payment_settled_with_a_reason"), "advance_payment")
    for column in ("settled_reason", "settled_by_id", "settled_at", "payment_id", *CLOCKS, "arrears_on"):
        op.drop_column("advance_payment", column)
    op.execute("""update payment p set (assignment_id, enrollment_id) = (select a.id, a.enrollment_id from assignment a
        where a.case_id = p.case_id order by a.ended_on desc, a.id limit 1) where p.assignment_id is null""")
    op.execute("""update payment_repair r set (assignment_id, enrollment_id) = (
        select p.assignment_id, p.enrollment_id from payment p where p.id = r.payment_id)
        where r.assignment_id is null""")
    for table in OF_A_PROVIDER:
        for column in ("assignment_id", "enrollment_id"):
            op.alter_column(table, column, existing_type=sa.BigInteger(), nullable=False)
    op.execute("update pay_run set kind = 'special' where kind = 'advance'")
    _known(KINDS_BEFORE)
