"""Payments mended by special runs: money that came back goes out once more, or is found not to be owed."""

import datetime as dt
import itertools

import pytest
from sqlalchemy import select

from activities.database import transaction
from activities.partners.answers import collect_once
from activities.partners.bank import bank
from activities.partners.controller import controller
from activities.pay_run import reworking_sql
from activities.pay_run.failed import PayFailed
from activities.timesheet_files.copying import fetched
from records import clock, payment_repairs, payment_view
from records.assignment import Assignment
from records.clock import county_instant
from records.ledger import Account
from records.pay_order import Overpayment
from records.pay_run_total import PayRunTotal
from records.pay_setup import DirectDeposit
from records.payment import OrderTaken, PayLine, Payment
from records.payment_file import PaymentAnswer
from records.payment_repairs import RepairRefused
from records.secrets import unseal
from records.timekeeping import SickLeaveClaim
from tests.activities.pay_run.pay_office import PayOffice, Run
from tests.activities.pay_run.test_net import SECOND_HALF
from tests.activities.pay_run.test_put_off import APRIL_1, APRIL_16, just_below_the_year, supplemental
from tests.activities.payment_files import payees
from tests.activities.payment_files.bank_says import back, bank_file
from tests.activities.payment_files.test_answers import controller_says, put

IN_APRIL = county_instant(dt.date(2026, 4, 17))
_forms = itertools.count(1)


@pytest.fixture
def issued(pay: PayOffice) -> list[Payment]:
    """Three direct deposits and two warrants that have left, in order."""
    payees.some_payees(pay)
    run = Run()
    assert payees.issue(run.id) is None
    return payees.payments(run.id)


def returned(*rows: Payment, code: str = "R02") -> None:
    """The bank sends them back."""
    assert put(bank(), bank_file(*(back(row, code) for row in rows)), f"{next(_forms)}.ach") == {"taken": len(rows)}


def ask_anew(*rows: Payment, method: str = "warrant") -> int:
    """A special run that issues them anew; its id."""
    told = (method, payees.oscar(), f"f{next(_forms)}", payees.LATER, "came back", payees.NEXT_PAY_DATE)
    with transaction() as session:
        mine = [session.get_one(Payment, row.id) for row in rows]
        return payment_repairs.issue_anew(session, mine, *told).id


def ask_void(*rows: Payment) -> int:
    """A special run that takes them back; its id."""
    told = (payees.oscar(), f"f{next(_forms)}", payees.LATER, "not owed", payees.NEXT_PAY_DATE)
    with transaction() as session:
        mine = [session.get_one(Payment, row.id) for row in rows]
        return payment_repairs.void(session, mine, *told).id


def sums(*names: str) -> list[int]:
    """Columns of all payments ever made, added up without any filter."""
    with transaction() as session:
        rows = session.scalars(select(Payment)).all()
        return [sum(getattr(row, name) for row in rows) for name in names]


def test_what_came_back_goes_out_by_warrant_and_the_money_is_paid_once(issued: list[Payment]) -> None:
    before, gross = payees.ledger(), sums("gross_cents", "medicare_cents", "minutes")
    old = issued[0]
    returned(old)
    run = ask_anew(old)
    assert payees.special_run(run) is None
    (new,) = payees.payments(run)
    books = payees.ledger()
    assert (new.net_cents, new.method, new.status, new.replaces_id) == (old.net_cents, "warrant", "issued", old.id)
    assert payees.payment(old.id).status == "replaced"
    assert books["DIRECT_DEPOSIT"] + books["WARRANT"] == before["DIRECT_DEPOSIT"] + before["WARRANT"]
    assert books["WARRANT"] == before["WARRANT"] - old.net_cents
    assert books["RETURNED"] == books["uneven"] == sum(books.values()) == 0
    assert sums("gross_cents", "medicare_cents", "minutes") == gross
    register = payees.file_of(run, "warrants").read_text().splitlines()
    assert [int(line[5:15]) for line in register if line[0] == "D"] == [new.id]
    (answer,) = payees.answers(old.id)
    assert answer.settled_by_id == payees.oscar()


