"""A county's pay office: accepted timesheets, how their providers are paid, and runs reckoned as workflows do."""

import datetime as dt
from typing import Any

from sqlalchemy import select, text

from activities.database import transaction
from activities.pay_run import planning, reckoning, tying
from records import periods
from records.assignment import Assignment
from records.care_case import Case
from records.clock import county_instant
from records.enrollment import Enrollment
from records.ledger import LedgerLine
from records.pay_hold import PayHold
from records.pay_order import AdvancePayment
from records.pay_run import PayRun, PayRunPart
from records.payment import PayLine, Payment
from records.place import County
from records.timesheet import Timesheet, TravelClaim
from tests.records.timekeepers import MARCH_1, Timekeepers

PAY_DATE = dt.date(2026, 3, 20)
MADE = county_instant(dt.date(2026, 3, 18))


class PayOffice:
    """What is on record is written straight; only runs are reckoned by the engine."""

    def pair(
        self, county: str = "34", case: int | None = None, provider: int | None = None, **more: Any
    ) -> tuple[int, int, int]:
        """A provider who works for a recipient: assignment, enrollment and case."""
        with transaction() as session:
            people = Timekeepers.go_on(session)
            row = session.get_one(Case, case) if case else people.recipient()
            if session.get(County, county) is None:
                session.add(County(code=county, name=county))
            row.county_code = county
            enrollment = session.get_one(Enrollment, provider) if provider else people.provider()
            work = people.works(enrollment, row, **more)
            return work.id, enrollment.id, row.id

    def sheet(
        self,
        work: int,
        minutes: dict[int, int],
        begins: dt.date = MARCH_1,
        trips: dict[int, tuple[int, int]] | None = None,
        **more: Any,
    ) -> int:
        """An accepted timesheet: minutes by day of the month; trips are day: (minutes, from which assignment)."""
        ends = periods.last_day(begins)
        at = county_instant(ends + periods.DAY)
        days = [minutes.get(day.day, 0) for day in periods.days(begins)]
        with transaction() as session:
            row = session.get_one(Assignment, work)
            told: dict[str, Any] = {
                "status": "accepted",
                "version": 1,
                "made_at": at,
                "decided_at": at,
                "touched_at": at,
                "outcome": "pay",
                "claimed_minutes": sum(days),
                "payable_minutes": sum(days),
                "travel_minutes": sum(each for each, _ in (trips or {}).values()),
                "day_minutes": days,
            }
            sheet = Timesheet(
                assignment_id=row.id,
                enrollment_id=row.enrollment_id,
                case_id=row.case_id,
                county_code=row.county_code,
                period_begins=begins,
                period_ends=ends,
                **(told | more),
            )
            session.add(sheet)
            session.flush()
            for day, (each, come_from) in (trips or {}).items():
                claim = TravelClaim(timesheet_id=sheet.id, version=1, day=begins.replace(day=day), minutes=each)
                claim.from_assignment_id, claim.outcome, claim.payable_minutes = come_from, "pay", each
                session.add(claim)
            return sheet.id

    def add(self, row: Any) -> int:
        """Write a row."""
        with transaction() as session:
            session.add(row)
            session.flush()
            return int(row.id)

    def paid_ahead(self, case: int, month: dt.date = MARCH_1, cents: int = 90_000_00) -> None:
        """A month was paid to the recipient in advance."""
        row = AdvancePayment(case_id=case, month=month, cents=cents, issued_on=month, reconciled_cents=0)
        row.due_on = month + dt.timedelta(days=45)
        self.add(row)

    def correct(self, sheet: int, work: int, minutes: dict[int, int], begins: dt.date = MARCH_1) -> int:
        """The county corrects a timesheet, and the correction is accepted."""
        self.change(f"update timesheet set superseded_at = now() where id = {sheet}")
        return self.sheet(work, minutes, begins=begins, corrects_id=sheet)

    def change(self, query: str) -> None:
        """Change what is on record."""
        with transaction() as session:
            session.execute(text(query))


