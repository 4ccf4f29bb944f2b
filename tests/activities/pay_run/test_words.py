"""Two people release a pay run, neither of whom made it; it is stopped, sent back, discarded, and never taken back."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select

from activities.database import transaction
from activities.pay_run import clearing, nightly
from activities.pay_run.failed import PayFailed
from activities.payment_files.issuing import MODIFIERS
from records.clock import county_instant
from records.decision import Decision
from records.event import Event
from records.pay_run import PayRun, PayRunApproval, PayRunPart
from records.pay_run_share import PayRunShare
from records.pay_running import MOST_OF_A_DAY, RunRefused, begin_run, period_of, preview
from records.payment import Payment
from records.payment_file import PaymentAnswer
from records.payment_repair import PaymentRepair
from records.staff import Staff
from records.submission import AlreadySaid, say
from tests.activities.pay_run.pay_office import PAY_DATE, PayOffice
from tests.activities.pay_run.words import MADE, People, begun
from workflows.steps.pay_run import Cause, Night, PayRunStatus

S = PayRunStatus


@pytest.fixture
def sheets(pay: PayOffice) -> list[int]:
    """Three providers who worked in the first half of March."""
    found = []
    for minutes in (240, 300, 360):
        work, _, _ = pay.pair("34")
        found.append(pay.sheet(work, {2: minutes, 3: minutes}))
    return found


@pytest.fixture
def people(sheets: list[int]) -> People:
    """The state's payroll, and something to pay."""
    assert sheets
    return People()


def count(model: type) -> int:
    with transaction() as session:
        return session.query(model).count()


def test_an_officer_and_a_supervisor_release_a_run_that_neither_of_them_made(people: People) -> None:
    run = begun(people.olga).reckoned()
    assert [(task.kind, task.role, task.county_code, task.unit_id) for task in run.open_tasks()] == [
        ("approve_pay_run", "payroll_officer", None, people.unit)
    ]
    assert run.say("approve_totals", people.oscar, **run.totals()) == ("approved", None)
    assert [task.kind for task in run.open_tasks()] == ["release_pay_run"]
    assert run.say("release_pay_run", people.vera, **run.totals()) == ("released", None)
    assert (run.status, run.open_tasks()) == (S.ISSUING, [])
    with transaction() as session:
        words = [(word.desk, word.staff_id, word.payments) for word in session.query(PayRunApproval)]
        asked = {row.question for row in session.query(Decision).filter(Decision.pay_run_id == run.id)}
    assert words == [("payroll_officer", people.oscar, 3), ("supervisor", people.vera, 3)]
    assert asked == {"ihss.pay_run_approver"}


def test_who_made_a_run_approves_nothing_of_it(people: People) -> None:
    run = begun(people.oscar).reckoned()
    outcome, sentence = run.say("approve_totals", people.oscar, **run.totals())
    assert (outcome, sentence) == ("refused", "You made this run. Somebody else says this word.")
    assert run.status is S.AWAITING_OFFICER


def test_who_brought_the_answer_that_a_run_follows_says_no_word_on_it(people: People) -> None:
    run = begun(people.olga).reckoned()
    first = run.row.first_payment_id
    with transaction() as session:
        told = {"asked_by_id": people.olga, "asked_at": MADE, "reason": "Came back.", "method": "warrant"}
        session.add(PaymentRepair(kind="issue_anew", run_id=run.id, payment_id=first, **told))
        told = {"answer": "void", "on": PAY_DATE, "reference": "warrant-1-void", "came_at": MADE}
        session.add(PaymentAnswer(payment_id=first, file_name="v.csv", file_sha256="5" * 64, **told))
        for number, who in enumerate((people.oscar, people.bo)):
            sent = {"kind": "send_answers", "form_key": f"sent-{number:08}", "said_at": MADE, "subject": None}
            say(session, **sent, staff_id=who, payload={"sha256": "5" * 64, "bytes": 1})
    brought = "You brought the file that says this money came back. Somebody else says this word."
    for who in (people.oscar, people.bo):
        assert run.say("approve_totals", who, **run.totals()) == ("refused", brought)


@pytest.mark.parametrize("of_the_schedule", [False, True])
def test_the_timeline_tells_who_began_a_run_and_of_the_schedules_nobody(people: People, of_the_schedule: bool) -> None:
    made_by = None if of_the_schedule else people.olga
    begun(made_by)
    with transaction() as session:
        assert session.scalars(select(Event.staff_id).where(Event.kind == "pay_run_made")).all() == [made_by]