def test_once_issued_anew_it_cannot_be_again_nor_come_back_a_second_time(issued: list[Payment]) -> None:
    returned(issued[0])
    run = ask_anew(issued[0])
    with pytest.raises(RepairRefused, match="is in the special run"):
        ask_anew(issued[0])
    assert payees.special_run(run) is None
    with pytest.raises(RepairRefused, match="is in the special run"):
        ask_anew(issued[0])
    again = bank_file(back(issued[0], "R03"), first_trace=50)
    assert put(bank(), again, "again.ach") == {"rejected": 1}


def test_a_run_that_was_reckoned_again_pays_the_same_once(issued: list[Payment]) -> None:
    returned(issued[0], issued[1])
    run = ask_anew(issued[0], issued[1])
    assert payees.special_run(run) is None
    content = payees.file_of(run, "warrants").read_bytes()
    assert payees.special_run(run) is None
    assert payees.file_of(run, "warrants").read_bytes() == content
    assert len(payees.payments(run)) == 2


def test_only_money_that_came_back_is_issued_anew(issued: list[Payment]) -> None:
    with pytest.raises(RepairRefused, match="Only money that came back"):
        ask_anew(issued[0])
    returned(issued[0])
    with pytest.raises(RepairRefused, match="No bank account is in use"):
        ask_anew(issued[0], method="direct_deposit")


def test_money_that_is_found_paid_after_all_stops_the_special_run(issued: list[Payment]) -> None:
    returned(issued[0])
    run = ask_anew(issued[0])
    with transaction() as session:
        session.get_one(Payment, issued[0].id).own_status = "paid"
    with pytest.raises(PayFailed, match="its money is not here"):
        payees.special_run(run)


def test_a_new_account_takes_what_the_old_one_sent_back(pay: PayOffice, issued: list[Payment]) -> None:
    old = issued[0]
    returned(old)
    pay.change(f"update direct_deposit set ended_on = '2026-03-26' where id = {old.direct_deposit_id}")
    payees.account(pay, old.assignment_id, old.enrollment_id, "4444333322")
    run = ask_anew(old, method="direct_deposit")
    assert payees.special_run(run) is None
    assert b"4444333322" in payees.file_of(run, "ach").read_bytes()
    books = payees.ledger()
    assert books["RETURNED"] == books["uneven"] == 0


def test_until_a_new_account_begins_money_goes_to_the_one_before(pay: PayOffice, issued: list[Payment]) -> None:
    old = issued[0]
    returned(old, code="R17")
    pay.change(f"update direct_deposit set ended_on = '2026-12-01' where id = {old.direct_deposit_id}")
    new = payees.account(pay, old.assignment_id, old.enrollment_id, "4444333322")
    pay.change(f"update direct_deposit set starts_on = '2026-12-01' where id = {new}")
    run = ask_anew(old, method="direct_deposit")
    assert payees.special_run(run) is None
    assert payees.payments(run)[0].direct_deposit_id == old.direct_deposit_id


def test_what_was_not_owed_is_taken_back_to_the_last_account(issued: list[Payment]) -> None:
    old, others = issued[3], [row for row in issued if row.id != issued[3].id]
    put(controller(), controller_says((old.id, "void", old.net_cents)), "v.csv")
    run = ask_void(old)
    assert payees.special_run(run) is None
    (new,) = payees.payments(run)
    assert (new.gross_cents, new.net_cents, new.method) == (-old.gross_cents, 0, "none")
    assert new.year_to_date_cents == 0
    books = payees.ledger()
    assert books["RETURNED"] == books["uneven"] == sum(books.values()) == 0
    for name, account in (("gross_cents", Account.WAGES), ("social_security_cents", Account.SOCIAL_SECURITY)):
        rest = sum(getattr(row, name) for row in others)
        assert abs(books[account.name]) == rest == sums(name)[0]
    assert payees.payment(old.id).status == "replaced"
    assert not payees.files_on_record(run)


