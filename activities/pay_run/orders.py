"""What standing orders take of payments beyond taxes: courts, agencies, unions, premiums, overpayments.

A provider's payments are served one after the other, by their numbers, and what an order was given by one counts in the
next: a balance is never passed, an amount is taken once of a half-month's pay however many recipients there are, and
dues look at the time paid in the month. What was taken back with a void payment is owed again.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from sqlalchemy.orm import Session

from activities.pay_run import orders_sql as sql
from activities.pay_run.asking import asked
from activities.pay_run.reading import Known, Whole
from activities.pay_run.reading_sql import Query
from activities.pay_run.stretches import whole
from activities.timesheet_files.copying import fetched
from rules.columns import ItemColumns

QUESTION, DUES = "ihss.deductions", "ihss.union_dues"
WANTED = ("kind", "amount_cents", "share_hundredths", "balance_cents", "began_on")
MEMBERSHIP = ("union", "month_paid_minutes", "month_dues_cents")
TAKEN: dict[str, Any] = {
    **{"place": pl.Int64, "order_id": pl.Int64, "kind": pl.String, "cents": pl.Int64, "amount_cents": pl.Int64},
    **{"share_hundredths": pl.Int64, "balance_cents": pl.Int64, "began_on": pl.Date},
    **{"union": pl.String, "month_paid_minutes": pl.Int64, "month_dues_cents": pl.Int64},
}
"""One row for each order that was in force for a payment: what it took, and the facts that the law was asked with."""


@dataclass
class Served:
    """What each order (a row) was given so far, in all, for each half-month, and in the month; and the month's time."""

    given: Whole
    for_period: Whole
    in_month: Whole
    minutes: Whole


def taken(session: Session, known: Known, payments: pl.DataFrame) -> pl.DataFrame:
    """What the orders in force take of these payments, columns as `TAKEN`, by place and order.

    `payments` are rows of `known.sheets` in the order in which they are paid, with `disposable_cents`, `net_cents`,
    `gross_cents` and `paid_minutes`. What was paid in advance went to the recipient: nothing is left to take.
    """
    payable = payments.filter(~pl.col("advance"))
    orders = _orders(session, known, payable)
    due = _due(payable, orders)
    if due.is_empty():
        return pl.DataFrame(schema=TAKEN)
    served = _served_before(session, known, orders, due)
    turns = [_serve(known, rows, served) for rows in due.partition_by("turn", maintain_order=True)]
    return pl.concat(turns).sort("place", "order_id")


def _orders(session: Session, known: Known, payable: pl.DataFrame) -> pl.DataFrame:
    """The orders on some providers' pay, each with its row number `row`."""
    providers = payable["enrollment_id"]
    if providers.is_empty():
        return pl.DataFrame(schema={**sql.ORDERS.columns, "row": pl.Int64})
    bounds = {"first": providers.min(), "last": providers.max(), "pay_date": known.run.pay_date}
    found = _rows(session, sql.ORDERS, **bounds).filter(pl.col("enrollment_id").is_in(providers.unique().implode()))
    return found.with_columns(row=pl.int_range(pl.len(), dtype=pl.Int64))


def _due(payable: pl.DataFrame, orders: pl.DataFrame) -> pl.DataFrame:
    """A row for each payment and order on it; `turn`: the provider's first such payment, the second, and so on."""
    paid = payable.select(
        *("place", "enrollment_id", "assignment_id", "period_begins", "gross_cents", "paid_minutes"),
        *("disposable_cents", "net_cents"),
    )
    mine = pl.col("order_assignment").is_null() | (pl.col("order_assignment") == pl.col("assignment_id"))
    found = paid.join(orders, on="enrollment_id", how="inner").filter(mine).sort("place", "order_id")
    return found.with_columns(
        turn=pl.col("place").rank("dense").over("enrollment_id"),
        period=pl.struct("row", "period_begins").rank("dense").cast(pl.Int64) - 1,
    )


