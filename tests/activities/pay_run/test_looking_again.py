"""What comes to be held while a run waits for its words is taken out before it is released; the words are said anew."""

import datetime as dt

import pytest
from sqlalchemy import select

from activities.database import transaction
from activities.pay_run import looking_again
from records.clock import county_instant
from records.enrollment import EnrollmentStatus
from records.pay_hold import PayHold, PayStop
from records.pay_run import PayRunApproval
from records.payment import Payment
from tests.activities.pay_run.pay_office import PayOffice, reckon_parts
from tests.activities.pay_run.words import People, SaidTo, begun
from tests.activities.payment_files import payees
from workflows.steps.pay_run import PayRunStatus

THE_19TH = county_instant(dt.date(2026, 3, 19))
S = PayRunStatus


class Waiting:
    """Three people's payments wait for a supervisor: one by direct deposit, two by warrant."""

    def __init__(self, pay: PayOffice) -> None:
        self.pay, self.pairs = pay, [pay.pair() for _ in range(3)]
        self.people = People()
        self.account = payees.account(pay, *self.pairs[0][:2])
        self.sheets = [pay.sheet(work, {2: 480, 3: 480}) for work, *_ in self.pairs]
        self.run: SaidTo = begun(self.people.oscar).reckoned()
        self.approve()

    def approve(self) -> None:
        assert self.run.say("approve_totals", self.people.olga, **self.run.totals())[0] == "approved"

    def release(self) -> str:
        return self.run.say("release_pay_run", self.people.vera, **self.run.totals())[0]

    def held(self) -> dict[int | None, list[str]]:
        with transaction() as session:
            rows = session.scalars(select(PayHold).where(PayHold.run_id == self.run.id))
            return {row.timesheet_id: row.reasons for row in rows}

    def payments(self) -> list[tuple[int, int | None]]:
        with transaction() as session:
            rows = session.scalars(select(Payment).where(Payment.run_id == self.run.id).order_by(Payment.id))
            return [(row.id, row.timesheet_id) for row in rows]


@pytest.fixture
def waiting(pay: PayOffice) -> Waiting:
    return Waiting(pay)


def stop(it: Waiting) -> int:
    row = PayStop(enrollment_id=it.pairs[1][1], reason="A letter came back.", placed_by_id=it.people.olga)
    row.placed_at = THE_19TH
    return it.pay.add(row)


def lose(it: Waiting, status: str = "terminated") -> None:
    provider = it.pairs[1][1]
    row = EnrollmentStatus(enrollment_id=provider, status=status, cause="year_out", since=dt.date(2026, 3, 2))
    row.at = THE_19TH
    it.pay.add(row)
    it.pay.change(f"update enrollment set status = '{status}', status_since = '2026-03-02' where id = {provider}")