def test_what_was_issued_anew_and_came_back_again_is_void_with_its_first_wages(issued: list[Payment]) -> None:
    old = issued[0]
    returned(old)
    assert payees.special_run(ask_anew(old)) is None
    anew = payees.payments(2)[0]
    put(controller(), controller_says((anew.id, "stale", anew.net_cents), on="2026-04-30"), "s.csv")
    run = ask_void(anew)
    assert payees.special_run(run) is None
    (new,) = payees.payments(run)
    assert (new.gross_cents, new.medicare_cents, new.replaces_id) == (-old.gross_cents, -old.medicare_cents, anew.id)
    books = payees.ledger()
    assert books["RETURNED"] == books["uneven"] == sum(books.values()) == 0
    assert books["WAGES"] == sum(row.gross_cents for row in issued[1:])
    with pytest.raises(RepairRefused, match="once its money is here"):
        ask_void(new)


def test_totals_of_a_special_run_tie_with_what_had_come_back(issued: list[Payment]) -> None:
    returned(issued[0], issued[1])
    anew, void = ask_anew(issued[0]), ask_void(issued[1])
    for run in (anew, void):
        assert payees.special_run(run) is None
    with transaction() as session:
        rows = {row.run_id: row for row in session.scalars(select(PayRunTotal).where(PayRunTotal.run_id > 1))}
    assert (rows[anew].gross_cents, rows[anew].returned_cents) == (0, issued[0].net_cents)
    assert rows[anew].warrant_cents == issued[0].net_cents
    assert (rows[void].gross_cents, rows[void].returned_cents) == (-issued[1].gross_cents, issued[1].net_cents)


def test_the_next_payment_counts_wages_as_if_the_void_one_had_never_been(pay: PayOffice) -> None:
    works = payees.some_payees(pay, 1, 1)
    first = Run()
    payees.issue(first.id)
    kept, old = payees.payments(first.id)
    put(controller(), controller_says((old.id, "void", old.net_cents)), "v.csv")
    assert payees.special_run(ask_void(old)) is None
    sheets = [pay.sheet(work, {16: 480, 17: 480}, begins=dt.date(2026, 3, 16)) for work in works]
    made = payees.county_instant(dt.date(2026, 4, 2))
    second = Run(dt.date(2026, 3, 16), pay_date=dt.date(2026, 3, 31), made=made)
    with_first, without = (second.payment(sheet) for sheet in sheets)
    assert with_first.year_to_date_cents == kept.gross_cents + with_first.gross_cents
    assert without.year_to_date_cents == without.gross_cents


def test_a_one_off_payment_is_taxed_as_any_other_and_balances(pay: PayOffice, issued: list[Payment]) -> None:
    before = payees.ledger()
    with transaction() as session:
        work = session.get_one(Assignment, issued[0].assignment_id)
        told = (payees.oscar(), "one-off", payees.LATER, "award of a hearing", payees.NEXT_PAY_DATE)
        run = payment_repairs.one_off(session, work, 50_000, *told).id
    assert payees.special_run(run) is None
    (new,) = payees.payments(run)
    assert (new.gross_cents, new.timesheet_id, new.method) == (50_000, None, "direct_deposit")
    assert new.year_to_date_cents == issued[0].year_to_date_cents + 50_000
    assert new.sdi_cents > 0
    assert new.net_cents == 50_000 - new.sdi_cents - new.social_security_cents - new.medicare_cents
    books = payees.ledger()
    assert books["uneven"] == sum(books.values()) == 0
    assert books["WAGES"] == before["WAGES"] + 50_000
    with transaction() as session:
        line = session.scalars(select(PayLine).where(PayLine.payment_id == new.id)).one()
    assert (line.kind, line.cents) == ("difference", 50_000)


def test_a_lost_warrant_is_stopped_by_the_controller_and_comes_back_as_void(issued: list[Payment]) -> None:
    old = issued[4]
    with transaction() as session:
        payment_repairs.request_stop(
            session, session.get_one(Payment, old.id), payees.oscar(), "stop", payees.LATER, "lost"
        )
    with pytest.raises(RepairRefused, match="before"), transaction() as session:
        payment_repairs.request_stop(
            session, session.get_one(Payment, old.id), payees.oscar(), "s2", payees.LATER, "lost"
        )
    controller().ask_waiting()
    (question,) = controller().questions.glob("ask-stop-*.csv")
    assert f",{old.id},{old.net_cents}," in question.read_text()
    question.unlink()
    controller().ask_waiting()
    assert not list(controller().questions.glob("ask-*.csv"))
    put(controller(), controller_says((old.id, "void", old.net_cents)), "v.csv")
    assert payees.special_run(ask_anew(old)) is None