def _served_before(session: Session, known: Known, orders: pl.DataFrame, due: pl.DataFrame) -> Served:
    """What earlier runs gave to the orders."""
    month = known.run.pay_date.replace(day=1)
    bounds = {"run": known.run.id, "month": month, "since": min(month, due["period_begins"].min())}  # type: ignore[type-var]
    ending = orders.filter(pl.col("balance_cents").is_not_null())["order_id"]
    counted = orders.filter(pl.col("share_hundredths").is_null())["order_id"]
    members = orders.filter(pl.col("dues_of").is_not_null())
    given = _rows(session, sql.GIVEN, orders=ending, **bounds)
    recent = _rows(session, sql.RECENT, orders=counted, **bounds)
    minutes = _rows(session, sql.MINUTES, providers=members["enrollment_id"].unique(), **bounds)
    periods = due.select("period", "order_id", "period_begins").unique().sort("period")
    in_month = recent.filter("this_month").group_by("order_id").agg(pl.col("cents").sum())
    of_period = recent.group_by("order_id", "period_begins").agg(pl.col("cents").sum())
    return Served(
        given=_beside(orders, given, "given"),
        for_period=_beside(periods, of_period, "cents"),
        in_month=_beside(orders, in_month, "cents"),
        minutes=_minutes(orders, minutes),
    )


def _beside(frame: pl.DataFrame, more: pl.DataFrame, name: str) -> Whole:
    """A column of `more` beside the rows of a frame, 0 where there is none."""
    on = [key for key in ("order_id", "period_begins") if key in frame.columns and key in more.columns]
    joined = frame.select(on).join(more, on=on, how="left", maintain_order="left")
    return whole(joined[name].fill_null(0)).copy()


def _minutes(orders: pl.DataFrame, minutes: pl.DataFrame) -> Whole:
    """The month's paid time that each order is about: of its pair, or of all recipients."""
    mine = pl.col("order_assignment").is_null() | (pl.col("order_assignment") == pl.col("assignment_id"))
    of_orders = orders.select("order_id", "enrollment_id", "order_assignment").join(minutes, on="enrollment_id")
    summed = of_orders.filter(mine).group_by("order_id").agg(pl.col("minutes").sum())
    return _beside(orders, summed, "minutes")


def _serve(known: Known, rows: pl.DataFrame, served: Served) -> pl.DataFrame:
    """Serve the orders of one payment of each provider; what they took is added to `served`."""
    rows = _wanting(known, rows, served)
    if rows.is_empty():
        return pl.DataFrame(schema=TAKEN)
    payments = rows.unique("place", keep="first", maintain_order=True)
    counts = whole(rows.group_by("place", maintain_order=True).len()["len"])
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    facts = {"orders": ItemColumns(offsets, rows.select(WANTED))}
    told = asked(QUESTION, known.run.pay_date, payments.select("disposable_cents", "net_cents"), facts)
    cents = told["taken"].explode().struct.field("taken_cents")
    order, took = whole(rows["row"]), whole(cents)
    served.given[order] += took
    served.in_month[order] += took
    served.for_period[whole(rows["period"])] += took
    return rows.with_columns(cents=cents).select(pl.col(name).cast(kind) for name, kind in TAKEN.items())


def _wanting(known: Known, rows: pl.DataFrame, served: Served) -> pl.DataFrame:
    """What each order wants of this payment. One whose balance is met is over, and in nobody's way."""
    order, period = whole(rows["row"]), whole(rows["period"])
    served.minutes[order] += whole(rows["paid_minutes"])
    before = rows.with_columns(
        balance_cents=pl.col("balance_cents") - pl.Series(served.given[order]),
        amount_cents=(pl.col("amount_cents") - pl.Series(served.for_period[period])).clip(0),
        union=pl.col("dues_of").fill_null("none"),
        month_paid_minutes=pl.Series(np.maximum(served.minutes[order], 0)),
        month_dues_cents=pl.Series(np.maximum(served.in_month[order], 0)),
    )
    open_ones = before.filter(pl.col("balance_cents").is_null() | (pl.col("balance_cents") > 0))
    if open_ones.is_empty():
        return open_ones
    dues = asked(DUES, known.run.pay_date, open_ones.select(*MEMBERSHIP, "gross_cents"))["dues_cents"]
    member = pl.col("union") != "none"
    return open_ones.with_columns(amount_cents=pl.when(member).then(dues).otherwise("amount_cents"))


def _rows(session: Session, query: Query, **named: Any) -> pl.DataFrame:
    """The answer of a query; a list of ids is given as PostgreSQL writes one."""
    lists = {
        name: "{" + ",".join(value.cast(pl.String).to_list()) + "}" if isinstance(value, pl.Series) else value
        for name, value in named.items()
    }
    if "{}" in lists.values():
        return pl.DataFrame(schema=dict(query.columns))
    return fetched(session, query.text.format(**lists), query.columns)
