"""A month paid to the recipient in advance: timesheets account for it; where they are missing it counts as overpaid."""

import datetime as dt
import itertools
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select, text, true
from sqlalchemy.orm import Session

from activities.database import transaction
from activities.pay_run import doings, reckoning
from records import advance_excess, clock
from records.advance_receipts import confirm, write_down
from records.advances import Advance, AdvanceRefused, of_case, put_on_record, settle, unreconciled
from records.care_case import Case
from records.clock import county_instant
from records.pay_run import PayRun, PayRunPart
from records.payment import Payment
from records.payment_repairs import RepairRefused, pay_beyond
from records.staff import Staff
from tests.activities.pay_run.pay_office import PayOffice, Run
from tests.activities.pay_run.test_net import LATER, SECOND_HALF
from tests.activities.payment_files import payees
from tests.records.timekeepers import march
from workflows.steps.pay_run import PartOrder

MARCH, DUE = march(1), dt.date(2026, 4, 15)
_forms = itertools.count(1)
TEN, TEN_LATER = {2: 600}, {17: 600}


@pytest.fixture
def case(pay: PayOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """A recipient paid in advance, with a provider: assignment and case. $383.00 were advanced for March."""
    monkeypatch.setenv("HEARTH_PAYMENTS", str(tmp_path))
    work, _, number = pay.pair()
    pay.change(f"update care_case set advance_pay_since = '2026-03-01' where id = {number}")
    advance(number, "one")
    return work, number


def advance(case: int, form: str, month: dt.date = MARCH, cents: int = 38300) -> None:
    with transaction() as session:
        row, staff = session.get_one(Case, case), session.scalars(select(Staff.id)).first()
        assert staff is not None
        put_on_record(session, row, month, cents, DUE, staff, form, county_instant(MARCH))


def issue(run: Run) -> None:
    with clock.fixed(run.at), transaction() as session:
        for part in run.parts:
            issue_part(session, run, part)
    run.issued()


def standing(case: int, day: dt.date) -> Advance:
    with transaction() as session:
        return of_case(session, case, day)[0]


def test_timesheets_account_for_the_advance_once_they_are_issued(pay: PayOffice, case: tuple[int, int]) -> None:
    work, number = case
    pay.sheet(work, TEN)
    first = Run()
    assert standing(number, march(20)).row.reconciled_cents == 0
    issue(first)
    seen = standing(number, march(20))
    assert (seen.row.reconciled_cents, seen.left_cents, seen.standing) == (19150, 19150, "open")
    pay.sheet(work, TEN_LATER, begins=SECOND_HALF)
    issue(Run(SECOND_HALF, march(31), LATER))
    seen = standing(number, march(31))
    assert (seen.left_cents, seen.standing, seen.row.reconciled_on) == (0, "reconciled", dt.date(2026, 4, 2))


def test_two_providers_of_a_recipient_whose_parts_are_issued_at_once_both_account_for_it(
    pay: PayOffice, case: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTH_PAY_PART_TIMESHEETS", "1")
    for work in (case[0], pay.pair(case=case[1])[0]):
        pay.sheet(work, TEN)
    run = Run()
    first, second = run.parts
    with ThreadPoolExecutor(1) as beside:
        with transaction() as session:
            issue_part(session, run, first)
            other = beside.submit(issue_beside, run, second)
            assert waits_for_a_lock(), "the second part has begun, and waits for the first"
        other.result(timeout=30)
    seen = standing(case[1], march(20))
    assert (seen.row.reconciled_cents, seen.standing) == (38300, "reconciled")


def issue_part(session: Session, run: Run, part: PayRunPart) -> None:
    order = PartOrder(run.id, part.number, run.at)
    doings.issue(session, session.get_one(PayRun, run.id), session.merge(part), order)


def issue_beside(run: Run, part: PayRunPart) -> None:
    with transaction() as session:
        issue_part(session, run, part)


def waits_for_a_lock() -> bool:
    """Whether somebody comes to wait for another transaction's row."""
    waiting = text(
        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    )
    for _ in range(200):
        with transaction() as session:
            if session.scalar(waiting):
                return True
        time.sleep(0.05)
    return False


def test_without_timesheets_an_overpayment_is_presumed_the_day_after_the_forty_fifth(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    _, number = case
    assert standing(number, DUE).standing == "open"
    late = standing(number, DUE + dt.timedelta(days=1))
    assert (late.standing, late.left_cents) == ("presumed_overpaid", 38300)
    with transaction() as session:
        assert [each.row.case_id for each in unreconciled(session, true(), DUE).lines] == [number]


def test_an_advance_is_put_on_record_once_a_month_and_only_where_pay_is_in_advance(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    _, number = case
    with pytest.raises(AdvanceRefused, match="March 2026 is on record already"):
        advance(number, "two")
    with pytest.raises(AdvanceRefused, match="not paid in advance in February 2026"):
        advance(number, "three", dt.date(2026, 2, 1))


def settled(case: int, settled_as: str) -> None:
    """The county settles what is left."""
    with transaction() as session:
        (mine,), at = of_case(session, case, march(20)), county_instant(march(20))
        if settled_as == "given_back":
            write_down(session, mine.row, "A check came.", payees.oscar(), "written-down-by-one", at)
            confirm(session, mine.row, another(session), "confirmed-by-another", at)
        else:
            settle(session, mine.row, settled_as, "As they told us.", payees.oscar(), f"as-{settled_as}", at)


def settled_by_another(case: int) -> None:
    """Somebody else says that the money is here."""
    with transaction() as session:
        (mine,) = of_case(session, case, march(20))
        confirm(session, mine.row, another(session), "confirmed-by-another", county_instant(march(20)))


def another(session: Session) -> int:
    """Somebody else of the office."""
    other = Staff(sign_in_name="gives@hearth.example", name="Gita", password_hash="")
    session.add(other)
    session.flush()
    return other.id


@pytest.mark.parametrize(
    ("settled_as", "method"), [("care_given", "advance"), ("died", "advance"), ("given_back", "warrant")]
)
def test_a_provider_is_paid_by_later_timesheets_of_a_month_whose_money_was_given_back(
    pay: PayOffice, case: tuple[int, int], settled_as: str, method: str
) -> None:
    work, number = case
    pay.sheet(work, TEN)
    issue(Run())
    settled(number, settled_as)
    sheet = pay.sheet(work, TEN_LATER, begins=SECOND_HALF)
    assert Run(SECOND_HALF, march(31), LATER).payment(sheet).method == method
    assert standing(number, march(31)).row.reconciled_cents == 19150


def test_money_is_not_given_back_while_a_run_waits_that_counts_timesheets_as_paid_ahead(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    pay.sheet(case[0], TEN)
    run = Run()
    pay.change(f"update pay_run set status = 'awaiting_officer' where id = {run.id}")
    with pytest.raises(AdvanceRefused, match=f"The run {run.row.number} counts timesheets of March 2026"):
        settled(case[1], "given_back")
    issue(run)
    settled(case[1], "given_back")


def test_money_is_not_given_back_while_a_run_is_reckoned_that_has_read_that_the_recipient_has_it(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    sheet, at = pay.sheet(case[0], TEN), county_instant(march(20))
    with transaction() as session:
        write_down(session, of_case(session, case[1], march(20))[0].row, "A check came.", payees.oscar(), "written", at)
    run = Run(go=False)
    run.plan()
    with transaction() as reckons:
        (part,) = run.parts
        reckoning.reckon(reckons, reckons.get_one(PayRun, run.id), reckons.merge(part), run.at)
        with pytest.raises(AdvanceRefused, match=f"The run {run.row.number} is still being reckoned"):
            settled_by_another(case[1])
    run.tie()
    issue(run)
    assert run.payment(sheet).method == "advance"
    assert standing(case[1], march(20)).row.settled_at is None


def asked_beyond(*numbers: int) -> int:
    """A special run that pays what is beyond the advance; its id."""
    told = (payees.oscar(), f"beyond-{next(_forms):08}", payees.LATER, "More than was advanced.", payees.NEXT_PAY_DATE)
    with transaction() as session:
        return pay_beyond(session, [session.get_one(Payment, each) for each in numbers], *told).id


def made(run: Run) -> Run:
    """Issued, with nothing left to do."""
    issue(run)
    return run


def beyond() -> dict[int, int]:
    with transaction() as session:
        return {each.payment.id: each.cents for each in advance_excess.owed(session, true())}


def test_what_timesheets_come_to_beyond_the_advance_is_paid_to_the_provider_once(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    work, number = case
    first = pay.sheet(work, TEN)
    covered = made(Run()).payment(first)
    assert beyond() == {}
    second = pay.sheet(work, {17: 660}, begins=SECOND_HALF)
    over = made(Run(SECOND_HALF, march(31), LATER)).payment(second)
    assert (over.method, beyond()) == ("advance", {over.id: 1915}), "one hour more than the $383.00 advanced"
    with pytest.raises(RepairRefused, match="is covered by what was paid in advance"):
        asked_beyond(covered.id)
    run = asked_beyond(over.id)
    assert beyond() == {}
    assert payees.special_run(run) is None
    (new,) = payees.payments(run)
    assert (new.net_cents, new.gross_cents, new.method, new.adjusts_id) == (1915, 0, "warrant", over.id)
    assert new.year_to_date_cents == over.year_to_date_cents
    assert standing(number, march(31)).row.reconciled_cents == 40215
    books = payees.ledger()
    assert (books["uneven"], books["WARRANT"]) == (0, -1915)
    assert books["ADVANCE_PAY"] == -38300, "what was paid out ahead was put on record by hand, without a posting"
    with pytest.raises(RepairRefused, match="is in the special run"):
        asked_beyond(over.id)


def test_a_correction_of_what_was_paid_ahead_and_beyond_owes_its_difference_alone(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    sheet = pay.sheet(case[0], {2: 600, 3: 660})
    over = made(Run()).payment(sheet)
    run = asked_beyond(over.id)
    assert payees.special_run(run) is None
    pay.change(f"update timesheet set superseded_at = now() where id = {sheet}")
    more = pay.sheet(case[0], {2: 600, 3: 720}, corrects_id=sheet)
    later = Run(pay_date=dt.date(2026, 4, 20), made=county_instant(dt.date(2026, 4, 16)), kind="supplemental")
    paid = later.payment(more)
    assert (paid.gross_cents, paid.net_cents, paid.method) == (1915, 1915, "advance")
    issue(later)
    assert beyond() == {paid.id: 1915}
