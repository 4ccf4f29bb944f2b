"""What somebody asked to be done about single payments: issued anew, made void, paid outside any timesheet, stopped."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified

KINDS = ("issue_anew", "void", "one_off", "excess", "stop")
METHODS = ("direct_deposit", "warrant")


class PaymentRepair(Base, Identified):
    """One wish about one payment. A special run does it when two people released it; a stop the Controller does."""

    __tablename__ = "payment_repair"

    kind: Mapped[str] = mapped_column(String(12))
    run_id: Mapped[int | None] = mapped_column(ForeignKey("pay_run.id"), index=True)
    payment_id: Mapped[int | None] = mapped_column(ForeignKey("payment.id"), index=True)  # that it is about
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))  # none: a recipient's payment
    enrollment_id: Mapped[int | None] = mapped_column(ForeignKey("enrollment.id"))
    method: Mapped[str | None] = mapped_column(String(16))
    gross_cents: Mapped[int | None]  # of a one-off payment
    reason: Mapped[str]
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    asked_at: Mapped[dt.datetime]
    sent_at: Mapped[dt.datetime | None]  # of a stop: when the Controller was asked

    __table_args__ = (
        CheckConstraint("kind in ('" + "','".join(KINDS) + "')", name="known_kind"),
        CheckConstraint("method in ('" + "','".join(METHODS) + "')", name="known_method"),
        CheckConstraint("(kind = 'stop') = (run_id is null)", name="done_by_a_run"),
        CheckConstraint("(kind = 'one_off') = (payment_id is null)", name="about_a_payment"),
        CheckConstraint("(kind = 'one_off') = (gross_cents is not null)", name="some_gross"),
        CheckConstraint("gross_cents > 0", name="some_money"),
        Index("uq_payment_repair", "run_id", "payment_id", unique=True, postgresql_where="payment_id is not null"),
        Index("ix_payment_repair_unsent", "asked_at", postgresql_where="kind = 'stop' and sent_at is null"),
    )
