"""Accepted timesheets that are not paid in time: found from what is on record, for no row is written when one is paid.

Late is what was accepted before an instant and whose payment no run has issued. It is held in some run, or reckoned in
one that waits, or no run has taken it up since; looked for in that order, so that all of history is read only where no
run was issued for longer than a timesheet may wait. A correction of what was paid is taken up by supplemental runs
alone, however many others were issued since: all that are not paid are looked for, by an index of corrections.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import BigInteger, ColumnElement, select, text
from sqlalchemy.orm import Session

from records.enrollment import Enrollment
from records.listed import COUNTED_UP_TO, PAGE_LENGTH, Page
from records.pay_hold import PayHold
from records.pay_owed import FRESH
from records.pay_run import PayRun, PayRunPart
from records.payment import Payment
from records.timesheet import Timesheet

LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
LONGEST_FIRST = (Timesheet.decided_at, Timesheet.id)
TAKES_UP = ("half_month", "nightly", "supplemental")
"""Runs that take up whatever is owed until a day."""

LEFT = """exists (select from payment p join pay_run_part part on part.run_id = p.run_id and part.number = p.part
    where p.timesheet_id = t.id and p.replaces_id is null and part.issued_at is not null)"""
WAITS = "t.status = 'accepted' and t.superseded_at is null and t.decided_at < :before"
LATE = f"""
with late as (
    select t.id from pay_hold h join timesheet t on t.id = h.timesheet_id where {WAITS} and not {LEFT}
    union
    select t.id from pay_run r join pay_run_part part on part.run_id = r.id and part.issued_at is null
        join payment p on p.id >= part.first_payment_id and p.id < part.first_payment_id + part.timesheets
            and p.run_id = r.id
        join timesheet t on t.id = p.timesheet_id
    where r.status not in ('issued', 'discarded') and {WAITS}
    union
    select t.id from timesheet t where {FRESH.format("t", made=":before")} and {WAITS}
        and (t.decided_at > :since or t.period_ends > :until)
    union
    select t.id from timesheet t where t.corrects_id is not null and {FRESH.format("t", made=":before")} and {WAITS})
select id from late
"""


@dataclass(frozen=True)
class Late:
    """One timesheet that should have been paid, and why it was not: a hold's reasons, the run in which it waits, or
    neither, where no run has taken it up."""

    timesheet: Timesheet
    provider: Enrollment
    reasons: list[str] = field(default_factory=list)
    run: PayRun | None = None


def page(session: Session, before: dt.datetime, within: ColumnElement[bool], number: int) -> Page[Late]:
    """One page of what was accepted before an instant, the longest waiting first."""
    found = _late(session, before, within)
    mine = found[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]
    rows = (
        select(Timesheet, Enrollment)
        .join(Enrollment, Enrollment.id == Timesheet.enrollment_id)
        .where(Timesheet.id.in_(mine))
        .order_by(*LONGEST_FIRST)
    )
    runs, holds = _runs(session, mine), _holds(session, mine)
    lines = [
        Late(sheet, provider, [] if sheet.id in runs else holds.get(sheet.id, []), runs.get(sheet.id))
        for sheet, provider in session.execute(rows)
    ]
    return Page(lines, len(found), number)


def _late(session: Session, before: dt.datetime, within: ColumnElement[bool]) -> list[int]:
    """The longest waiting of those that may be seen, one more than is counted."""
    newest = (
        select(PayRun.made_at, PayRun.period_ends)
        .where(PayRun.kind.in_(TAKES_UP), PayRun.status == "issued")
        .order_by(PayRun.period_ends.desc(), PayRun.made_at.desc())
    )
    since, until = session.execute(newest.limit(1)).first() or (LONG_AGO, LONG_AGO.date())
    late = text(LATE).bindparams(before=before, since=since, until=until).columns(id=BigInteger).subquery("late")
    mine = select(Timesheet.id).where(Timesheet.id.in_(select(late.c.id)), within)
    return list(session.scalars(mine.order_by(*LONGEST_FIRST).limit(COUNTED_UP_TO + 1)))


def _runs(session: Session, ids: Sequence[int]) -> dict[int, PayRun]:
    """The runs in which some timesheets are reckoned and wait."""
    mine = (Payment.timesheet_id.in_(ids), Payment.replaces_id.is_(None), PayRunPart.issued_at.is_(None))
    of_part = (PayRunPart.run_id == Payment.run_id) & (PayRunPart.number == Payment.part)
    rows = select(Payment.timesheet_id, PayRun).join(PayRun, PayRun.id == Payment.run_id).join(PayRunPart, of_part)
    return {number: run for number, run in session.execute(rows.where(*mine)) if number is not None}


def _holds(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    """Why the newest run that looked at some timesheets held them."""
    rows = select(PayHold).where(PayHold.timesheet_id.in_(ids)).order_by(PayHold.id)
    return {row.timesheet_id: row.reasons for row in session.scalars(rows) if row.timesheet_id is not None}


def issued_at(session: Session, timesheet_id: int) -> dt.datetime | None:
    """When the payment of a timesheet left; none where it has not."""
    of_part = (PayRunPart.run_id == Payment.run_id) & (PayRunPart.number == Payment.part)
    mine = (Payment.timesheet_id == timesheet_id, Payment.replaces_id.is_(None))
    return session.scalar(select(PayRunPart.issued_at).join(Payment, of_part).where(*mine).limit(1))
