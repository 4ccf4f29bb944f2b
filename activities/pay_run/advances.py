"""What a month in advance came to: timesheets that are issued as paid before account for it (W&I 12304)."""

import datetime as dt

from sqlalchemy import text
from sqlalchemy.orm import Session

from records.clock import county_day
from records.made_void import MADE_VOID
from records.pay_run import PayRun, PayRunPart

CASES = """select case_id from payment where id >= :first and id < :beyond and run_id = :run and method = 'advance'"""
LOCKED = text(f"select a.id from advance_payment a where a.case_id in ({CASES}) order by a.id for update")
"""The months of a part's recipients. Providers of one recipient may be in two parts that are issued at once: whichever
waits here adds up afterwards, with a look of its own, and sees what the other one has issued."""

RECONCILED = text(f"""
    update advance_payment a set reconciled_cents = f.cents,
        reconciled_on = case when f.cents >= a.cents then coalesce(a.reconciled_on, :day) end
    from (
        select s.case_id, date_trunc('month', p.period_begins)::date as month, sum(p.net_cents)::bigint as cents
        from assignment s join payment p on p.assignment_id = s.id
        where p.method = 'advance' and p.own_status is null and s.case_id in ({CASES})
            and exists (select from pay_run_part q
                where q.run_id = p.run_id and q.number = p.part and q.issued_at is not null)
            and not {MADE_VOID}
        group by 1, 2) f
    where a.case_id = f.case_id and a.month = f.month
""")
"""Net stands for net: the state keeps taxes and orders of the provider's pay, the recipient hands on the rest."""


def reconcile(session: Session, run: PayRun, part: PayRunPart, at: dt.datetime) -> None:
    """Set what the issued payments of a part account for against the advances of their months; again does no harm."""
    beyond = part.first_payment_id + part.timesheets
    bounds = {"first": part.first_payment_id, "beyond": beyond, "run": run.id}
    session.execute(LOCKED, bounds)
    session.execute(RECONCILED, bounds | {"day": county_day(at)})
