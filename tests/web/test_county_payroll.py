"""A payroll officer of one county works with its payments; what is the whole state's does not exist for them."""

import io
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from cli.pay.office import who
from records.clock import county_today, now
from records.enrollment import Enrollment
from records.pay_hold import PayHold
from records.staff import Staff
from records.task import Task
from tests.web.conftest import Visitor
from tests.web.paid_run import PaidRun, paid_run
from tests.web.providers import text

Come = Callable[[str], Visitor]
FILES = "/payroll/answers/files"


@pytest.fixture
def paid(session: Session, staff: dict[str, Staff], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> PaidRun:
    """A half-month of two counties, and a folder shared with partners."""
    monkeypatch.setenv("HEARTH_PARTNERS", str(tmp_path))
    return paid_run()


@pytest.mark.parametrize("address", ["/payroll/{run}/files/ach", FILES, f"{FILES}/now", "/payroll/begin"])
def test_files_that_name_whom_other_counties_pay_are_missing_for_one_countys_officer(
    as_role: Come, paid: PaidRun, address: str
) -> None:
    assert as_role("county_payroll").get(address.format(run=paid.run.id)).status_code == 404


def test_one_countys_officer_neither_brings_answers_nor_puts_away_what_fitted_nothing(
    as_role: Come, paid: PaidRun, tmp_path: Path
) -> None:
    officer = as_role("county_payroll")
    file = {"file": (io.BytesIO(b"warrant,answer,answered_on,cents,told\r\n"), "answers.csv")}
    assert officer.post(FILES, file, content_type="multipart/form-data").status_code == 404
    assert officer.post(f"{FILES}/bank/answers.csv/looked-into").status_code == 404
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("word", ["stop", "resume", "discard"])
def test_one_countys_officer_does_not_steer_a_run_that_pays_all_counties(
    as_role: Come, paid: PaidRun, word: str
) -> None:
    officer = as_role("county_payroll")
    assert officer.post(f"/payroll/{paid.run.id}/{word}", {"reason": "The wage is wrong."}).status_code == 404
    page = text(officer.get(f"/payroll/{paid.run.id}"))
    assert "Discard the run" not in page
    assert "State Payroll approves its totals" in page


def test_one_countys_officer_begins_no_run_at_the_terminal(session: Session, staff: dict[str, Staff]) -> None:
    with pytest.raises(click.ClickException, match="payroll officer of the state"):
        who(session, staff["county_payroll"].sign_in_name, "make")
    assert who(session, staff["payroll_officer"].sign_in_name, "make") == staff["payroll_officer"].id


def test_what_is_the_states_is_not_offered_to_one_countys_officer(as_role: Come, paid: PaidRun) -> None:
    officer = as_role("county_payroll")
    for address in ("/payroll", "/payroll/answers"):
        page = text(officer.get(address))
        assert "Files of answers" not in page
        assert "Start a run" not in page
    assert "Files of answers" in text(as_role("payroll_officer").get("/payroll"))
    assert "Pay a month in advance" not in text(officer.get("/advances"))
    assert "Pay a month in advance" in text(as_role("payroll_officer").get("/advances"))


def test_a_task_about_a_run_is_missing_for_one_countys_officer(
    as_role: Come, session: Session, staff: dict[str, Staff], paid: PaidRun
) -> None:
    task = Task(kind="approve_pay_run", role="payroll_officer", unit_id=staff["county_payroll"].unit_id)
    task.due_on, task.opened_at, task.params = county_today(), now(), {"run_id": paid.run.id}
    session.add(task)
    session.commit()
    officer = as_role("county_payroll")
    assert officer.get(f"/tasks/{task.id}").status_code == 404
    assert officer.post(f"/tasks/{task.id}/claim").status_code == 404
    session.refresh(task)
    assert task.assignee_id is None
    assert as_role("payroll_officer").get(f"/tasks/{task.id}").status_code == 200


def test_one_countys_officer_begins_the_day_on_payroll_with_what_is_held_there(
    as_role: Come, session: Session, paid: PaidRun
) -> None:
    officer = as_role("county_payroll")
    assert 'class="brand" href="/payroll"' in officer.get("/payroll").get_data(as_text=True)
    day = text(officer.get("/"))
    assert "1 held in the newest run" in day
    assert "0 payments came back" in day
    assert "wait for approval" not in day
    assert "1 pay runs wait for approval" in text(as_role("payroll_officer").get("/"))
    session.execute(update(PayHold).values(county_code="57"))
    session.execute(update(Enrollment).values(county_code="57"))
    session.commit()
    assert "0 held in the newest run" in text(officer.get("/")), "what another county's pay is held for is not counted"
