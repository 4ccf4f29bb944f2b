"""A half-month reckoned by the engine, for tests of the payroll pages: two counties, one payment held."""

import datetime as dt
from dataclasses import dataclass, field

from sqlalchemy import text

from activities.database import transaction
from records.pay_run import PayRun, PayRunApproval
from records.payment import Payment
from tests.activities.pay_run.pay_office import PAY_DATE, PayOffice, Run
from tests.records.timekeepers import MARCH_1

FEBRUARY_16 = dt.date(2026, 2, 16)
TEN_DAYS = {day: 300 for day in range(2, 12)}


@dataclass
class PaidRun:
    """The run before (issued), the run that waits, and its timesheets: `long` has overtime, `held` no account."""

    before: Run
    run: Run
    long: int
    held: int
    yolo: int
    pay: PayOffice = field(default_factory=PayOffice)

    @property
    def row(self) -> PayRun:
        """The run that waits."""
        return self.run.row

    def payment(self) -> Payment:
        """The one with overtime."""
        return self.run.payment(self.long)

    def stands(self, status: str, **columns: object) -> None:
        """Let the run stand somewhere."""
        with transaction() as session:
            row = session.get_one(PayRun, self.run.id)
            row.status = status
            for name, value in columns.items():
                setattr(row, name, value)

    def approved_by(self, staff_id: int) -> None:
        """A payroll officer's word stands; the supervisor's is awaited."""
        row = self.row
        with transaction() as session:
            told = {"payments": row.payments, "net_cents": row.net_cents, "at": row.made_at}
            session.add(PayRunApproval(run_id=row.id, desk="payroll_officer", staff_id=staff_id, **told))
        self.stands("awaiting_supervisor")


def paid_run() -> PaidRun:
    """Reckon February's second half and March's first."""
    pay = PayOffice()
    long, _enrollment, _case = pay.pair()
    held, _, _ = pay.pair()
    yolo, _, _ = pay.pair("57")
    pay.sheet(long, {day: 480 for day in range(16, 26)}, FEBRUARY_16)
    before = Run(FEBRUARY_16, pay_date=dt.date(2026, 3, 6), made=_at(4))
    _stand(before.id, "2026-02-B", "issued")
    sheets = {work: pay.sheet(work, TEN_DAYS) for work in (held, yolo)}
    sheets[long] = pay.sheet(long, {day: 570 for day in range(1, 15)})
    pay.change(
        f"insert into pay_stop (enrollment_id, assignment_id, reason, placed_by_id, placed_at) select "
        f"enrollment_id, id, 'Asked for', (select min(id) from staff), now() from assignment where id = {held}"
    )
    run = Run(MARCH_1, pay_date=PAY_DATE)
    _stand(run.id, "2026-03-A", "awaiting_officer")
    return PaidRun(before, run, sheets[long], sheets[held], sheets[yolo], pay)


def _at(day: int) -> dt.datetime:
    return dt.datetime(2026, 3, day, 18, tzinfo=dt.UTC)


def _stand(run_id: int, number: str, status: str) -> None:
    with transaction() as session:
        row = session.get_one(PayRun, run_id)
        row.number, row.status = number, status
        if status == "issued":
            session.execute(text("update pay_run_part set issued_at = now() where run_id = :run"), {"run": run_id})