def test_an_account_as_the_bank_would_have_it_is_taken_by_an_officer(issued: list[Payment]) -> None:
    put(bank(), bank_file(back(issued[0], "C01", "987654321")))
    (answer,) = payees.answers(issued[0].id)
    with transaction() as session:
        row = session.get_one(PaymentAnswer, answer.id)
        payment_repairs.accept_change(session, row, payees.oscar(), "accept", payees.LATER)
        with pytest.raises(RepairRefused, match="still to be looked at"):
            payment_repairs.accept_change(session, row, payees.oscar(), "accept-2", payees.LATER)
    with transaction() as session:
        mine = select(DirectDeposit).where(DirectDeposit.assignment_id == issued[0].assignment_id)
        old, new = session.scalars(mine.order_by(DirectDeposit.id)).all()
    assert old.ended_on == new.starts_on == dt.date(2026, 3, 27)
    assert (unseal(new.account_sealed), new.routing_number) == ("987654321", old.routing_number)


def test_orders_get_back_less_when_a_payment_is_void(pay: PayOffice, issued: list[Payment]) -> None:
    returned(issued[0])
    with transaction() as session:
        session.add(OrderTaken(payment_id=issued[0].id, order_id=77, cents=500))
    run = ask_void(issued[0])
    assert payees.special_run(run) is None
    with transaction() as session:
        taken = session.scalars(select(OrderTaken.cents).where(OrderTaken.order_id == 77)).all()
    assert sum(taken) == 0


def test_partner_loops_leave_no_line_behind(issued: list[Payment]) -> None:
    returned(issued[0])
    assert not collect_once(bank())


def gone_out_twice_and_made_void(run: Run) -> Payment:
    """A warrant goes stale, is issued anew, goes stale again and is then made void; the first of them."""
    assert payees.issue(run.id) is None
    (old,) = payees.payments(run.id)
    put(controller(), controller_says((old.id, "stale", old.net_cents), on="2026-04-29"), "first.csv")
    assert payees.special_run(ask_anew(old)) is None
    (anew,) = payees.payments(run.id + 1)
    put(controller(), controller_says((anew.id, "stale", anew.net_cents), on="2026-04-30"), "second.csv")
    assert payees.special_run(ask_void(anew)) is None
    return old


def later_run(kind: str) -> Run:
    """A run reckoned in April."""
    return Run(pay_date=dt.date(2026, 4, 20), made=payees.county_instant(dt.date(2026, 4, 16)), kind=kind)


def test_a_correction_of_what_was_made_void_after_it_went_out_twice_is_paid_whole(pay: PayOffice) -> None:
    (work,) = payees.some_payees(pay, 0, 1)
    old = gone_out_twice_and_made_void(Run())
    pay.change(f"update timesheet set superseded_at = now() where id = {old.timesheet_id}")
    less = pay.sheet(work, {2: 480, 3: 420}, corrects_id=old.timesheet_id)
    assert later_run("supplemental").payment(less).gross_cents == 15 * 1915, "nothing is settled any more"
    with transaction() as session:
        assert session.scalars(select(Overpayment)).all() == []


def test_what_was_made_void_is_not_paid_again_beside_a_correction_in_its_week(pay: PayOffice) -> None:
    work, enrollment, _ = pay.pair()
    pay.sheet(work, {2: 480})
    old = gone_out_twice_and_made_void(Run())
    other, *_ = pay.pair(provider=enrollment)
    sheet = pay.sheet(other, {3: 480})
    assert payees.issue(Run(made=payees.county_instant(dt.date(2026, 4, 2))).id) is None
    pay.change(f"update timesheet set superseded_at = now() where id = {sheet}")
    more = pay.sheet(other, {3: 540}, corrects_id=sheet)
    paid = {each.adjusts_id: each.gross_cents for each in later_run("supplemental").payments()}
    assert list(paid.values()) == [1915], f"one hour of {more}; payment {old.id} was not owed"


