"""How a provider is paid and what is withheld: bank account, certificates, the recipient's share of cost."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified


class DirectDeposit(Base, Identified):
    """The account into which an assignment's payments go (SOC 829, one for each recipient); its number is sealed."""

    __tablename__ = "direct_deposit"

    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), index=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"))
    routing_number: Mapped[str] = mapped_column(String(9))
    account_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    account_last_four: Mapped[str] = mapped_column(String(4))
    account_kind: Mapped[str] = mapped_column(String(10))
    starts_on: Mapped[dt.date]
    ended_on: Mapped[dt.date | None]  # the first day on which nothing goes there any more
    closed_on: Mapped[
        dt.date | None
    ]  # the bank said so; payments are held until there is another or a warrant is chosen
    made_at: Mapped[dt.datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # none: the provider online, or a partner

    __table_args__ = (
        CheckConstraint("account_kind in ('checking','savings')", name="known_kind"),
        Index("uq_direct_deposit_open", "assignment_id", unique=True, postgresql_where="ended_on is null"),
    )


class WithholdingCertificate(Base, Identified):
    """A W-4 (in its form since 2020) or a DE 4, in force from a day on until a newer one. Money in cents."""

    __tablename__ = "withholding_certificate"

    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"))
    form: Mapped[str] = mapped_column(String(4))  # w4, de4
    starts_on: Mapped[dt.date]
    ended_on: Mapped[dt.date | None]  # withdrawn, or a newer one is in force
    filing_status: Mapped[str] = mapped_column(String(20))
    two_jobs: Mapped[bool] = mapped_column(default=False)  # W-4, step 2(c)
    credits_cents: Mapped[int] = mapped_column(default=0)  # a year
    other_income_cents: Mapped[int] = mapped_column(default=0)  # a year
    deductions_cents: Mapped[int] = mapped_column(default=0)  # a year
    allowances: Mapped[int] = mapped_column(default=0)  # DE 4
    estimated_deductions: Mapped[int] = mapped_column(default=0)  # DE 4, allowances
    extra_cents: Mapped[int] = mapped_column(default=0)  # a payment
    old_status: Mapped[str | None] = mapped_column(String(24))  # of a W-4 from before 2020, as its paper says
    old_allowances: Mapped[int | None]
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))  # that made it a W-4 of today
    made_at: Mapped[dt.datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))

    __table_args__ = (
        CheckConstraint("form in ('w4','de4')", name="known_form"),
        CheckConstraint("num_nonnulls(old_status, old_allowances, decision_id) in (0, 3)", name="old_paper_whole"),
        Index("ix_withholding_certificate_enrollment", "enrollment_id", "form", "starts_on"),
        Index("uq_withholding_open", "enrollment_id", "form", unique=True, postgresql_where="ended_on is null"),
    )


class ShareOfCost(Base, Identified):
    """What a recipient pays for their own care in a month, from a month on until the next row (22 CCR 50653)."""

    __tablename__ = "share_of_cost"

    case_id: Mapped[int] = mapped_column(ForeignKey("care_case.id"))
    from_month: Mapped[dt.date]  # its first day
    cents: Mapped[int]
    made_at: Mapped[dt.datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # none: the Medi-Cal partner

    __table_args__ = (
        CheckConstraint("extract(day from from_month) = 1", name="a_month"),
        Index("uq_share_of_cost", "case_id", "from_month", unique=True),
    )
