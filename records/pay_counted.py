"""Which payments are wages, and of which day: each amount once, whatever was void, sent back or issued anew.

A payment that was issued anew stands as `replaced`, and the newer one counts in its place, on the day on which the
first was paid: a lost warrant of December is not next year's wage. What is void was never paid.
"""

import datetime as dt

from sqlalchemy import CTE, ColumnElement, func, select
from sqlalchemy.orm import aliased

from records.payment import Payment

NOT_PAID = ("reckoned", "void", "replaced")
"""Standings of payments that are no wages: not released yet, undone, or counted by the one issued anew."""


def is_wages() -> ColumnElement[bool]:
    """Payments whose gross somebody was paid, or is owed after it came back."""
    return Payment.status.not_in(NOT_PAID)


def first_paid(of: ColumnElement[bool]) -> CTE:
    """For the payments issued anew among some: `id` and `day`, on which the first of the row was paid."""
    before = aliased(Payment)
    chain = (
        select(Payment.id.label("id"), before.pay_date.label("day"), before.replaces_id.label("before_id"))
        .join(before, before.id == Payment.replaces_id)
        .where(of, before.status == "replaced")
        .cte("replaced_before", recursive=True)
    )
    earlier = aliased(Payment)
    chain = chain.union_all(
        select(chain.c.id, earlier.pay_date, earlier.replaces_id)
        .join(earlier, earlier.id == chain.c.before_id)
        .where(earlier.status == "replaced")
    )
    return select(chain.c.id, func.min(chain.c.day).label("day")).group_by(chain.c.id).cte("first_paid")


def wage_day(first: CTE) -> ColumnElement[dt.date]:
    """The day on which a payment's wages count, where the query has `first` joined to it."""
    return func.coalesce(first.c.day, Payment.pay_date)


def year_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day of a day's year."""
    return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