def test_sick_leave_made_void_after_it_went_out_twice_is_not_settled(pay: PayOffice) -> None:
    work, enrollment, _ = pay.pair()
    told = {"minutes": 480, "payable_minutes": 480, "planned": False, "outcome": "pay"}
    at, day = payees.county_instant(dt.date(2026, 3, 12)), dt.date(2026, 3, 9)
    pay.add(SickLeaveClaim(assignment_id=work, enrollment_id=enrollment, day=day, claimed_at=at, **told))
    old = gone_out_twice_and_made_void(Run())
    query = reworking_sql.ALONE_LINES
    with transaction() as session:
        settled = fetched(session, query.text.format(roots="{" + str(old.id) + "}", run=99), query.columns)
    assert settled.is_empty()


def test_tax_that_a_void_payment_had_taken_is_taken_of_the_next_one(pay: PayOffice) -> None:
    work, second, minutes = just_below_the_year(pay)
    pay.correct(second, work, minutes | {27: 308}, SECOND_HALF)
    supplemental(6)  # it is above $3,000, and too small for the tax
    third = pay.sheet(work, {1: 480, 2: 480, 3: 480}, begins=APRIL_1)
    run = Run(APRIL_1, dt.date(2026, 4, 20), IN_APRIL)
    assert payees.issue(run.id, IN_APRIL) is None
    old = run.payment(third)
    assert old.social_security_cents == ((300910 + old.gross_cents) * 62 + 500) // 1000
    put(controller(), controller_says((old.id, "void", old.net_cents), on="2026-04-21"), "v.csv")
    told = (payees.oscar(), f"f{next(_forms)}", IN_APRIL, "not owed", dt.date(2026, 4, 24))
    with transaction() as session:
        special = payment_repairs.void(session, [session.get_one(Payment, old.id)], *told).id
    assert payees.special_run(special, IN_APRIL) is None
    fourth = pay.sheet(work, {17: 480, 18: 480, 19: 480, 20: 480}, begins=APRIL_16)
    later = Run(APRIL_16, dt.date(2026, 5, 5), county_instant(dt.date(2026, 5, 1))).payment(fourth)
    assert later.year_to_date_cents == 300910 + later.gross_cents
    assert later.social_security_cents == (later.year_to_date_cents * 62 + 500) // 1000


def test_a_payment_of_last_year_that_is_made_void_in_the_new_one_has_no_tax_of_that_taken_twice(pay: PayOffice) -> None:
    work, *_ = pay.pair()
    last_month, new_year = dt.date(2026, 12, 1), dt.date(2027, 1, 1)
    before = pay.sheet(work, dict.fromkeys(range(1, 16), 600), begins=last_month)
    since = pay.sheet(work, dict.fromkeys(range(2, 16), 600), begins=new_year)
    december = Run(last_month, dt.date(2026, 12, 22), county_instant(dt.date(2026, 12, 17)))
    assert payees.issue(december.id, county_instant(dt.date(2026, 12, 18))) is None
    january = Run(new_year, dt.date(2027, 1, 22), county_instant(dt.date(2027, 1, 19)))
    assert payees.issue(january.id, county_instant(dt.date(2027, 1, 20))) is None
    old, kept = december.payment(before), january.payment(since)
    assert old.medicare_cents >= kept.medicare_cents > 0
    at = county_instant(dt.date(2027, 1, 26))
    with clock.fixed(at):
        put(controller(), controller_says((old.id, "void", old.net_cents), on="2027-01-25"), "v.csv")
    told = (payees.oscar(), f"f{next(_forms)}", at, "not owed", dt.date(2027, 1, 29))
    with transaction() as session:
        special = payment_repairs.void(session, [session.get_one(Payment, old.id)], *told).id
    assert payees.special_run(special, at) is None
    sheet = pay.sheet(work, dict.fromkeys(range(16, 21), 480), begins=dt.date(2027, 1, 16))
    later = Run(dt.date(2027, 1, 16), dt.date(2027, 2, 5), county_instant(dt.date(2027, 2, 2))).payment(sheet)
    assert later.year_to_date_cents == kept.gross_cents + later.gross_cents
    assert later.social_security_cents == (later.gross_cents * 62 + 500) // 1000
    assert later.sdi_cents == (later.gross_cents * 13 + 500) // 1000
    with transaction() as session:
        assert not payment_view.untaken_before(session, later, new_year, "medicare_cents", ("none",))
