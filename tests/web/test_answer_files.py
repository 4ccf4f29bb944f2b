"""Answers of the bank and the Controller that came another way are sent up, taken by the worker, and looked into."""

import datetime as dt
import io
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.partners.answers import LARGEST_FILE, collect_once
from activities.partners.bank import bank
from activities.partners.controller import controller
from activities.payment_files.returns import is_ach
from records import brought_answers, payment_repairs
from records.clock import county_today, now
from records.payment import Payment
from records.payment_file import PaymentAnswer
from records.staff import Staff
from records.submission import Submission
from tests.web.conftest import Visitor
from tests.web.paid_run import PaidRun, paid_run
from tests.web.providers import text
from web.staff.payroll import answer_folder

Come = Callable[[str], Visitor]
FILES = "/payroll/answers/files"
HEAD = "warrant,answer,answered_on,cents,told"


@pytest.fixture
def paid(session: Session, staff: dict[str, Staff], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> PaidRun:
    """A half-month that was paid by warrants, and a folder shared with partners."""
    monkeypatch.setenv("HEARTH_PARTNERS", str(tmp_path))
    paid = paid_run()
    paid.stands("issued")
    return paid


def sends(officer: Visitor, content: str | bytes, name: str = "monday answers.csv") -> tuple[int, str]:
    """Send a file up; the status, and the page that follows."""
    content = content.encode() if isinstance(content, str) else content
    answer = officer.post(FILES, {"file": (io.BytesIO(content), name)}, content_type="multipart/form-data")
    return answer.status_code, text(officer.get(FILES)) if answer.status_code == 303 else text(answer)


def test_a_file_is_taken_by_the_worker_and_lines_that_fit_nothing_are_shown_until_somebody_has_looked_into_them(
    as_role: Come, session: Session, paid: PaidRun
) -> None:
    officer, row = as_role("payroll_officer"), paid.before.payments()[0]
    line = f"{row.id},void,{row.pay_date},{row.net_cents},"
    status, page = sends(officer, f"{HEAD}\r\n{line}\r\n{row.id + 9_000},paid,{row.pay_date},100,\r\n")
    assert (status, "monday-answers.csv The Controller" in page, "Waits to be taken" in page) == (303, True, True)
    assert "HX-Refresh" not in officer.get(f"{FILES}/now").headers
    assert collect_once(controller())["rejected"] == 1
    now_taken = officer.get(f"{FILES}/now")
    assert (now_taken.headers["HX-Refresh"], "Waits to be taken" in text(now_taken)) == ("true", False)
    page = text(officer.get(FILES))
    assert "Line 3" in page
    assert "Line 2" not in page
    session.expire_all()
    assert session.get_one(Payment, row.id).status == "void"
    assert "1 file has lines that fit no payment." in text(officer.get("/payroll"))
    address = f"{FILES}/controller/monday-answers.csv/looked-into"
    for said in ("The list is put away.", "Somebody else has put this list away already."):
        assert said in text(officer.post(address, follow_redirects=True))
    assert "Every line of every file fitted a payment" in text(officer.get(FILES))


def test_who_brought_a_file_and_who_looked_into_its_lines_is_written_down(
    as_role: Come, session: Session, staff: dict[str, Staff], paid: PaidRun
) -> None:
    officer = as_role("payroll_officer")
    assert sends(officer, f"{HEAD}\r\n")[0] == 303
    officer.post(f"{FILES}/controller/monday-answers.csv/looked-into")
    said = select(Submission).where(Submission.kind.in_(("send_answers", "look_into_answers"))).order_by(Submission.id)
    first, second = session.scalars(said).all()
    assert {first.staff_id, second.staff_id} == {staff["payroll_officer"].id}
    assert first.payload == {"sha256": sha256(f"{HEAD}\r\n".encode()).hexdigest(), "bytes": len(HEAD) + 2}
    assert second.payload == {"sender": "controller", "name": "monday-answers.csv"}


def test_a_second_press_lays_no_second_file_down(as_role: Come, paid: PaidRun, tmp_path: Path) -> None:
    officer = as_role("payroll_officer")
    for _ in range(2):
        told = {"file": (io.BytesIO(f"{HEAD}\r\n".encode()), "monday.csv"), "form_key": "f" * 32}
        officer.post(FILES, told, content_type="multipart/form-data")
    assert [path.name for path in tmp_path.rglob("*.csv")] == ["monday.csv"]


def test_while_a_file_waits_only_the_files_are_looked_at_again_and_not_what_somebody_is_about_to_put_away(
    as_role: Come, paid: PaidRun
) -> None:
    officer, row = as_role("payroll_officer"), paid.before.payments()[0]
    sends(officer, f"{HEAD}\r\n{row.id + 9_000},paid,{row.pay_date},100,\r\n")
    collect_once(controller())
    assert "Put it away" in sends(officer, f"{HEAD}\r\n{row.id},void,{row.pay_date},{row.net_cents},\r\n")[1]
    part = text(officer.get(f"{FILES}/now"))
    assert ("Waits to be taken" in part, "Put it away" in part) == (True, False)


def test_of_many_lists_of_what_fitted_nothing_the_newest_are_read_and_none_is_to_count_them(
    as_role: Come, paid: PaidRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "inbox" / "bank" / "rejected"
    folder.mkdir(parents=True)
    for number in range(answer_folder.SHOWN + 2):
        path = folder / f"list-{number}.csv"
        path.write_text("line,reference,problem\r\n2,1,It fits nothing.\r\n")
        os.utime(path, (number, number))
    page = text(as_role("payroll_officer").get(FILES))
    assert ("list-2.csv" in page, "list-1.csv" in page, "And 2 older lists" in page) == (True, False, True)
    monkeypatch.setattr(Path, "read_text", None)
    assert answer_folder.unfitting() == answer_folder.SHOWN + 2


def test_the_same_file_again_gets_a_name_of_its_own_and_changes_nothing(as_role: Come, paid: PaidRun) -> None:
    officer, row = as_role("payroll_officer"), paid.before.payments()[0]
    told = f"{HEAD}\r\n{row.id},void,{row.pay_date},{row.net_cents},\r\n"
    assert sends(officer, told)[0] == 303
    assert collect_once(controller()) == {"taken": 1}
    assert "monday-answers-2.csv" in sends(officer, told)[1]
    assert collect_once(controller()) == {"repeated": 1}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"name,amount\r\nAna,1\r\n", "file of returns, which begins with 101, nor a CSV with the columns"),
        (b"x" * (answer_folder.LARGEST + 1), "Send at most 20,000,000"),
    ],
    ids=["nothing in it", "some other file", "too large"],
)
def test_what_is_no_answer_is_refused_with_a_sentence_and_nothing_is_laid_down(
    as_role: Come, paid: PaidRun, tmp_path: Path, content: bytes, sentence: str
) -> None:
    status, page = sends(as_role("payroll_officer"), content)
    assert (status, sentence in page) == (422, True)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert "Choose a file first." in text(as_role("payroll_officer").post(FILES))


