"""What else is taken from a provider's pay: orders of courts and agencies, dues, premiums, overpayments."""

import datetime as dt
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified

KINDS = ("support", "tax_levy", "creditor", "overpayment", "union_dues", "health_premium", "voluntary")
UNIONS = ("udw", "seiu_2015")
SETTLED_AS = ("care_given", "died", "given_back", "made_void")
"""How what is left of a month in advance was settled. Where the money is here again, by `given_back` or `made_void`,
the month's later timesheets are paid to the providers; else the recipient has it for them."""
STAYS_PAID_AHEAD = ("care_given", "died")


class PayOrder(Base, Identified):
    """A standing order on a provider's payments, until it ends or its balance is met.

    An amount is taken once of a half-month's pay, over all recipients; a share of each payment; dues by the law's word.
    """

    __tablename__ = "pay_order"

    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), index=True)
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))  # none: any recipient's payment
    kind: Mapped[str] = mapped_column(String(16))
    payee: Mapped[str] = mapped_column(String(80))
    reference: Mapped[str | None] = mapped_column(String(40))  # the court's or agency's
    amount_cents: Mapped[int | None]  # of each half-month's pay
    share_hundredths: Mapped[int | None]  # or hundredths of a percent of what the law leaves
    dues_of: Mapped[str | None] = mapped_column(String(12))  # or what the dues of this union come to
    balance_cents: Mapped[int | None]  # in all, at the beginning; none: without end
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date | None]  # the first pay date that it does not take from
    overpayment_id: Mapped[int | None] = mapped_column(ForeignKey("overpayment.id"))
    made_at: Mapped[dt.datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))

    __table_args__ = (
        CheckConstraint("kind in ('" + "','".join(KINDS) + "')", name="known_kind"),
        CheckConstraint("num_nonnulls(amount_cents, share_hundredths, dues_of) = 1", name="amount_or_share"),
        CheckConstraint(
            "dues_of is null or (dues_of in ('" + "','".join(UNIONS) + "') and kind = 'union_dues')",
            name="known_union",
        ),
    )


class Overpayment(Base, Identified):
    """What a provider was paid too much: found by a correction, a lower rate, or by somebody; recovered by an order."""

    __tablename__ = "overpayment"

    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), index=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"))
    payment_id: Mapped[int | None] = mapped_column(ForeignKey("payment.id"))  # that was too much
    timesheet_id: Mapped[int | None] = mapped_column(ForeignKey("timesheet.id"))  # the correction that showed it
    cents: Mapped[int]  # to be given back: what came to the provider, after the taxes that were withheld from it
    gross_cents: Mapped[int | None]  # the wages that were too much; none where somebody said what came to the provider
    reason: Mapped[str]
    found_at: Mapped[dt.datetime]
    found_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    run_id: Mapped[int | None] = mapped_column(ForeignKey("pay_run.id"))  # that found it; recovered once it is issued
    forgiven_at: Mapped[dt.datetime | None]
    forgiven_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    forgiven_reason: Mapped[str | None]

    __table_args__ = (
        CheckConstraint("cents > 0", name="some_money"),
        Index("uq_overpayment_timesheet", "timesheet_id", unique=True, postgresql_where="timesheet_id is not null"),
        Index("ix_overpayment_run", "run_id", postgresql_where="run_id is not null"),
    )


class AdvancePayment(Base, Identified):
    """A month paid to a recipient in advance (W&I 12304), until timesheets account for it. Net cents."""

    __tablename__ = "advance_payment"

    case_id: Mapped[int] = mapped_column(ForeignKey("care_case.id"))
    month: Mapped[dt.date]  # its first day
    cents: Mapped[int]
    issued_on: Mapped[dt.date]
    due_on: Mapped[dt.date]  # deadline.advance_pay_reconciliation
    arrears_on: Mapped[dt.date | None]  # deadline.advance_pay_arrears; none: on record from before there was the clock
    payment_id: Mapped[int | None] = mapped_column(BigInteger)  # that paid it out; none: paid outside Hearth
    due_clock_id: Mapped[int | None] = mapped_column(ForeignKey("clock.id"))
    arrears_clock_id: Mapped[int | None] = mapped_column(ForeignKey("clock.id"))
    reconciled_cents: Mapped[int] = mapped_column(default=0)
    reconciled_on: Mapped[dt.date | None]
    # What somebody wrote down as given back, until a second person confirms it, which settles it, or says it is not so.
    receipt_cents: Mapped[int | None]
    receipt_reason: Mapped[str | None]
    receipt_at: Mapped[dt.datetime | None]
    receipt_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    # The county treats what is left as accounted for: rebutted, given back, or the recipient died (ACL 14-68).
    settled_at: Mapped[dt.datetime | None]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    settled_as: Mapped[str | None] = mapped_column(String(12))
    settled_reason: Mapped[str | None]

    __table_args__ = (
        CheckConstraint("(settled_at is null) = (settled_reason is null)", name="settled_with_a_reason"),
        CheckConstraint("(settled_at is null) = (settled_as is null)", name="settled_somehow"),
        CheckConstraint(
            "num_nulls(receipt_cents, receipt_reason, receipt_at, receipt_by_id) in (0, 4)", name="whole_receipt"
        ),
        CheckConstraint("settled_as <> 'given_back' or settled_by_id <> receipt_by_id", name="given_back_by_two"),
        CheckConstraint("settled_as in ('" + "','".join(SETTLED_AS) + "')", name="known_settlement"),
        Index("uq_advance_payment", "case_id", "month", unique=True),
        Index(
            "ix_advance_payment_open",
            "due_on",
            "id",
            postgresql_where="reconciled_cents < cents and settled_at is null",
        ),
        Index(
            "ix_advance_payment_receipt", "receipt_at", postgresql_where="receipt_at is not null and settled_at is null"
        ),
        Index("uq_advance_payment_payment", "payment_id", unique=True, postgresql_where="payment_id is not null"),
    )


class AdvanceHold(Base, Identified):
    """A recipient whose month was not paid in advance in a run, and why."""

    __tablename__ = "advance_hold"

    run_id: Mapped[int] = mapped_column(ForeignKey("pay_run.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("care_case.id"))
    reasons: Mapped[list[Any]]  # rows of ihss.advance_payment
    held_at: Mapped[dt.datetime]

    __table_args__ = (Index("uq_advance_hold", "run_id", "case_id", unique=True),)