CHANGES = {
    "a stop": (1, "officer_hold", stop),
    "a closed account": (
        0,
        "bank_account_missing",
        lambda it: it.pay.change(f"update direct_deposit set closed_on = '2026-03-19' where id = {it.account}"),
    ),
    "a lost standing": (1, "provider_not_enrolled", lose),
    "a death": (
        2,
        "recipient_not_eligible",
        lambda it: it.pay.change(
            f"update care_case set status = 'terminated', status_since = '2026-03-02' where id = {it.pairs[2][2]}"
        ),
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_came_to_be_held_since_is_not_released_but_held_with_its_reason(waiting: Waiting, name: str) -> None:
    which, reason, change = CHANGES[name]
    before = waiting.payments()
    change(waiting)
    assert waiting.release() == "looked_again"
    assert waiting.run.status is S.CALCULATING
    told = f"1 of its payments came to be held or paid otherwise: {looking_again.SAYS[reason]} (1)"
    assert told in (waiting.run.row.sentence or "")
    waiting.run.reckoned_again()
    assert reason in waiting.held()[waiting.sheets[which]]
    assert waiting.payments() == [row for row in before if row[1] != waiting.sheets[which]], "the others keep theirs"
    assert (waiting.run.status, waiting.run.row.payments, waiting.run.row.held) == (S.AWAITING_OFFICER, 2, 1)
    waiting.approve()
    assert waiting.release() == "released"
    assert payees.issue(waiting.run.id, THE_19TH) is None


def test_both_words_are_said_again_about_the_new_totals(waiting: Waiting) -> None:
    seen = waiting.run.totals()
    stop(waiting)
    assert waiting.release() == "looked_again"
    with transaction() as session:
        assert session.scalars(select(PayRunApproval)).all() == []
    waiting.run.reckoned_again()
    outcome, sentence = waiting.run.say("approve_totals", waiting.people.olga, **seen)
    assert (outcome, (sentence or "")[:24]) == ("refused", "The totals have changed ")
    waiting.approve()
    assert waiting.release() == "released"


def test_who_may_not_release_a_run_has_nothing_looked_at(waiting: Waiting) -> None:
    stop(waiting)
    assert waiting.run.say("release_pay_run", waiting.people.oscar, **waiting.run.totals())[0] == "refused"
    assert waiting.run.status is S.AWAITING_SUPERVISOR


def test_a_stop_that_was_lifted_and_an_account_that_ends_after_the_pay_date_concern_nothing(waiting: Waiting) -> None:
    number = stop(waiting)
    waiting.pay.change(f"update pay_stop set lifted_at = now(), lifted_by_id = placed_by_id where id = {number}")
    waiting.pay.change("update direct_deposit set ended_on = '2026-03-21'")
    assert waiting.release() == "released"


def test_an_account_that_was_given_meanwhile_is_paid_to(waiting: Waiting) -> None:
    work, provider, _ = waiting.pairs[0]
    waiting.pay.change(f"update direct_deposit set ended_on = '2026-03-20' where id = {waiting.account}")
    new = payees.account(waiting.pay, work, provider, "777")
    waiting.pay.change(f"update direct_deposit set starts_on = '2026-03-20' where id = {new}")
    assert waiting.release() == "looked_again"
    waiting.run.reckoned_again()
    with transaction() as session:
        mine = session.scalars(select(Payment).where(Payment.timesheet_id == waiting.sheets[0])).one()
        assert mine.direct_deposit_id == new


def test_what_an_officer_let_go_meanwhile_is_paid_when_the_part_is_reckoned_again(pay: PayOffice) -> None:
    work, provider, _ = pay.pair()
    pay.change(
        "insert into withholding_certificate (enrollment_id, form, filing_status, two_jobs, credits_cents, "
        "other_income_cents, deductions_cents, allowances, estimated_deductions, extra_cents, starts_on, made_at) "
        f"values ({provider}, 'w4', 'single', false, 0, 0, 0, 0, 0, 900000, '2026-01-01', now())"
    )
    other, another, _ = pay.pair()
    people = People()
    held, paid = pay.sheet(work, {2: 480}), pay.sheet(other, {2: 480})
    run = begun(people.oscar).reckoned()
    assert run.say("approve_totals", people.olga, **run.totals())[0] == "approved"
    pay.change(
        f"update pay_hold set released_at = now(), released_by_id = {people.olga}, release_reason = 'As agreed.' "
        f"where timesheet_id = {held}"
    )
    row = PayStop(enrollment_id=another, reason="A letter came back.", placed_by_id=people.olga)
    row.placed_at = THE_19TH
    pay.add(row)
    assert run.say("release_pay_run", people.vera, **run.totals())[0] == "looked_again"
    reckon_parts(run.id, run.at)
    with transaction() as session:
        assert session.scalars(select(Payment.timesheet_id)).all() == [held]
        assert session.scalars(select(PayHold.timesheet_id)).all() == [paid]


def test_what_counted_as_paid_ahead_is_paid_out_where_the_months_money_is_here_again(pay: PayOffice) -> None:
    work, _, case = pay.pair()
    pay.paid_ahead(case)
    sheet, people = pay.sheet(work, {2: 480}), People()
    run = begun(people.oscar).reckoned()
    assert run.say("approve_totals", people.olga, **run.totals())[0] == "approved"
    pay.change("update advance_payment set settled_at = now(), settled_as = 'made_void', settled_reason = 'So.'")
    assert run.say("release_pay_run", people.vera, **run.totals())[0] == "looked_again"
    run.reckoned_again()
    with transaction() as session:
        paid = session.scalars(select(Payment).where(Payment.timesheet_id == sheet)).one()
    assert paid.method == "warrant"
    assert run.say("approve_totals", people.olga, **run.totals())[0] == "approved"
    assert run.say("release_pay_run", people.vera, **run.totals())[0] == "released"
