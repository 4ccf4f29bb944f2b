"""Which timesheets a run owes money for: accepted before it was made, and not paid yet, also not as another version.

What one timesheet was paid stands in `payment`. A correction of a paid one owes only the difference, which is a
supplemental run's; a changed rate owes one too, which is a retroactive run's. For these runs also whatever was paid to
the provider in the weeks that are touched is reckoned again: overtime is a matter of the whole week.
"""

import datetime as dt

from records.made_void import MADE_VOID
from records.pay_owed import FRESH, PAID, PAIR_PAID, owed_whole, owed_whole_or_in_part
from records.pay_run import PayRun

NEIGHBOUR = "{0}.enrollment_id = t.enrollment_id and abs({0}.period_begins - t.period_begins) <= 16"
"""The same half-month of the provider or the one before or after: those that can share a workweek."""

STILL_PAID = f"""exists (select from payment p where p.timesheet_id = {{0}}.id and p.replaces_id is null
    and not {MADE_VOID})"""
LAST_PAID = f"""{STILL_PAID.format("t")} and not exists (select from timesheet n where n.assignment_id = t.assignment_id
    and n.period_begins = t.period_begins and n.id > t.id and {STILL_PAID.format("n")})"""
"""The newest version of the half-month that was paid; what was made void was not owed, and owes no difference."""


def owed(run: PayRun) -> str:
    """The condition on a timesheet `t`, as SQL. The days and the instant in it are the run's own."""
    if run.kind == "retroactive":
        return _retroactive(run)
    made, until = _made(run), f"'{run.period_ends}'"
    if run.kind == "supplemental":
        return f"({owed_whole_or_in_part('t', made, until)} or {_beside_corrections(run)})"
    return owed_whole("t", made, until)


def _made(run: PayRun) -> str:
    return f"'{run.made_at.astimezone(dt.UTC).isoformat()}'"


def _fresh(name: str, run: PayRun) -> str:
    return FRESH.format(name, made=_made(run))


def _beside_corrections(run: PayRun) -> str:
    """What was paid in the weeks of a correction, but for what the correction replaces."""
    return f"""({LAST_PAID} and not exists (select from timesheet c where c.assignment_id = t.assignment_id
        and c.period_begins = t.period_begins and c.id > t.id and {_fresh("c", run)})
    and exists (select from timesheet c where {NEIGHBOUR.format("c")} and c.corrects_id is not null
        and c.period_ends <= '{run.period_ends}' and {_fresh("c", run)} and {PAIR_PAID.format("c")}))"""


def _retroactive(run: PayRun) -> str:
    """What was paid to the providers of a county in the weeks that the days lie in."""
    return f"""{LAST_PAID} and exists (select from timesheet u where {NEIGHBOUR.format("u")}
        and u.county_code = '{run.county_code}' and u.period_begins <= '{run.period_ends}'
        and u.period_ends >= '{run.period_begins}' and {PAID.format("u")})"""
