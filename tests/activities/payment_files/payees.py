"""Providers with and without bank accounts, paid by a run of the real engine and issued, as workflows do it."""

import datetime as dt
from pathlib import Path

from sqlalchemy import select, text

from activities.database import transaction
from activities.pay_run import tying
from activities.payment_files import issuing, places, special
from records import secrets
from records.clock import county_instant
from records.ledger import Account, LedgerLine
from records.pay_run import PayRun, PayRunPart
from records.pay_setup import DirectDeposit
from records.payment import Payment
from records.payment_file import PaymentAnswer, PaymentFile
from records.routing_number import with_check_digit
from records.staff import Staff
from tests.activities.pay_run.pay_office import PayOffice, Run

BANK = with_check_digit("12100035")
ISSUED_AT = county_instant(dt.date(2026, 3, 19))
LATER = county_instant(dt.date(2026, 3, 27))
NEXT_PAY_DATE = dt.date(2026, 3, 31)


def oscar() -> int:
    """Somebody of the staff who asks."""
    with transaction() as session:
        return session.scalars(select(Staff.id).order_by(Staff.id).limit(1)).one()


def account(office: PayOffice, work: int, enrollment: int, number: str = "000123456789", kind: str = "checking") -> int:
    """A bank account for an assignment's payments."""
    return office.add(
        DirectDeposit(
            enrollment_id=enrollment,
            assignment_id=work,
            routing_number=BANK,
            account_sealed=secrets.seal(number),
            account_last_four=number[-4:],
            account_kind=kind,
            starts_on=dt.date(2025, 7, 1),
            made_at=county_instant(dt.date(2025, 6, 1)),
        )
    )


def some_payees(office: PayOffice, deposits: int = 3, warrants: int = 2) -> list[int]:
    """People with 40 hours in the first half of March 2026, the first of them with bank accounts; their assignments."""
    works = []
    for number in range(deposits + warrants):
        work, enrollment, _ = office.pair()
        if number < deposits:
            account(office, work, enrollment, f"{100_000 + number}", "savings" if number % 2 else "checking")
        office.sheet(work, {2: 480, 3: 480 + number, 4: 480, 5: 480, 6: 480})
        works.append(work)
    return works


def issue(run_id: int, at: dt.datetime = ISSUED_AT) -> str | None:
    """Issue every part and make the files; what does not tie."""
    with transaction() as session:
        numbers = session.scalars(select(PayRunPart.number).where(PayRunPart.run_id == run_id)).all()
    for number in sorted(numbers):
        issue_part(run_id, number, at)
    return make_files(run_id, at)


def issue_part(run_id: int, number: int, at: dt.datetime = ISSUED_AT) -> None:
    """As the step does it."""
    with transaction() as session:
        part = session.scalars(select(PayRunPart).where(PayRunPart.run_id == run_id, PayRunPart.number == number)).one()
        issuing.issue_part(session, session.get_one(PayRun, run_id), part, at)


def make_files(run_id: int, at: dt.datetime = ISSUED_AT) -> str | None:
    """As the step does it."""
    with transaction() as session:
        run = session.get_one(PayRun, run_id)
        sentence = issuing.make_files(session, run, at)
        if sentence is None:
            run.status, run.issued_at = "issued", at
        else:
            session.rollback()
        return sentence


def special_run(run_id: int, at: dt.datetime = LATER) -> str | None:
    """Plan, reckon, tie and issue a special run; what does not tie."""
    with transaction() as session:
        run = session.get_one(PayRun, run_id)
        special.plan(session, run, at)
        for part in session.scalars(select(PayRunPart).where(PayRunPart.run_id == run_id)):
            special.reckon(session, run, part, at)
        session.flush()
        sentence = tying.tie(session, run)
    return sentence or issue(run_id, at)


def file_of(run_id: int, kind: str) -> Path:
    """Where a run's file lies."""
    with transaction() as session:
        run = session.get_one(PayRun, run_id)
        return places.folder(run) / f"{run.number}.{kind}"


def files_on_record(run_id: int) -> dict[str, PaymentFile]:
    """The rows, by kind."""
    with transaction() as session:
        rows = session.scalars(select(PaymentFile).where(PaymentFile.run_id == run_id))
        return {row.kind: row for row in rows}


def payments(run_id: int) -> list[Payment]:
    """A run's payments in order."""
    with transaction() as session:
        return list(session.scalars(select(Payment).where(Payment.run_id == run_id).order_by(Payment.id)))


def payment(number: int) -> Payment:
    """One payment as it is now."""
    with transaction() as session:
        return session.get_one(Payment, number)


def answers(number: int) -> list[PaymentAnswer]:
    """What was said of a payment."""
    with transaction() as session:
        mine = select(PaymentAnswer).where(PaymentAnswer.payment_id == number).order_by(PaymentAnswer.id)
        return list(session.scalars(mine))


def ledger() -> dict[str, int]:
    """All accounts of the state, added up; `uneven` counts postings that do not sum to nothing."""
    with transaction() as session:
        lines = session.execute(select(LedgerLine.account, LedgerLine.cents)).all()
        uneven = session.execute(
            text("""select count(*) from (select 1 from ledger_line group by payment_id, posting
            having sum(cents) <> 0) as each""")
        ).scalar_one()
    sums = dict.fromkeys((each.name for each in Account), 0)
    for number, cents in lines:
        sums[Account(number).name] += cents
    return sums | {"uneven": int(uneven)}


__all__ = ["Run"]
