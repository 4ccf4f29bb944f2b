"""The ledger: double entry by account, program and funding share, in cents; each payment's lines sum to nothing.

A debit is more than nothing, a credit less. Lines are only ever added: what is undone has lines the other way round.
"""

from enum import IntEnum

from sqlalchemy import BigInteger, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base


class Account(IntEnum):
    """The chart of accounts."""

    WAGES = 1  # debit; by program and funding share
    SETTLED_BY_RECIPIENT = 10  # the share of cost, paid by the recipient to the provider
    SOCIAL_SECURITY = 20
    MEDICARE = 21
    SDI = 22
    FEDERAL_INCOME_TAX = 23
    STATE_INCOME_TAX = 24
    SUPPORT = 30
    TAX_LEVY = 31
    CREDITOR = 32
    OVERPAYMENT = 33  # given back to the programs
    UNION_DUES = 34
    HEALTH_PREMIUM = 35
    VOLUNTARY = 36
    DIRECT_DEPOSIT = 40
    WARRANT = 41
    ADVANCE_PAY = 42  # paid to the recipient before the work (debit, the recipient's); what timesheets account for
    RETURNED = 50  # money that came back and is owed to the provider
    GIVEN_BACK = 51  # money of a month in advance that the recipient gave back (debit)


class Share(IntEnum):
    """Whose money it is."""

    NONE = 0
    FEDERAL = 1
    STATE = 2
    COUNTY = 3
    RECIPIENT = 4


class Program(IntEnum):
    """The programs as the ledger numbers them."""

    PCSP = 1
    IPO = 2
    IHSS_R = 3
    CFCO = 4
    WPCS = 5


class LedgerLine(Base):
    """One line. `posting`: 0 the payment, then one more for each later movement (returned, void, issued anew)."""

    __tablename__ = "ledger_line"

    payment_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    posting: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    account: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    share: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    program: Mapped[int] = mapped_column(SmallInteger)
    cents: Mapped[int]

    # No key in the database: lines lie in the order of their payments, and a block range index finds them.
    __table_args__ = (Index("ix_ledger_line_payment", "payment_id", postgresql_using="brin"),)