def test_only_who_may_mend_payments_sends_answers_up(as_role: Come, paid: PaidRun) -> None:
    for role in ("caseworker", "supervisor", "auditor"):
        assert as_role(role).get(FILES).status_code == 403


def test_no_name_leads_out_of_the_folder(paid: PaidRun, tmp_path: Path) -> None:
    outside = tmp_path / "inbox" / "controller" / "kept.csv"
    outside.parent.mkdir(parents=True)
    outside.write_text("x")
    for name in ("../kept.csv", "..", ".kept.csv", "/etc/passwd"):
        assert not answer_folder.put_away("controller", name)
    assert not answer_folder.put_away("medi_cal", "kept.csv")
    assert answer_folder.put("../../up.csv", f"{HEAD}\r\n".encode()) == "up.csv"
    assert outside.read_text() == "x"


def test_files_of_one_name_that_come_at_the_same_time_each_get_a_name_and_none_is_lost(
    paid: PaidRun, tmp_path: Path
) -> None:
    contents = [f"{HEAD}\r\n{number}\r\n".encode() for number in range(24)]
    with ThreadPoolExecutor(8) as people:
        names = list(people.map(lambda content: answer_folder.put("up.csv", content), contents))
    inbox = tmp_path / "inbox" / "controller"
    assert {path.name for path in inbox.iterdir()} == set(names)
    assert [(inbox / name).read_bytes() for name in names] == contents


def test_page_and_worker_know_the_files_by_the_same_signs() -> None:
    assert {each.name: each.answered for each in (bank(), controller())} == answer_folder.COLUMNS
    assert LARGEST_FILE == answer_folder.LARGEST
    assert all(is_ach(sign.decode()) for sign in answer_folder.ACH)
    assert set(answer_folder.SUFFIXES) == {*bank().suffixes, *controller().suffixes}


def test_who_brought_the_answer_that_a_special_run_follows_is_shown_on_it_and_says_no_word(
    as_role: Come, session: Session, staff: dict[str, Staff], paid: PaidRun
) -> None:
    officer, row = as_role("payroll_officer"), paid.before.payments()[0]
    sends(officer, f"{HEAD}\r\n{row.id},void,{row.pay_date},{row.net_cents},\r\n")
    assert collect_once(controller()) == {"taken": 1}
    told = ("warrant", staff["supervisor"].id, "f" * 32, now(), "It is void.", county_today() + dt.timedelta(14))
    run = payment_repairs.issue_anew(session, [session.get_one(Payment, row.id)], *told)
    run.status = "awaiting_officer"
    session.commit()
    assert brought_answers.bringers(session, run.id) == {staff["payroll_officer"].id}
    page = text(officer.get(f"/payroll/{run.id}"))
    assert "You brought the file that says this money came back. Somebody else says this word." in page
    assert f"Payment {row.id}" in page
    assert "monday-answers.csv" in page
    assert f"Sent up by {staff['payroll_officer'].name}" in page
    assert "brought the file" not in text(officer.get(f"/payroll/{paid.run.id}"))


def test_an_answer_that_lay_in_the_folder_was_brought_by_nobody(session: Session, paid: PaidRun) -> None:
    row = paid.before.payments()[0]
    controller().answers.mkdir(parents=True)
    line = f"{HEAD}\r\n{row.id},void,{row.pay_date},{row.net_cents},\r\n"
    (controller().answers / "night.csv").write_text(line)
    assert collect_once(controller()) == {"taken": 1}
    (answer,) = session.scalars(select(PaymentAnswer)).all()
    assert answer.file_name == "night.csv"
    told = (
        "warrant",
        session.scalars(select(Staff.id)).first(),
        "g" * 32,
        now(),
        "It is void.",
        county_today() + dt.timedelta(14),
    )
    run = payment_repairs.issue_anew(session, [session.get_one(Payment, row.id)], *told)
    (brought,) = brought_answers.of_run(session, run.id)
    assert (brought.answer.id, brought.by) == (answer.id, ())
