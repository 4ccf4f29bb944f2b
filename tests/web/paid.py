"""Payments of Noé's, for tests of pages: each as a pay run and the bank would have left it."""

import datetime as dt
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from records.assignment import Assignment
from records.care_case import Case
from records.clock import county_instant, now
from records.pay_order import PayOrder
from records.pay_run import PayRun, PayRunPart
from records.pay_setup import DirectDeposit
from records.payment import OrderTaken, PayLine, Payment
from records.periods import last_day
from records.secrets import seal
from records.timesheet import Timesheet

FIRST = dt.date(2026, 10, 16)
PAYDAY = dt.date(2026, 11, 13)
RATE = 1900
TAXES = {"social_security_cents": 9424, "medicare_cents": 2204, "sdi_cents": 1976}


def a_run(session: Session, pay_date: dt.date = PAYDAY, begins: dt.date = FIRST, **columns: Any) -> PayRun:
    """A run that was paid out on a day."""
    number = f"{begins:%Y-%m}-{'A' if begins.day == 1 else 'B'}.{session.scalar(select(func.count(PayRun.id)))}"
    told: dict[str, Any] = {"status": "issued", "issued_at": county_instant(pay_date)} | columns
    run = PayRun(
        number=number,
        period_begins=begins,
        period_ends=last_day(begins),
        pay_date=pay_date,
        made_at=now(),
        touched_at=now(),
        **told,
    )
    session.add(run)
    session.flush()
    return run


def worked(session: Session, row: Assignment, begins: dt.date = FIRST, minutes: int = 480) -> Timesheet:
    """An accepted timesheet: so many minutes on ten days in a row, from the second on."""
    ends = last_day(begins)
    by_day = [minutes if 1 <= number <= 10 else 0 for number in range((ends - begins).days + 1)]
    sheet = Timesheet(
        assignment_id=row.id,
        enrollment_id=row.enrollment_id,
        case_id=row.case_id,
        county_code=row.county_code,
        period_begins=begins,
        period_ends=ends,
        status="accepted",
        version=1,
        outcome="pay",
        claimed_minutes=sum(by_day),
        payable_minutes=sum(by_day),
        day_minutes=by_day,
        made_at=county_instant(ends),
        submitted_at=county_instant(ends),
        received_on=ends,
        decided_at=county_instant(ends),
        touched_at=county_instant(ends),
    )
    session.add(sheet)
    session.flush()
    return sheet


def account_of(session: Session, row: Assignment, digits: str = "000123456789") -> DirectDeposit:
    """A bank account into which the recipient's payments go."""
    made = DirectDeposit(
        enrollment_id=row.enrollment_id,
        assignment_id=row.id,
        routing_number="121000358",
        account_sealed=seal(digits),
        account_last_four=digits[-4:],
        account_kind="checking",
        starts_on=dt.date(2026, 1, 2),
        made_at=now(),
    )
    session.add(made)
    session.flush()
    return made


def part_of(session: Session, run: PayRun, issued: bool) -> int:
    """The number of the run's part that is issued, or of the one that is only reckoned."""
    number = 1 if issued else 2
    mine = (PayRunPart.run_id == run.id, PayRunPart.number == number)
    if session.scalar(select(PayRunPart.id).where(*mine)) is None:
        nobody = {"first_enrollment_id": 0, "last_enrollment_id": 0, "first_payment_id": 0, "timesheets": 0}
        at = county_instant(run.pay_date)
        session.add(PayRunPart(run_id=run.id, number=number, issued_at=at if issued else None, **nobody))
        session.flush()
    return number


