"""Files of a run's payments, and what the bank and the Controller answer to them."""

import datetime as dt

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified

ANSWERS = ("paid", "returned", "void", "stale", "notice_of_change")


class PaymentFile(Base, Identified):
    """A file made for a run: told apart by its bytes, which are the same however often it is made."""

    __tablename__ = "payment_file"

    run_id: Mapped[int] = mapped_column(ForeignKey("pay_run.id"))
    kind: Mapped[str] = mapped_column(String(16))
    name: Mapped[str]  # in the folder of payment files
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    entries: Mapped[int]
    cents: Mapped[int] = mapped_column(BigInteger)
    entry_hash: Mapped[str | None] = mapped_column(String(10))  # of an ACH file: routing numbers added up
    made_at: Mapped[dt.datetime]
    settled_on: Mapped[dt.date | None]  # the bank settled it: what did not come back is paid

    __table_args__ = (
        CheckConstraint("kind in ('ach','warrants')", name="known_kind"),
        Index("uq_payment_file", "run_id", "kind", unique=True),
    )


class PaymentAnswer(Base, Identified):
    """What the bank or the Controller said of one payment; the same line twice is one answer."""

    __tablename__ = "payment_answer"

    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"), index=True)
    answer: Mapped[str] = mapped_column(String(16))
    code: Mapped[str | None] = mapped_column(String(8))  # R01, C02 ... of an ACH return
    on: Mapped[dt.date]
    told: Mapped[str | None] = mapped_column(String(80))
    reference: Mapped[str] = mapped_column(String(64), unique=True)  # file and line
    came_at: Mapped[dt.datetime]
    file_name: Mapped[str | None] = mapped_column(String(120))  # that it came in; none: before that was kept
    file_sha256: Mapped[str | None] = mapped_column(String(64))  # by which who sent it up is found
    settled_at: Mapped[dt.datetime | None]  # somebody issued it anew, or nothing is to be done
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    # Of a notice of change: the account as the bank would have it; what is empty stays as it is.
    routing_number: Mapped[str | None] = mapped_column(String(9))
    account_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    account_last_four: Mapped[str | None] = mapped_column(String(4))
    account_kind: Mapped[str | None] = mapped_column(String(10))

    __table_args__ = (
        CheckConstraint("answer in ('" + "','".join(ANSWERS) + "')", name="known_answer"),
        Index("ix_payment_answer_open", "came_at", postgresql_where="settled_at is null and answer <> 'paid'"),
    )