def test_somebody_of_both_desks_says_one_word_only(people: People) -> None:
    run = begun(None).reckoned()
    assert run.say("approve_totals", people.bo, **run.totals())[0] == "approved"
    outcome, sentence = run.say("release_pay_run", people.bo, **run.totals())
    assert (outcome, sentence) == ("refused", "You said the other word on this run. A second person says this one.")
    assert run.say("release_pay_run", people.vera, **run.totals())[0] == "released"


def test_a_countys_supervisor_releases_no_run_for_it_pays_all_counties(people: People) -> None:
    with transaction() as session:
        session.get_one(Staff, people.vera).county_code = "34"
    run = begun(None).reckoned()
    assert run.say("approve_totals", people.oscar, **run.totals())[0] == "approved"
    outcome, sentence = run.say("release_pay_run", people.vera, **run.totals())
    assert outcome == "refused"
    assert sentence is not None
    assert sentence.startswith("A pay run pays all counties.")
    assert run.status is S.AWAITING_SUPERVISOR


def test_a_supervisor_who_is_no_officer_does_not_approve_totals(people: People) -> None:
    run = begun(None).reckoned()
    outcome, sentence = run.say("approve_totals", people.vera, **run.totals())
    assert outcome == "refused"
    assert sentence == "Only a payroll officer approves the totals."


def test_totals_that_changed_since_they_were_seen_are_not_approved(people: People) -> None:
    run = begun(None).reckoned()
    seen = run.totals()
    outcome, sentence = run.say("approve_totals", people.oscar, **(seen | {"net_cents": seen["net_cents"] + 1}))
    assert outcome == "refused"
    assert sentence == "The totals have changed since you saw them. Load the page again and look at them anew."


def test_a_run_that_was_sent_back_needs_both_words_anew(people: People) -> None:
    run = begun(None).reckoned()
    run.say("approve_totals", people.oscar, **run.totals())
    assert run.say("send_back_pay_run", people.vera, reason="County 34 looks wrong.")[0] == "sent_back"
    assert (run.status, run.row.sentence) == (S.AWAITING_OFFICER, "County 34 looks wrong.")
    assert count(PayRunApproval) == 0
    assert run.say("approve_totals", people.oscar, **run.totals())[0] == "approved"


def test_a_stopped_run_goes_on_where_it_stood(people: People) -> None:
    run = begun(None).reckoned()
    assert run.say("stop_pay_run", people.oscar, reason="The bank called.")[0] == "stopped"
    assert (run.status, run.row.status_before_stop) == (S.STOPPED, "awaiting_officer")
    assert run.say("resume_pay_run", people.oscar)[0] == "resumed"
    assert (run.status, run.row.status_before_stop, run.row.sentence) == (S.AWAITING_OFFICER, None, None)
    assert run.say("stop_pay_run", None, reason="Nobody.")[0] == "refused"


def test_a_discarded_run_leaves_no_payment_and_its_timesheets_are_paid_by_the_next(people: People) -> None:
    run = begun(None).reckoned()
    assert count(Payment) == 3
    with transaction() as session:
        session.add(PayRunShare(run_id=run.id, timesheet_id=1, case_id=1, month=dt.date(2026, 3, 1), cents=100))
    assert run.say("discard_pay_run", people.oscar, reason="A wage was wrong.")[0] == "discarded"
    with pytest.raises(RunRefused, match=r"The run 2026-03-A is being cleared away\. Finish or discard it before"):
        begun(None)
    run.cleared()
    assert (count(Payment), run.row.payments, run.row.net_cents, run.parts()) == (0, 0, 0, [])
    assert count(PayRunShare) == 0
    again = begun(None).reckoned()
    assert (again.row.number, again.row.payments) == ("2026-03-A.2", 3)


def test_nothing_that_was_issued_is_cleared_away(people: People) -> None:
    run = begun(None).reckoned()
    with transaction() as session:
        session.query(PayRunPart).update({"issued_at": MADE})
    with transaction() as session, pytest.raises(PayFailed, match="is issued and cannot be taken back"):
        clearing.clear(session, session.get_one(PayRun, run.id), session.query(PayRunPart).one())
    assert count(Payment) == 3


def test_a_run_that_failed_while_issuing_is_not_discarded(people: People) -> None:
    run = begun(None).reckoned()
    run.say("approve_totals", people.oscar, **run.totals())
    run.say("release_pay_run", people.vera, **run.totals())
    run.came_to(Cause.FAILED)
    assert [task.kind for task in run.open_tasks()] == ["mend_pay_run"]
    assert run.say("discard_pay_run", people.oscar, reason="Enough.")[0] == "refused"
    assert run.say("resume_pay_run", people.oscar)[0] == "resumed"
    assert run.status is S.ISSUING


