"""Payments are issued anew or made void by wishes on record; each is replaced once, and totals know what came back."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"

TAKEN = (
    "social_security_cents + medicare_cents + sdi_cents + federal_income_tax_cents + state_income_tax_cents"
    " + share_of_cost_cents + deductions_cents + net_cents"
)
CHECKS = {
    "known_kind": "kind in ('issue_anew','void','one_off','stop')",
    "known_method": "method in ('direct_deposit','warrant')",
    "done_by_a_run": "(kind = 'stop') = (run_id is null)",
    "about_a_payment": "(kind = 'one_off') = (payment_id is null)",
    "some_gross": "(kind = 'one_off') = (gross_cents is not null)",
    "some_money": "gross_cents > 0",
}
CORRECTED: dict[str, sa.types.TypeEngine[Any]] = {
    "routing_number": sa.String(length=9),
    "account_sealed": sa.LargeBinary(),
    "account_last_four": sa.String(length=4),
    "account_kind": sa.String(length=10),
}
"""An account as its bank would have it, of a notice of change."""
REFERENCES = ("pay_run:run_id", "payment:payment_id", "assignment:assignment_id", "enrollment:enrollment_id")


def upgrade() -> None:
    """Make the table, one replacement a payment, and the column that ties."""
    op.create_table(
        "payment_repair",
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("run_id", sa.BigInteger(), nullable=True),
        sa.Column("payment_id", sa.BigInteger(), nullable=True),
        sa.Column("assignment_id", sa.BigInteger(), nullable=False),
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("method", sa.String(length=16), nullable=True),
        sa.Column("gross_cents", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by_id", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        *(sa.CheckConstraint(check, name=op.f(f"ck_payment_repair_{name}")) for name, check in CHECKS.items()),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_payment_repair_{column}"))
            for table, column in (*(each.split(":") for each in REFERENCES), ("staff", "asked_by_id"))
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_repair")),
    )
    op.create_index("ix_payment_repair_run_id", "payment_repair", ["run_id"])
    op.create_index("ix_payment_repair_payment_id", "payment_repair", ["payment_id"])
    once, unsent = "payment_id is not null", "kind = 'stop' and sent_at is null"
    op.create_index("uq_payment_repair", "payment_repair", ["run_id", "payment_id"], unique=True, postgresql_where=once)
    op.create_index("ix_payment_repair_unsent", "payment_repair", ["asked_at"], postgresql_where=unsent)
    replaces = "replaces_id is not null"
    op.create_index("uq_payment_replaces", "payment", ["replaces_id"], unique=True, postgresql_where=replaces)
    op.add_column("pay_run_total", sa.Column("returned_cents", sa.BigInteger(), server_default="0", nullable=False))
    _ties(f"{TAKEN} = gross_cents + returned_cents")
    for column, kind in CORRECTED.items():
        op.add_column("payment_answer", sa.Column(column, kind, nullable=True))


def downgrade() -> None:
    """Take them back; totals with money that had come back do not tie any more and are added up again."""
    for column in CORRECTED:
        op.drop_column("payment_answer", column)
    op.execute("delete from pay_run_total where returned_cents <> 0")
    op.drop_column("pay_run_total", "returned_cents")
    _ties(f"{TAKEN} = gross_cents")
    op.drop_index("uq_payment_replaces", "payment")
    op.drop_table("payment_repair")


def _ties(check: str) -> None:
    name = op.f("ck_pay_run_total_gross_is_all_of_it")
    op.execute(f"alter table pay_run_total drop constraint if exists {name}")
    op.create_check_constraint(name, "pay_run_total", check)
