"""Which payments are wages, and of which day.

Whatever was released counts, and each sum is right as it is: what is issued anew carries no gross, what is undone is
a payment of less than nothing. It counts on the day of the payment that it goes back to: what is undone in January
was last year's wage.
"""

import datetime as dt

from sqlalchemy import CTE, ColumnElement, and_, func, select
from sqlalchemy.orm import aliased

from records.payment import Payment


def is_wages() -> ColumnElement[bool]:
    """Payments to providers that were released; a month in advance is the recipient's, and no wage."""
    return and_(Payment.is_issued.expression, Payment.enrollment_id.is_not(None))


def first_paid(of: ColumnElement[bool]) -> CTE:
    """For those among some payments that go back to an earlier one: `id`, and the `day` on which that was paid."""
    before = aliased(Payment)
    chain = (
        select(Payment.id.label("id"), before.pay_date.label("day"), before.replaces_id.label("before_id"))
        .join(before, before.id == Payment.replaces_id)
        .where(of)
        .cte("went_back", recursive=True)
    )
    earlier = aliased(Payment)
    chain = chain.union_all(
        select(chain.c.id, earlier.pay_date, earlier.replaces_id).join(earlier, earlier.id == chain.c.before_id)
    )
    return select(chain.c.id, func.min(chain.c.day).label("day")).group_by(chain.c.id).cte("first_paid")


def wage_day(first: CTE) -> ColumnElement[dt.date]:
    """The day on which a payment's wages count, where the query has `first` joined to it."""
    return func.coalesce(first.c.day, Payment.pay_date)


def year_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day of a day's year."""
    return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