def paid(
    session: Session,
    row: Assignment,
    run: PayRun,
    sheet: Timesheet | None = None,
    issued: bool = True,
    **columns: Any,
) -> Payment:
    """A payment of 80 hours at 19.00, as direct deposit if there is an account; beside are its columns."""
    begins = sheet.period_begins if sheet else run.period_begins
    account = session.scalar(
        select(DirectDeposit).where(DirectDeposit.assignment_id == row.id, DirectDeposit.ended_on.is_(None))
    )
    gross = columns.pop("gross_cents", 80 * RATE)
    told: dict[str, Any] = {
        **TAXES,
        "method": "direct_deposit" if account else "warrant",
        "direct_deposit_id": account.id if account else None,
        "relationship": "none",
        "live_in": False,
        "minutes": 4800,
        "year_to_date_cents": gross,
        "quarter_to_date_cents": gross,
        "program": "IPO",
    } | columns
    off = sum(told.get(name, 0) for name in (*TAXES, "federal_income_tax_cents", "state_income_tax_cents"))
    off += told.get("share_of_cost_cents", 0) + told.get("deductions_cents", 0)
    made = Payment(
        id=(session.scalar(select(func.max(Payment.id))) or 1000) + 1,
        run_id=run.id,
        part=part_of(session, run, issued),
        timesheet_id=sheet.id if sheet else None,
        assignment_id=row.id,
        enrollment_id=row.enrollment_id,
        case_id=row.case_id,
        county_code=session.get_one(Case, row.case_id).county_code,
        period_begins=begins,
        pay_date=run.pay_date,
        gross_cents=gross,
        **{"net_cents": gross - off} | told,
    )
    session.add(made)
    session.add(PayLine(payment_id=made.id, number=1, kind="regular", rate_cents=RATE, minutes=4800, cents=gross))
    session.commit()
    return made


def order_taken(session: Session, payment: Payment, kind: str, payee: str, cents: int) -> PayOrder:
    """An order to which a payment gave something; the payment's own columns are given where it is made."""
    order = PayOrder(
        enrollment_id=payment.enrollment_id,
        kind=kind,
        payee=payee,
        amount_cents=cents,
        starts_on=dt.date(2026, 1, 1),
        made_at=now(),
    )
    session.add(order)
    session.flush()
    session.add(OrderTaken(payment_id=payment.id, order_id=order.id, cents=cents))
    session.commit()
    return order


def issued_anew(session: Session, before: Payment, run: PayRun) -> Payment:
    """The money of a payment that came back goes out again; no gross, no taxes."""
    before.own_status, before.own_status_on = "replaced", run.pay_date
    nothing = dict.fromkeys(TAXES, 0)
    row = session.get_one(Assignment, before.assignment_id)
    return paid(
        session, row, run, **nothing, gross_cents=0, minutes=0, net_cents=before.net_cents, replaces_id=before.id
    )


def undone(session: Session, before: Payment, run: PayRun) -> Payment:
    """Nothing was owed: the payment the other way round."""
    before.own_status, before.own_status_on = "replaced", run.pay_date
    taxes = {name: -cents for name, cents in TAXES.items()}
    row = session.get_one(Assignment, before.assignment_id)
    less = {"gross_cents": -before.gross_cents, "minutes": -before.minutes, "net_cents": 0, "method": "none"}
    return paid(session, row, run, **taxes, **less, replaces_id=before.id)


def difference(session: Session, before: Payment, run: PayRun, overpaid_cents: int = 0) -> Payment:
    """The half-month reckoned again at a dollar an hour more, less what was paid; or found overpaid."""
    row = session.get_one(Assignment, before.assignment_id)
    gross, nothing = 0 if overpaid_cents else 8000, dict.fromkeys(TAXES, 0)
    made = paid(session, row, run, **nothing, gross_cents=gross, minutes=0, adjusts_id=before.id)
    (line,) = session.scalars(select(PayLine).where(PayLine.payment_id == made.id))
    line.rate_cents = RATE + 100
    line.cents = before.gross_cents - overpaid_cents if overpaid_cents else before.gross_cents + gross
    taken = {"rate_cents": RATE, "minutes": -4800, "cents": -before.gross_cents}
    session.add(PayLine(payment_id=made.id, number=2, kind="difference", **taken))
    if overpaid_cents:
        more = {"rate_cents": 0, "minutes": 0, "cents": overpaid_cents}
        session.add(PayLine(payment_id=made.id, number=3, kind="difference", **more))
    session.commit()
    return made
