"""What standing orders take of payments beyond taxes: courts, agencies, unions, premiums, overpayments.

A provider's payments are served one after the other, by their numbers, and what an order was given by one counts in the
next: a balance is never passed, an amount is taken once of a half-month's pay however many recipients there are, and
dues look at the time paid in the month. What was taken back with a void payment is owed again.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from activities.pay_run.arrays import nullable, whole
from activities.pay_run.asking import told
from activities.pay_run.reading import Known, Whole
from activities.pay_run.standing_orders import KIND, UNION, Standing, of_period
from rules.columns import ItemColumns

QUESTION, DUES = "ihss.deductions", "ihss.union_dues"
WANTED = ("kind", "amount_cents", "share_hundredths", "balance_cents", "began_on")
MEMBERSHIP = ("union", "month_paid_minutes", "month_dues_cents")
TAKEN: dict[str, Any] = {
    **{"place": pl.Int64, "order_id": pl.Int64, "kind": KIND, "cents": pl.Int64, "amount_cents": pl.Int64},
    **{"share_hundredths": pl.Int64, "balance_cents": pl.Int64, "began_on": pl.Date},
    **{"union": UNION, "month_paid_minutes": pl.Int64, "month_dues_cents": pl.Int64},
}
"""One row for each order that was in force for a payment: what it took, and the facts that the law was asked with."""


@dataclass(frozen=True)
class Due:
    """Orders on payments: the rows of both, `period` (a number for each order and half-month), and `turn`: 0 for the
    provider's first payment with an order, 1 for the second, and so on. In order of payments and orders."""

    payment: Whole
    order: Whole
    period: Whole
    turn: Whole

    def of(self, which: NDArray[np.bool_]) -> "Due":
        """Some of them."""
        return Due(*(array[which] for array in vars(self).values()))


@dataclass
class Served:
    """What each order (a row) was given so far, in all, for each half-month, and in the month; and the month's time."""

    given: Whole
    for_period: Whole
    in_month: Whole
    minutes: Whole


def taken(known: Known, payments: pl.DataFrame, standing: Standing) -> pl.DataFrame:
    """What the orders in force take of these payments, columns as `TAKEN`, by place and order.

    `payments` are rows of `known.sheets` in the order in which they are paid, with `disposable_cents`, `net_cents`,
    `gross_cents` and `paid_minutes`. What was paid in advance went to the recipient: nothing is left to take.
    """
    payable = payments.filter(~pl.col("advance"))
    payment, order = _due(payable, standing.orders)
    if not len(order):
        return pl.DataFrame(schema=TAKEN)
    periods, period = np.unique(of_period(order, whole(payable["period_begins"])[payment]), return_inverse=True)
    due = Due(payment, order, period, _turns(whole(payable["enrollment_id"]), payment))
    before = (standing.given, standing.of_periods(periods), standing.in_month, standing.minutes)
    served, day = Served(*(each.copy() for each in before)), known.run.pay_date
    turns = [_serve(day, payable, standing, due.of(due.turn == turn), served) for turn in range(due.turn.max() + 1)]
    return pl.concat(turns).sort("place", "order_id")


def _due(payable: pl.DataFrame, orders: pl.DataFrame) -> tuple[Whole, Whole]:
    """Payments and their orders (rows of both, which are in order of their providers)."""
    provider, pair = whole(payable["enrollment_id"]), whole(payable["assignment_id"])
    theirs, of_pair = whole(orders["enrollment_id"]), whole(orders["order_assignment"].fill_null(0))
    first, last = (np.searchsorted(theirs, provider, side=side) for side in ("left", "right"))
    counts = last - first
    payment = np.repeat(np.arange(len(provider)), counts)
    order = np.arange(len(payment)) + np.repeat(first - (np.cumsum(counts) - counts), counts)
    mine = (of_pair[order] == 0) | (of_pair[order] == pair[payment])
    return payment[mine], order[mine]


def _turns(provider: Whole, payment: Whole) -> Whole:
    """For each row the rank of its payment among those of its provider that have orders."""
    paid, of_paid = np.unique(payment, return_inverse=True)
    theirs = provider[paid]
    first = np.searchsorted(theirs, theirs, side="left")
    turn: Whole = (np.arange(len(paid)) - first)[of_paid]
    return turn


def _serve(day: dt.date, payable: pl.DataFrame, standing: Standing, due: Due, served: Served) -> pl.DataFrame:
    """Serve the orders of one payment of each provider; what they took is added to `served`."""
    minutes = whole(payable["paid_minutes"])
    served.minutes[due.order] += minutes[due.payment]
    still = standing.balance[due.order] - served.given[due.order]
    due = due.of(~standing.ends[due.order] | (still > 0))  # one whose balance is met is over, and in nobody's way
    if not len(due.order):
        return pl.DataFrame(schema=TAKEN)
    wanting = _wanting(day, payable, standing, due, served)
    place, starts, lengths = np.unique(due.payment, return_index=True, return_counts=True)
    offsets = np.append(starts, starts[-1] + lengths[-1])
    facts = {"orders": ItemColumns(offsets, wanting.select(WANTED))}
    paid = payable.select("place", "disposable_cents", "net_cents")[place]
    took = told(QUESTION, day, paid.drop("place"), facts).lists["taken"]["taken_cents"]
    served.given[due.order] += took
    served.in_month[due.order] += took
    served.for_period[due.period] += took
    places = whole(payable["place"])[due.payment]
    return wanting.with_columns(place=pl.Series(places), cents=pl.Series(took)).select(*TAKEN)


def _wanting(day: dt.date, payable: pl.DataFrame, standing: Standing, due: Due, served: Served) -> pl.DataFrame:
    """What each order wants of this payment, as the law is asked."""
    order = due.order
    amount = np.maximum(standing.amount[order] - served.for_period[due.period], 0)
    wanting = standing.orders.select("order_id", "kind", "share_hundredths", "began_on", "union")[order].with_columns(
        balance_cents=nullable(standing.balance[order] - served.given[order], standing.ends[order]),
        month_paid_minutes=pl.Series(np.maximum(served.minutes[order], 0)),
        month_dues_cents=pl.Series(np.maximum(served.in_month[order], 0)),
    )
    member = standing.member[order]
    if member.any():
        gross = pl.Series("gross_cents", whole(payable["gross_cents"])[due.payment])
        facts = wanting.select(*MEMBERSHIP).with_columns(gross).filter(pl.Series(member))
        amount[member] = told(DUES, day, facts).answer["dues_cents"]
    return wanting.with_columns(amount_cents=nullable(amount, standing.of_amount[order] | member))
