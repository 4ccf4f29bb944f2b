"""Which timesheets a run owes money for: accepted before it was made, and not paid yet, also not as another version.

What one timesheet was paid stands in `payment`. A correction of a paid one owes only the difference, which is a
supplemental run's.
"""

import datetime as dt

from records.pay_run import PayRun

PAID = "exists (select from payment p where p.timesheet_id = t.id and p.replaces_id is null)"
PAIR_PAID = """exists (select from timesheet s join payment p on p.timesheet_id = s.id and p.replaces_id is null
      where s.assignment_id = t.assignment_id and s.period_begins = t.period_begins)"""
"""Another version of the pair's half-month was paid; asked of corrections only."""


def owed(run: PayRun) -> str:
    """The condition on a timesheet `t`, as SQL. The days and the instant in it are the run's own."""
    made = run.made_at.astimezone(dt.UTC).isoformat()
    return f"""t.status = 'accepted' and t.superseded_at is null and t.period_ends <= '{run.period_ends}'
    and t.decided_at <= '{made}' and not {PAID} and (t.corrects_id is null or not {PAIR_PAID})"""
