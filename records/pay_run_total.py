"""What a pay run comes to by part, county and program: a few thousand rows, so that no page adds up a million payments.

Written with each part in the same transaction. The database holds that every row ties: what is withheld, taken off and
paid is the gross; what the programs and the recipients bear is the gross; what leaves by each way is the net. In cents.
"""

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base

TAXES = (
    "social_security_cents",
    "medicare_cents",
    "sdi_cents",
    "federal_income_tax_cents",
    "state_income_tax_cents",
)
SHARES = ("federal_cents", "state_cents", "county_cents")
"""Whose money it is, as the ledger's WAGES lines have it; the recipient's is the share of cost."""
WAYS = ("direct_deposit_cents", "warrant_cents", "advance_cents")
FIGURES = (
    *("payments", "minutes", "gross_cents", *TAXES, "share_of_cost_cents", "deductions_cents", "net_cents"),
    *(*SHARES, "direct_deposits", "direct_deposit_cents", "warrants", "warrant_cents", "advance_cents"),
)
"""Everything that is added up."""


class PayRunTotal(Base):
    """The payments of one part of a run in one county and program, added up."""

    __tablename__ = "pay_run_total"

    run_id: Mapped[int] = mapped_column(primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True)
    county_code: Mapped[str] = mapped_column(String(2), primary_key=True)
    program: Mapped[str] = mapped_column(String(8), primary_key=True)
    payments: Mapped[int]
    minutes: Mapped[int]
    gross_cents: Mapped[int]
    social_security_cents: Mapped[int]
    medicare_cents: Mapped[int]
    sdi_cents: Mapped[int]
    federal_income_tax_cents: Mapped[int]
    state_income_tax_cents: Mapped[int]
    share_of_cost_cents: Mapped[int]
    deductions_cents: Mapped[int]
    net_cents: Mapped[int]
    federal_cents: Mapped[int]
    state_cents: Mapped[int]
    county_cents: Mapped[int]
    direct_deposits: Mapped[int]
    direct_deposit_cents: Mapped[int]
    warrants: Mapped[int]
    warrant_cents: Mapped[int]
    advance_cents: Mapped[int]
    returned_cents: Mapped[int] = mapped_column(server_default="0")  # had come back, and goes out again or is kept;
    # or goes out in advance, with nothing earned yet

    __table_args__ = (
        CheckConstraint(
            " + ".join((*TAXES, "share_of_cost_cents", "deductions_cents", "net_cents"))
            + " = gross_cents + returned_cents",
            name="gross_is_all_of_it",
        ),
        CheckConstraint(" + ".join((*SHARES, "share_of_cost_cents")) + " = gross_cents", name="somebody_bears_it"),
        CheckConstraint(" + ".join(WAYS) + " = net_cents", name="net_leaves_some_way"),
    )
