"""What standing orders take of payments beyond taxes: courts, agencies, unions, premiums, overpayments."""

from typing import Any

import polars as pl
from sqlalchemy.orm import Session

from activities.pay_run.reading import Known

TAKEN: dict[str, Any] = {"place": pl.Int64, "order_id": pl.Int64, "kind": pl.String, "cents": pl.Int64}
"""One row for each order that takes something of a payment."""


def taken(session: Session, known: Known, payments: pl.DataFrame) -> pl.DataFrame:
    """What the orders in force take of these payments, columns as `TAKEN`, by place and order.

    `payments` are rows of `known.sheets` in the order in which they are paid, with `disposable_cents` and `net_cents`.
    """
    return pl.DataFrame(schema=TAKEN)
