"""Files of timesheets on the page: sent up once, followed, reported, what to mend as CSV; by whom they may be seen."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from activities.timesheet_files import doings
from records import clock
from records.outbox import OutboxMessage
from records.timesheet_file import TimesheetFile
from tests.web.conftest import Visitor
from workflows.steps.timesheet_file import FileOrder, PartOrder

Come = Callable[[str], Visitor]
FILE = b"""HEADER,TS1,paper,SCAN CENTER,2026-03-18
34-K7QX-9M2D,1000123,2026-03-01,2026-03-17,2026-03-16,240,0308001200H0
34-K7QX-9M2D,1000124,2026-03-02,2026-03-17,,240,0308001200H0
=SUM(A1),1000124,2026-03-01,2026-03-17,,250,0308001200H0
TOTAL,3,730
"""


@pytest.fixture
def payroll(as_role: Come, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    monkeypatch.setenv("HEARTH_PAPERS", str(tmp_path / "papers"))
    return as_role("payroll_officer")


def send(visitor: Visitor, content: bytes = FILE) -> TestResponse:
    told = {"file": (io.BytesIO(content), "scan.csv")}
    return visitor.post("/timesheet-files", told, content_type="multipart/form-data")


def text(answer: TestResponse) -> str:
    return answer.get_data(as_text=True)


def take_in(session: Session) -> TimesheetFile:
    """What the worker does with the newest file."""
    session.rollback()
    file_id, at = session.scalars(select(func.max(TimesheetFile.id))).one(), clock.now()
    checked = doings.check(FileOrder(file_id, at))
    for part in range(checked.parts):
        doings.decide_part(PartOrder(file_id, part, at))
    if not checked.refused:
        doings.finish(FileOrder(file_id, at))
    return session.get_one(TimesheetFile, file_id)


def test_a_file_is_sent_up_followed_and_reported_line_by_line(payroll: Visitor, session: Session) -> None:
    address = send(payroll).location
    page = text(payroll.get(address))
    assert "The file is being read" in page
    assert f'hx-get="{address}/now"' in page
    take_in(session)
    page = text(payroll.get(address))
    assert "3 lines and 12:10 hours came in, and as many have an outcome" in page
    assert "No provider has this number." in page
    _header, unknown, wrong_period, *_ = [line.split(",") for line in FILE.decode().splitlines()]
    for line in (unknown, wrong_period):
        assert f'<td class="code">{line[0]}</td><td class="code">{line[1]}</td>' in page, "whose line it is"
    assert "The pay period does not begin on the 1st or the 16th of a month." in page
    assert "hx-get" not in text(payroll.get(f"{address}/now"))


def test_the_rejected_lines_come_back_as_they_were_sent_and_run_in_no_spreadsheet(
    payroll: Visitor, session: Session
) -> None:
    address = send(payroll).location
    take_in(session)
    rows = list(csv.DictReader(io.StringIO(payroll.get(f"{address}/rejects.csv").get_data().decode("utf-8-sig"))))
    assert [(row["line"], row["reason"]) for row in rows] == [
        ("2", "unknown_provider"),
        ("3", "not_a_half_month"),
        ("4", "minutes_differ"),
    ]
    assert rows[0]["as_sent"] == FILE.decode().splitlines()[1]
    assert rows[2]["as_sent"].startswith("'=SUM(A1)")


def test_the_same_file_again_is_the_first_one(payroll: Visitor, session: Session) -> None:
    first, second = send(payroll), send(payroll)
    assert first.location == second.location
    assert "This file came before" in text(payroll.get(second.location))
    assert session.scalar(select(func.count()).select_from(OutboxMessage)) == 1


@pytest.mark.parametrize(("content", "says"), [(b"", "Choose"), (b"  \n", "empty"), (b"\x89PNG", "header record")])
def test_what_is_no_such_file_is_refused_at_once(payroll: Visitor, content: bytes, says: str) -> None:
    answer = send(payroll, content) if content else payroll.post("/timesheet-files", {})
    assert (answer.status_code, says in text(answer)) == (422, True)


def test_a_file_that_was_changed_on_its_way_says_so_on_its_page(payroll: Visitor, session: Session) -> None:
    address = send(payroll, FILE.replace(b"730", b"731")).location
    assert take_in(session).status == "refused"
    page = text(payroll.get(address))
    assert "The whole file is refused" in page
    assert "says 731 minutes and the lines say 730" in page


def test_a_county_sees_the_files_its_own_staff_sent_and_a_caseworker_none(
    payroll: Visitor, as_role: Come, session: Session
) -> None:
    address = send(as_role("county_payroll")).location
    supervisor = as_role("supervisor")
    assert supervisor.get(address).status_code == 200
    session.scalars(select(TimesheetFile)).one().received_by_id = None  # it came by itself: the state's
    session.commit()
    assert supervisor.get(address).status_code == 404
    assert as_role("caseworker").get("/timesheet-files").status_code == 403
