"""Where a payment stands as its run stands: reckoned, issued with its part, paid once the bank has settled the file.

What happens to one payment alone (a return, a warrant that was cashed, an issue anew) stands in its own row.
"""

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, case, cast, func, select

from records.pay_run import PayRunPart
from records.payment_file import PaymentFile

METHODS = ("direct_deposit", "warrant", "advance", "none")
"""advance: paid to the recipient before; none: net is nothing."""

LEAVES = ("direct_deposit", "warrant")
"""Where nothing leaves, nothing is waited for: what was paid in advance, or comes to nothing, is paid once issued."""

STATUSES = ("reckoned", "issued", "paid", "returned", "void", "stale", "replaced")
ISSUED_DAY = cast(func.timezone("America/Los_Angeles", PayRunPart.issued_at), Date)


def made_by_run(run_id: Any, part: Any, method: Any) -> ColumnElement[str]:
    """`reckoned`, `issued` or `paid`, by the columns of a payment."""
    standing = case(
        (PayRunPart.issued_at.is_(None), "reckoned"),
        (method.not_in(LEAVES), "paid"),
        (_settled_on(run_id, method).is_not(None), "paid"),
        else_="issued",
    )
    mine = select(standing).where(*_of(run_id, part))
    return func.coalesce(mine.correlate_except(PayRunPart).scalar_subquery(), "reckoned")


def made_by_run_on(run_id: Any, part: Any, method: Any) -> ColumnElement[dt.date | None]:
    """The day since which it stands so; none before its part was issued."""
    since = case((PayRunPart.issued_at.is_not(None), func.coalesce(_settled_on(run_id, method), ISSUED_DAY)))
    return select(since).where(*_of(run_id, part)).correlate_except(PayRunPart).scalar_subquery()


def _of(run_id: Any, part: Any) -> tuple[ColumnElement[bool], ...]:
    return PayRunPart.run_id == run_id, PayRunPart.number == part


def _settled_on(run_id: Any, method: Any) -> ColumnElement[dt.date | None]:
    """The day on which the bank settled the run's file, for what is in it."""
    mine = and_(PaymentFile.run_id == run_id, PaymentFile.kind == "ach", method == "direct_deposit")
    return select(PaymentFile.settled_on).where(mine).correlate_except(PaymentFile).scalar_subquery()
