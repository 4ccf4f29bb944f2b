"""The orders in force on the pay of a part's providers, read once, and what earlier runs gave to them."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from activities.pay_run import orders_sql as sql
from activities.pay_run.arrays import whole
from activities.pay_run.reading import Known, Whole
from activities.pay_run.rows import rows
from records.pay_order import KINDS, UNIONS

KIND, UNION = pl.Enum(KINDS), pl.Enum(["none", *UNIONS])


@dataclass(frozen=True)
class Standing:
    """Orders, a row each, by provider and number; beside them what the law is asked with, in cents: `amount` (where
    `of_amount`), `balance` at the beginning (where the order `ends` with it), whether dues of a `member`; what each was
    `given` before, in all and `in_month`, and the month's paid `minutes` of whom it is about. `recent`: numbers of
    `of_period`, and what earlier runs took of that half-month's pay."""

    orders: pl.DataFrame
    amount: Whole
    of_amount: NDArray[np.bool_]
    balance: Whole
    ends: NDArray[np.bool_]
    member: NDArray[np.bool_]
    given: Whole
    in_month: Whole
    minutes: Whole
    recent: Whole
    recent_cents: Whole

    def of_periods(self, periods: Whole) -> Whole:
        """What each order was given before of each half-month, by the number of both (in order)."""
        given = np.zeros(len(periods), np.int64)
        place = np.minimum(np.searchsorted(periods, self.recent), len(periods) - 1)
        mine = periods[place] == self.recent
        np.add.at(given, place[mine], self.recent_cents[mine])
        return given


def of_period(order: Whole, begins: Whole) -> Whole:
    """One number for an order (its row) and a half-month."""
    return order * (1 << 20) + begins


def standing(session: Session, known: Known) -> Standing:
    """Read the orders on the pay of a part's providers."""
    orders = _orders(session, known)
    month = known.run.pay_date.replace(day=1)
    since = min(month, known.sheets["period_begins"].min() or month)
    bounds = {"run": known.run.id, "month": month, "since": since}
    ends, of_amount = (orders[name].is_not_null().to_numpy() for name in ("balance_cents", "amount_cents"))
    member = (orders["union"] != "none").to_numpy()
    numbers = orders["order_id"]
    given = rows(session, sql.GIVEN, orders=numbers.filter(pl.Series(ends)), **bounds)
    recent = rows(session, sql.RECENT, orders=numbers.filter(orders["share_hundredths"].is_null()), **bounds)
    of_members = orders.filter(pl.Series(member))["enrollment_id"].unique()
    return Standing(
        orders=orders,
        amount=whole(orders["amount_cents"].fill_null(0)),
        of_amount=of_amount,
        balance=whole(orders["balance_cents"].fill_null(0)),
        ends=ends,
        member=member,
        given=_summed(orders, given, "given"),
        in_month=_summed(orders, recent.filter("this_month"), "cents"),
        minutes=_minutes(orders, rows(session, sql.MINUTES, providers=of_members, **bounds)),
        recent=of_period(_row(orders, recent), whole(recent["period_begins"])),
        recent_cents=whole(recent["cents"]),
    )


def _orders(session: Session, known: Known) -> pl.DataFrame:
    """The orders on the providers' pay, in order of these and their numbers."""
    providers = known.sheets["enrollment_id"]
    if providers.is_empty():
        found = pl.DataFrame(schema=dict(sql.ORDERS.columns))
    else:
        bounds = {"first": providers.min(), "last": providers.max(), "pay_date": known.run.pay_date}
        found = rows(session, sql.ORDERS, **bounds).filter(pl.col("enrollment_id").is_in(providers.unique().implode()))
    told = found.with_columns(pl.col("kind").cast(KIND), union=pl.col("dues_of").fill_null("none").cast(UNION))
    return told.sort("enrollment_id", "order_id")


def _row(orders: pl.DataFrame, told: pl.DataFrame) -> Whole:
    """The row of the order that each row of an answer is about."""
    numbers = whole(orders["order_id"])
    order = np.argsort(numbers)
    return order[np.searchsorted(numbers, whole(told["order_id"]), sorter=order)]


def _summed(orders: pl.DataFrame, told: pl.DataFrame, name: str) -> Whole:
    """A figure of an answer by order, 0 where it says nothing."""
    sums = np.zeros(orders.height, np.int64)
    np.add.at(sums, _row(orders, told), whole(told[name]))
    return sums


def _minutes(orders: pl.DataFrame, minutes: pl.DataFrame) -> Whole:
    """The month's paid time that each order is about: of its pair, or of all recipients."""
    mine = pl.col("order_assignment").is_null() | (pl.col("order_assignment") == pl.col("assignment_id"))
    of_orders = orders.select("order_id", "enrollment_id", "order_assignment").join(minutes, on="enrollment_id")
    return _summed(orders, of_orders.filter(mine), "minutes")
