"""Pay runs, their parts and approvals, payments, the ledger, payment files and answers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "ledger_line",
        sa.Column("payment_id", sa.BigInteger(), nullable=False),
        sa.Column("posting", sa.SmallInteger(), nullable=False),
        sa.Column("account", sa.SmallInteger(), nullable=False),
        sa.Column("share", sa.SmallInteger(), nullable=False),
        sa.Column("program", sa.SmallInteger(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_ledger_line_payment", "ledger_line", ["payment_id"], unique=False, postgresql_using="brin")
    op.create_table(
        "order_taken",
        sa.Column("payment_id", sa.BigInteger(), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("payment_id", "order_id", name=op.f("pk_order_taken")),
    )
    op.create_index("ix_order_taken_order", "order_taken", ["order_id"], unique=False)
    op.create_table(
        "pay_line",
        sa.Column("payment_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("rate_cents", sa.BigInteger(), nullable=False),
        sa.Column("regular_rate_cents", sa.BigInteger(), nullable=True),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "kind in ('regular','overtime','travel','sick_leave','difference')", name=op.f("ck_pay_line_known_kind")
        ),
    )
    # pay_line has no key: lines lie in the order of their payments, a block range index finds them at a fraction of the cost.
    op.create_index("ix_pay_line_payment", "pay_line", ["payment_id"], postgresql_using="brin")
    op.create_table(
        "payment",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("run_id", sa.BigInteger(), nullable=False),
        sa.Column("part", sa.BigInteger(), nullable=False),
        sa.Column("timesheet_id", sa.BigInteger(), nullable=True),
        sa.Column("assignment_id", sa.BigInteger(), nullable=False),
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("county_code", sa.String(length=2), nullable=False),
        sa.Column("program", sa.String(length=8), nullable=False),
        sa.Column("period_begins", sa.Date(), nullable=False),
        sa.Column("pay_date", sa.Date(), nullable=False),
        sa.Column("gross_cents", sa.BigInteger(), nullable=False),
        sa.Column("social_security_cents", sa.BigInteger(), nullable=False),
        sa.Column("medicare_cents", sa.BigInteger(), nullable=False),
        sa.Column("sdi_cents", sa.BigInteger(), nullable=False),
        sa.Column("federal_income_tax_cents", sa.BigInteger(), nullable=False),
        sa.Column("state_income_tax_cents", sa.BigInteger(), nullable=False),
        sa.Column("share_of_cost_cents", sa.BigInteger(), nullable=False),
        sa.Column("deductions_cents", sa.BigInteger(), nullable=False),
        sa.Column("net_cents", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("year_to_date_cents", sa.BigInteger(), nullable=False),
        sa.Column("quarter_to_date_cents", sa.BigInteger(), nullable=False),
        sa.Column("relationship", sa.String(length=16), nullable=False),
        sa.Column("live_in", sa.Boolean(), nullable=False),
        sa.Column("method", sa.String(length=16), nullable=False),
        sa.Column("direct_deposit_id", sa.BigInteger(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("status_on", sa.Date(), nullable=True),
        sa.Column("replaces_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "method in ('direct_deposit','warrant','advance','none')", name=op.f("ck_payment_known_method")
        ),
        sa.CheckConstraint(
            "status in ('reckoned','issued','paid','returned','void','stale','replaced')",
            name=op.f("ck_payment_known_status"),
        ),
        sa.CheckConstraint("net_cents >= 0", name=op.f("ck_payment_never_below_nothing")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
    )
    op.create_index("ix_payment_assignment", "payment", ["assignment_id", "id"], unique=False)
    op.create_index(
        "ix_payment_open",
        "payment",
        ["status", "run_id"],
        unique=False,
        postgresql_where="status in ('returned','void','stale')",
    )
    op.create_index(
        "uq_payment_timesheet",
        "payment",
        ["timesheet_id"],
        unique=True,
        postgresql_where="replaces_id is null and timesheet_id is not null",
    )
    op.create_table(
        "pay_run",
        sa.Column("number", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("period_begins", sa.Date(), nullable=False),
        sa.Column("period_ends", sa.Date(), nullable=False),
        sa.Column("pay_date", sa.Date(), nullable=False),
        sa.Column("county_code", sa.String(length=2), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("status_before_stop", sa.String(length=24), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.BigInteger(), nullable=True),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_payment_id", sa.BigInteger(), nullable=True),
        sa.Column("parts", sa.BigInteger(), nullable=False),
        sa.Column("law", sa.String(length=64), nullable=True),
        sa.Column("sentence", sa.Text(), nullable=True),
        sa.Column("timesheets", sa.BigInteger(), nullable=False),
        sa.Column("payments", sa.BigInteger(), nullable=False),
        sa.Column("held", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("gross_cents", sa.BigInteger(), nullable=False),
        sa.Column("net_cents", sa.BigInteger(), nullable=False),
        sa.Column("reckoned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "kind <> 'retroactive' or county_code is not null", name=op.f("ck_pay_run_retroactive_of_a_county")
        ),
        sa.CheckConstraint(
            "kind in ('half_month','nightly','supplemental','retroactive','special')",
            name=op.f("ck_pay_run_known_kind"),
        ),
        sa.CheckConstraint(
            "status in ('planned','calculating','awaiting_officer','awaiting_supervisor','issuing','issued','stopped','discarded','failed')",
            name=op.f("ck_pay_run_known_status"),
        ),
        sa.CheckConstraint("period_begins <= period_ends", name=op.f("ck_pay_run_in_order")),
        sa.ForeignKeyConstraint(["county_code"], ["county.code"], name=op.f("fk_pay_run_county_code")),
        sa.ForeignKeyConstraint(["made_by_id"], ["staff.id"], name=op.f("fk_pay_run_made_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pay_run")),
        sa.UniqueConstraint("number", name=op.f("uq_pay_run_number")),
    )
    op.create_table(
        "payment_answer",
        sa.Column("payment_id", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("told", sa.String(length=80), nullable=True),
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "answer in ('paid','returned','void','stale','notice_of_change')",
            name=op.f("ck_payment_answer_known_answer"),
        ),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"], name=op.f("fk_payment_answer_payment_id")),
        sa.ForeignKeyConstraint(["settled_by_id"], ["staff.id"], name=op.f("fk_payment_answer_settled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_answer")),
        sa.UniqueConstraint("reference", name=op.f("uq_payment_answer_reference")),
    )
    op.create_index(
        "ix_payment_answer_open",
        "payment_answer",
        ["came_at"],
        unique=False,
        postgresql_where="settled_at is null and answer <> 'paid'",
    )
    op.create_index(op.f("ix_payment_answer_payment_id"), "payment_answer", ["payment_id"], unique=False)
    op.create_table(
        "pay_run_approval",
        sa.Column("run_id", sa.BigInteger(), nullable=False),
        sa.Column("desk", sa.String(length=16), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("payments", sa.BigInteger(), nullable=False),
        sa.Column("net_cents", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("desk in ('payroll_officer','supervisor')", name=op.f("ck_pay_run_approval_known_desk")),
        sa.ForeignKeyConstraint(["run_id"], ["pay_run.id"], name=op.f("fk_pay_run_approval_run_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_pay_run_approval_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pay_run_approval")),
    )
    op.create_index("uq_pay_run_approval_desk", "pay_run_approval", ["run_id", "desk"], unique=True)
    op.create_index("uq_pay_run_approval_staff", "pay_run_approval", ["run_id", "staff_id"], unique=True)
    op.create_table(
        "pay_run_part",
        sa.Column("run_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("first_enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("last_enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("first_payment_id", sa.BigInteger(), nullable=False),
        sa.Column("timesheets", sa.BigInteger(), nullable=False),
        sa.Column("payments", sa.BigInteger(), nullable=False),
        sa.Column("held", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("gross_cents", sa.BigInteger(), nullable=False),
        sa.Column("net_cents", sa.BigInteger(), nullable=False),
        sa.Column("ledger_lines", sa.BigInteger(), nullable=False),
        sa.Column("sampled", sa.BigInteger(), nullable=False),
        sa.Column("reckoned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["pay_run.id"], name=op.f("fk_pay_run_part_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pay_run_part")),
    )
    op.create_index("uq_pay_run_part", "pay_run_part", ["run_id", "number"], unique=True)
    op.create_table(
        "payment_file",
        sa.Column("run_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("entries", sa.BigInteger(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("entry_hash", sa.String(length=10), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("kind in ('ach','warrants')", name=op.f("ck_payment_file_known_kind")),
        sa.ForeignKeyConstraint(["run_id"], ["pay_run.id"], name=op.f("fk_payment_file_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_file")),
    )
    op.create_index("uq_payment_file", "payment_file", ["run_id", "kind"], unique=True)
    op.create_table(
        "pay_stop",
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("assignment_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("placed_by_id", sa.BigInteger(), nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lifted_by_id", sa.BigInteger(), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("(lifted_at is null) = (lifted_by_id is null)", name=op.f("ck_pay_stop_lifted_by_somebody")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_pay_stop_assignment_id")),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_pay_stop_enrollment_id")),
        sa.ForeignKeyConstraint(["lifted_by_id"], ["staff.id"], name=op.f("fk_pay_stop_lifted_by_id")),
        sa.ForeignKeyConstraint(["placed_by_id"], ["staff.id"], name=op.f("fk_pay_stop_placed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pay_stop")),
    )
    op.create_index(op.f("ix_pay_stop_enrollment_id"), "pay_stop", ["enrollment_id"], unique=False)
    op.create_table(
        "pay_hold",
        sa.Column("run_id", sa.BigInteger(), nullable=False),
        sa.Column("part", sa.BigInteger(), nullable=False),
        sa.Column("timesheet_id", sa.BigInteger(), nullable=False),
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("county_code", sa.String(length=2), nullable=False),
        sa.Column("reasons", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=True),
        sa.Column("gross_cents", sa.BigInteger(), nullable=True),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_pay_hold_enrollment_id")),
        sa.ForeignKeyConstraint(["run_id"], ["pay_run.id"], name=op.f("fk_pay_hold_run_id")),
        sa.ForeignKeyConstraint(["timesheet_id"], ["timesheet.id"], name=op.f("fk_pay_hold_timesheet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pay_hold")),
    )
    op.create_index("ix_pay_hold_timesheet", "pay_hold", ["timesheet_id"], unique=False)
    op.create_index("uq_pay_hold", "pay_hold", ["run_id", "timesheet_id"], unique=True)


def downgrade() -> None:
    """Take them away."""
    op.drop_table("pay_hold")
    op.drop_table("pay_stop")
    op.drop_table("payment_file")
    op.drop_table("pay_run_part")
    op.drop_table("pay_run_approval")
    op.drop_table("payment_answer")
    op.drop_table("pay_run")
    op.drop_table("payment")
    op.drop_table("pay_line")
    op.drop_table("order_taken")
    op.drop_table("ledger_line")
