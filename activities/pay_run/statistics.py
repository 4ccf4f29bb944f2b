"""What the database knows of the tables of pay, brought up to date before a run is planned.

After much was written at once (a file of timesheets, a bulk load) the database plans for the tables as they were, or
for empty ones, until its own round comes by: a query that takes a second then runs into its time limit.
"""

from sqlalchemy import text
from sqlalchemy.orm import Session

TABLES = (
    *("timesheet", "travel_claim", "sick_leave_claim", "assignment", "enrollment", "enrollment_status", "care_case"),
    *("authorization", "payment", "pay_line", "order_taken", "pay_order", "pay_hold", "pay_stop", "share_of_cost"),
    *("direct_deposit", "withholding_certificate", "overpayment"),
)
STALE = text("""
    select c.relname from pg_class c join pg_stat_user_tables s on s.relid = c.oid
    where c.oid = any (select to_regclass(quote_ident(name)) from unnest(cast(:tables as text[])) as name)
        and (c.reltuples < 0 and pg_relation_size(c.oid) > 0 or s.n_mod_since_analyze > greatest(c.reltuples / 5, 1000))
    order by c.relname
""")
"""Never looked at, or a fifth of it written since (a thousand rows in a small one)."""


def refresh(session: Session) -> list[str]:
    """Look at the tables that changed much; which these were. A sample of each is read, a second for the largest; one
    that somebody else looks at just now is left to them."""
    stale = list(session.scalars(STALE, {"tables": list(TABLES)}))
    for name in stale:
        session.execute(text(f'analyze (skip_locked) "{name}"'))
    return stale
