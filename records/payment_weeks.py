"""The workweeks that a payment's time lies in, over all recipients of the provider, as the run that made it saw them.

What earlier runs paid comes first in a week, then by day, recipient, and work before the trip (W&I 12300.4).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from records.payment import Payment

LAST = dt.timedelta(days=6)
WORK, TRIP = 0, 1

REPLACED = """exists (select from timesheet n join payment q on q.timesheet_id = n.id and q.replaces_id is null
        and q.run_id <= :run where n.assignment_id = t.assignment_id and n.period_begins = t.period_begins
        and n.id > t.id)"""
"""A correction of the half-month was paid by then: its time counts, and not also that which it corrects."""

PAID = text(f"""
    select t.id as timesheet_id, t.case_id, t.county_code, a.back_up, days.each::date as day, 0 as kind,
        t.day_minutes[days.each::date - t.period_begins + 1]::int as minutes, p.run_id
    from timesheet t join assignment a on a.id = t.assignment_id
        join payment p on p.timesheet_id = t.id and p.replaces_id is null and p.run_id <= :run
        cross join generate_series(greatest(t.period_begins, :first), least(t.period_ends, :last), '1 day') days (each)
    where t.enrollment_id = :enrollment and t.period_begins <= :last and t.period_ends >= :first
        and not {REPLACED}
    union all
    select t.id, t.case_id, t.county_code, a.back_up, c.day, 1, c.payable_minutes::int, p.run_id
    from timesheet t join assignment a on a.id = t.assignment_id
        join payment p on p.timesheet_id = t.id and p.replaces_id is null and p.run_id <= :run
        join travel_claim c on c.timesheet_id = t.id and c.version = t.version and c.outcome in ('pay', 'pay_part')
    where t.enrollment_id = :enrollment and c.day between :first and :last
        and not {REPLACED}
""")


@dataclass(frozen=True)
class Stretch:
    """Minutes of one day for one recipient: work or a trip; `before`: an earlier run paid them."""

    timesheet_id: int
    case_id: int
    county_code: str
    back_up: bool
    day: dt.date
    kind: int
    minutes: int
    before: bool


def weeks(session: Session, payment: Payment, sundays: Sequence[dt.date]) -> dict[dt.date, list[Stretch]]:
    """By the Sunday of each week, its time in the order in which the law counts it."""
    found: dict[dt.date, list[Stretch]] = {each: [] for each in sundays}
    if not sundays:
        return found
    bounds = {"first": sundays[0], "last": sundays[-1] + LAST}
    rows = session.execute(PAID, bounds | {"enrollment": payment.enrollment_id, "run": payment.run_id})
    for row in rows:
        told = (row.timesheet_id, row.case_id, row.county_code, row.back_up, row.day, row.kind, row.minutes)
        one = Stretch(*told, row.run_id != payment.run_id)
        sunday = one.day - dt.timedelta(days=(one.day.weekday() + 1) % 7)
        if one.minutes and sunday in found:
            found[sunday].append(one)
    for each in found.values():
        each.sort(key=lambda one: (not one.before, one.day, one.case_id, one.kind))
    return found