def test_a_run_waits_for_the_end_of_its_period_and_for_the_run_before(people: People) -> None:
    with pytest.raises(RunRefused, match=r"The period until 2026-03-15 is not over\. Run it from 2026-03-16 on\."):
        begun(None, at=county_instant(dt.date(2026, 3, 15)))
    first = begun(people.oscar)
    with pytest.raises(RunRefused, match=r"The run 2026-03-A is not finished\. Finish or discard it"):
        begun(people.oscar)
    assert first.row.number == "2026-03-A"


def test_a_period_that_is_paid_has_nothing_to_run(people: People) -> None:
    run = begun(None).reckoned()
    with transaction() as session:
        session.get_one(PayRun, run.id).status = "issued"
    with pytest.raises(RunRefused, match=r"Every timesheet accepted for the time until 2026-03-15 is paid\."):
        begun(None)


@pytest.mark.parametrize("number", ["2026-03", "2026-03-C", "2026-13-A", "March", ""])
def test_a_half_month_that_is_none_is_answered_with_how_it_is_written(number: str) -> None:
    with pytest.raises(RunRefused, match="Write year, month and A or B, such as 2026-03-A"):
        period_of(number)


def test_the_night_makes_one_run_and_none_while_another_is_open(people: People) -> None:
    night = Night(county_instant(dt.date(2026, 3, 18), dt.time(3, 30)))
    made = nightly.make(night)
    assert made.run_id is not None
    assert nightly.make(night) == made
    with transaction() as session:
        run = session.get_one(PayRun, made.run_id)
        assert (run.number, run.kind, run.made_by_id) == ("N2026-03-18", "nightly", None)
        assert (run.period_ends, run.pay_date) == (dt.date(2026, 3, 17), dt.date(2026, 3, 20))
    assert nightly.make(Night(county_instant(dt.date(2026, 3, 19), dt.time(3, 30)))).run_id is None


def test_a_preview_counts_what_a_run_takes_up(people: People) -> None:
    with transaction() as session:
        due = preview(session, "half_month", dt.date(2026, 3, 15), MADE)
    run = begun(None).reckoned()
    assert (due.timesheets, due.providers, due.minutes) == (3, 3, 1800)
    assert (run.row.payments, run.row.minutes) == (due.timesheets, due.minutes)


def test_a_form_pressed_twice_makes_one_run(people: People) -> None:
    with transaction() as session:
        first, last = period_of("2026-03-A")
        days: dict[str, Any] = {"period_begins": first, "period_ends": last, "pay_date": dt.date(2026, 3, 20)}
        pressed: dict[str, Any] = {"staff_id": people.oscar, "form_key": "one-press-of-a-form", "at": MADE}
        run = begin_run(session, kind="half_month", **days, **pressed)
        with pytest.raises(AlreadySaid) as again:
            begin_run(session, kind="half_month", **days, **pressed)
    assert again.value.first.pay_run_id == run.id


@pytest.mark.parametrize("pay_date", [dt.date(2026, 3, 17), dt.date(2026, 5, 18), dt.date(2206, 3, 20)])
def test_a_pay_date_that_is_over_or_far_off_begins_no_run(people: People, pay_date: dt.date) -> None:
    with pytest.raises(RunRefused, match=r"cannot be\. Give a day from 2026-03-18 to 2026-05-17\."):
        begun(people.oscar, pay_date=pay_date)
    assert count(PayRun) == 0


def test_no_more_runs_are_begun_in_a_day_than_the_bank_tells_files_apart(people: People) -> None:
    assert len(MODIFIERS) == MOST_OF_A_DAY
    days = {"period_begins": dt.date(2026, 3, 1), "period_ends": dt.date(2026, 3, 15), "pay_date": PAY_DATE}
    with transaction() as session:
        for number in range(MOST_OF_A_DAY):
            told = {"number": f"X{number}", "kind": "special", "status": "issued", "made_at": MADE}
            session.add(PayRun(**told, **days, touched_at=MADE))
    with pytest.raises(RunRefused, match=r"36 runs were made today, .* Begin it tomorrow\."):
        begun(people.oscar)
    assert begun(people.oscar, at=MADE + dt.timedelta(days=1)).row.status == "planned"
