"""Where timesheets came to more than was paid ahead: the recipient has no money for that, and the provider is paid it.

Payments of a month take of its advance in the order of their numbers; a payment's own part of what is beyond stays the
same, whatever comes after it.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select, text
from sqlalchemy.orm import Session

from records.made_void import MADE_VOID
from records.payment import Payment

TAKEN = f"""
    select p.id, p.net_cents, a.cents as advanced, sum(p.net_cents) over (partition by a.id order by p.id) as so_far
    from advance_payment a join assignment s on s.case_id = a.case_id
        join payment p on p.assignment_id = s.id and p.period_begins >= a.month
            and p.period_begins < a.month + interval '1 month'
        join pay_run_part q on q.run_id = p.run_id and q.number = p.part and q.issued_at is not null
    where p.method = 'advance' and a.reconciled_cents > a.cents and not {MADE_VOID}"""
OWED = text(f"""
    select t.id, least(t.net_cents, t.so_far - t.advanced)::bigint from ({TAKEN}) t
    where t.so_far > t.advanced and not exists (select from payment_repair w join pay_run r on r.id = w.run_id
        where w.payment_id = t.id and w.kind = 'excess' and r.status <> 'discarded')""")
OF_PAYMENT = text(f"""
    select coalesce(max(least(t.net_cents, t.so_far - t.advanced)), 0)::bigint from ({TAKEN}
        and a.case_id = (select case_id from payment where id = :payment)) t
    where t.id = :payment and t.so_far > t.advanced""")


@dataclass(frozen=True)
class Beyond:
    """A payment whose timesheet came to more than was left of the month's advance, and net cents of that."""

    payment: Payment
    cents: int


def owed(session: Session, mine: ColumnElement[bool]) -> list[Beyond]:
    """What is beyond advances and in no run that pays it, among payments that may be seen."""
    cents = {int(number): int(each) for number, each in session.execute(OWED)}
    rows = select(Payment).where(Payment.id.in_(list(cents)), mine).order_by(Payment.id).limit(500)
    return [Beyond(row, cents[row.id]) for row in session.scalars(rows)]


def of_payment(session: Session, payment_id: int) -> int:
    """Net cents of a payment that are beyond its month's advance."""
    return int(session.execute(OF_PAYMENT, {"payment": payment_id}).scalar_one())
