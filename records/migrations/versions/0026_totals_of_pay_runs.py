"""What a pay run comes to by part, county and program, added up once and held to tie."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

TAXES = (
    *("social_security_cents", "medicare_cents", "sdi_cents"),
    *("federal_income_tax_cents", "state_income_tax_cents"),
)
FIGURES = (
    *("payments", "minutes", "gross_cents", *TAXES, "share_of_cost_cents", "deductions_cents", "net_cents"),
    *("federal_cents", "state_cents", "county_cents"),
    *("direct_deposits", "direct_deposit_cents", "warrants", "warrant_cents", "advance_cents"),
)
TIES = {
    "gross_is_all_of_it": f"{' + '.join(TAXES)} + share_of_cost_cents + deductions_cents + net_cents = gross_cents",
    "somebody_bears_it": "federal_cents + state_cents + county_cents + share_of_cost_cents = gross_cents",
    "net_leaves_some_way": "direct_deposit_cents + warrant_cents + advance_cents = net_cents",
}


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "pay_run_total",
        sa.Column("run_id", sa.BigInteger(), nullable=False),
        sa.Column("part", sa.BigInteger(), nullable=False),
        sa.Column("county_code", sa.String(length=2), nullable=False),
        sa.Column("program", sa.String(length=8), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in FIGURES),
        *(sa.CheckConstraint(tie, name=op.f(f"ck_pay_run_total_{name}")) for name, tie in TIES.items()),
        sa.PrimaryKeyConstraint("run_id", "part", "county_code", "program", name=op.f("pk_pay_run_total")),
    )


def downgrade() -> None:
    """Take it back; what it says can be added up again."""
    op.drop_table("pay_run_total")