def reckon_parts(run_id: int, at: dt.datetime, *numbers: int) -> None:
    """Reckon all parts of a run, or some, each in a transaction of its own."""
    with transaction() as session:
        of = select(PayRunPart.number).where(PayRunPart.run_id == run_id).order_by(PayRunPart.number)
        every = session.scalars(of).all()
    for number in numbers or every:
        with transaction() as session:
            wanted = (PayRunPart.run_id == run_id, PayRunPart.number == number)
            part = session.scalars(select(PayRunPart).where(*wanted)).one()
            reckoning.reckon(session, session.get_one(PayRun, run_id), part, at)


class Run:
    """One run: planned, reckoned part by part and tied."""

    def __init__(
        self,
        begins: dt.date = MARCH_1,
        pay_date: dt.date = PAY_DATE,
        made: dt.datetime = MADE,
        kind: str = "half_month",
        go: bool = True,
    ) -> None:
        self.at = made
        with transaction() as session:
            number = session.execute(text("select count(*) from pay_run")).scalar_one()
            run = PayRun(number=f"T{number}", kind=kind, period_begins=begins, period_ends=periods.last_day(begins))
            run.pay_date, run.made_at, run.touched_at, run.status = pay_date, made, made, "calculating"
            session.add(run)
            session.flush()
            self.id = run.id
        self.tied: str | None = None
        if go:
            self.plan()
            self.reckon()
            self.tie()
            assert self.tied is None, self.tied

    def plan(self) -> int:
        """Plan it; how many parts."""
        with transaction() as session:
            return planning.plan(session, session.get_one(PayRun, self.id), self.at)

    def reckon(self, *numbers: int) -> None:
        """Reckon all parts, or some."""
        reckon_parts(self.id, self.at, *numbers)

    def tie(self) -> None:
        """Tie its totals."""
        with transaction() as session:
            self.tied = tying.tie(session, session.get_one(PayRun, self.id))

    def issued(self) -> "Run":
        """The same, as if it had been issued: what was paid before is compared with it."""
        with transaction() as session:
            session.get_one(PayRun, self.id).status = "issued"
        return self

    @property
    def row(self) -> PayRun:
        """The run as it is."""
        with transaction() as session:
            return session.get_one(PayRun, self.id)

    @property
    def parts(self) -> list[PayRunPart]:
        """Its parts, in order."""
        with transaction() as session:
            rows = select(PayRunPart).where(PayRunPart.run_id == self.id).order_by(PayRunPart.number)
            return list(session.scalars(rows))

    def payment(self, timesheet: int) -> Payment:
        """What a timesheet is paid in this run."""
        with transaction() as session:
            wanted = (Payment.run_id == self.id, Payment.timesheet_id == timesheet)
            return session.scalars(select(Payment).where(*wanted)).one()

    def payments(self) -> list[Payment]:
        """All payments, in order."""
        with transaction() as session:
            return list(session.scalars(select(Payment).where(Payment.run_id == self.id).order_by(Payment.id)))

    def lines(self, timesheet: int) -> list[tuple[str, int, int | None, int, int]]:
        """Its lines: kind, rate, regular rate, minutes, cents."""
        number = self.payment(timesheet).id
        with transaction() as session:
            rows = session.scalars(select(PayLine).where(PayLine.payment_id == number).order_by(PayLine.number))
            return [(each.kind, each.rate_cents, each.regular_rate_cents, each.minutes, each.cents) for each in rows]

    def ledger(self, payment: int | None = None) -> list[LedgerLine]:
        """The ledger lines of one payment, or of all."""
        with transaction() as session:
            mine = select(Payment.id).where(Payment.run_id == self.id)
            of = LedgerLine.payment_id == payment if payment else LedgerLine.payment_id.in_(mine)
            order = (LedgerLine.payment_id, LedgerLine.account, LedgerLine.share)
            return list(session.scalars(select(LedgerLine).where(of).order_by(*order)))

    def held(self) -> dict[int, list[str]]:
        """What is held, by timesheet, and why."""
        with transaction() as session:
            rows = session.scalars(select(PayHold).where(PayHold.run_id == self.id))
            return {each.timesheet_id: each.reasons for each in rows}
