"""Bank accounts, certificates of withholding, share of cost, orders, overpayments, advance pay."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "advance_payment",
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("reconciled_cents", sa.BigInteger(), nullable=False),
        sa.Column("reconciled_on", sa.Date(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["care_case.id"], name=op.f("fk_advance_payment_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_advance_payment")),
    )
    op.create_index("uq_advance_payment", "advance_payment", ["case_id", "month"], unique=True)
    op.create_table(
        "share_of_cost",
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("from_month", sa.Date(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("extract(day from from_month) = 1", name=op.f("ck_share_of_cost_a_month")),
        sa.ForeignKeyConstraint(["case_id"], ["care_case.id"], name=op.f("fk_share_of_cost_case_id")),
        sa.ForeignKeyConstraint(["made_by_id"], ["staff.id"], name=op.f("fk_share_of_cost_made_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_of_cost")),
    )
    op.create_index("uq_share_of_cost", "share_of_cost", ["case_id", "from_month"], unique=True)
    op.create_table(
        "withholding_certificate",
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("form", sa.String(length=4), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("filing_status", sa.String(length=20), nullable=False),
        sa.Column("two_jobs", sa.Boolean(), nullable=False),
        sa.Column("credits_cents", sa.BigInteger(), nullable=False),
        sa.Column("other_income_cents", sa.BigInteger(), nullable=False),
        sa.Column("deductions_cents", sa.BigInteger(), nullable=False),
        sa.Column("allowances", sa.BigInteger(), nullable=False),
        sa.Column("estimated_deductions", sa.BigInteger(), nullable=False),
        sa.Column("extra_cents", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("form in ('w4','de4')", name=op.f("ck_withholding_certificate_known_form")),
        sa.ForeignKeyConstraint(
            ["enrollment_id"], ["enrollment.id"], name=op.f("fk_withholding_certificate_enrollment_id")
        ),
        sa.ForeignKeyConstraint(["made_by_id"], ["staff.id"], name=op.f("fk_withholding_certificate_made_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withholding_certificate")),
    )
    op.create_index(
        "uq_withholding_open",
        "withholding_certificate",
        ["enrollment_id", "form"],
        unique=True,
        postgresql_where="ended_on is null",
    )
    op.create_table(
        "direct_deposit",
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("assignment_id", sa.BigInteger(), nullable=False),
        sa.Column("routing_number", sa.String(length=9), nullable=False),
        sa.Column("account_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("account_last_four", sa.String(length=4), nullable=False),
        sa.Column("account_kind", sa.String(length=10), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("account_kind in ('checking','savings')", name=op.f("ck_direct_deposit_known_kind")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_direct_deposit_assignment_id")),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_direct_deposit_enrollment_id")),
        sa.ForeignKeyConstraint(["made_by_id"], ["staff.id"], name=op.f("fk_direct_deposit_made_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_direct_deposit")),
    )
    op.create_index(op.f("ix_direct_deposit_enrollment_id"), "direct_deposit", ["enrollment_id"], unique=False)
    op.create_index(
        "uq_direct_deposit_open", "direct_deposit", ["assignment_id"], unique=True, postgresql_where="ended_on is null"
    )
    op.create_table(
        "overpayment",
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("assignment_id", sa.BigInteger(), nullable=False),
        sa.Column("payment_id", sa.BigInteger(), nullable=True),
        sa.Column("timesheet_id", sa.BigInteger(), nullable=True),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("found_by_id", sa.BigInteger(), nullable=True),
        sa.Column("forgiven_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("cents > 0", name=op.f("ck_overpayment_some_money")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_overpayment_assignment_id")),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_overpayment_enrollment_id")),
        sa.ForeignKeyConstraint(["found_by_id"], ["staff.id"], name=op.f("fk_overpayment_found_by_id")),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"], name=op.f("fk_overpayment_payment_id")),
        sa.ForeignKeyConstraint(["timesheet_id"], ["timesheet.id"], name=op.f("fk_overpayment_timesheet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overpayment")),
    )
    op.create_index(op.f("ix_overpayment_enrollment_id"), "overpayment", ["enrollment_id"], unique=False)
    op.create_index(
        "uq_overpayment_timesheet",
        "overpayment",
        ["timesheet_id"],
        unique=True,
        postgresql_where="timesheet_id is not null",
    )
    op.create_table(
        "pay_order",
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("assignment_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("payee", sa.String(length=80), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=True),
        sa.Column("amount_cents", sa.BigInteger(), nullable=True),
        sa.Column("share_hundredths", sa.BigInteger(), nullable=True),
        sa.Column("balance_cents", sa.BigInteger(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("overpayment_id", sa.BigInteger(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "kind in ('support','tax_levy','creditor','overpayment','union_dues','health_premium','voluntary')",
            name=op.f("ck_pay_order_known_kind"),
        ),
        sa.CheckConstraint(
            "(amount_cents is null) <> (share_hundredths is null)", name=op.f("ck_pay_order_amount_or_share")
        ),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_pay_order_assignment_id")),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_pay_order_enrollment_id")),
        sa.ForeignKeyConstraint(["made_by_id"], ["staff.id"], name=op.f("fk_pay_order_made_by_id")),
        sa.ForeignKeyConstraint(["overpayment_id"], ["overpayment.id"], name=op.f("fk_pay_order_overpayment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pay_order")),
    )
    op.create_index(op.f("ix_pay_order_enrollment_id"), "pay_order", ["enrollment_id"], unique=False)


def downgrade() -> None:
    """Take them away."""
    op.drop_table("pay_order")
    op.drop_table("overpayment")
    op.drop_table("direct_deposit")
    op.drop_table("withholding_certificate")
    op.drop_table("share_of_cost")
    op.drop_table("advance_payment")
