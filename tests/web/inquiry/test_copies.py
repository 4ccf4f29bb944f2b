"""Files that users take with them hold what they may see, line by line, and nothing that a spreadsheet would run."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.inquiry_log import InquiryLog
from tests.activities.snapshot.authorizations import Told
from tests.web.inquiry.lookers import CLIENT, DOCTOR, SAR, looking, of_hospital, of_plan
from web.inquiry.sheets import Sheet, guarded, written

EVIL = '=HYPERLINK("http://example.com","x")'


@pytest.mark.parametrize("cell", [EVIL, "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"])
def test_what_a_spreadsheet_would_run_is_text(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize(
    ("cell", "text"), [("Line-1", "Line-1"), (-1, "-1"), (None, ""), (dt.date(2026, 3, 9), "2026-03-09")]
)
def test_what_it_would_not_run_is_left_as_it_is(cell: str | int | dt.date | None, text: str) -> None:
    assert guarded(cell) == text


def test_an_xlsx_has_no_formula_and_no_link_in_it() -> None:
    book = zipfile.ZipFile(io.BytesIO(written(Sheet("Evil", "", ("A", "B"), [[EVIL, dt.date(2026, 3, 9)]]), "xlsx")))
    page = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert "hyperlink" not in page
    assert "=HYPERLINK(" in book.read("xl/sharedStrings.xml").decode()


@pytest.fixture
def asked(told: Told, built: Callable[[], None]) -> Told:
    told.client(CLIENT, first_name="Avery", last_name=EVIL, cin="91234567A")
    told.sar(SAR, CLIENT, {}, {"status": "denied", "reason": EVIL})
    told.member(CLIENT, "P01", dt.date(2026, 1, 1))
    built()
    return told


def test_the_file_of_requests_has_a_row_for_each_line(app: Flask, session: Session, asked: Told) -> None:
    answer = looking(app, of_hospital(session, DOCTOR)).get("/inquiry/sars.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="authorizations-as-of-2026-03-09.csv"'
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert [(row["SAR number"], row["Line"], row["Status"]) for row in rows] == [
        (SAR, "1", "Authorized"),
        (SAR, "2", "Denied"),
    ]
    assert {row["As of"] for row in rows} == {"2026-03-09"}
    assert rows[1]["Reason"] == rows[1]["Last name"] == f"'{EVIL}"


def test_the_file_of_members_is_a_plans_own(app: Flask, session: Session, asked: Told) -> None:
    who = of_plan(session)
    rows = list(csv.DictReader(io.StringIO(looking(app, who).get("/inquiry/members.csv").data.decode("utf-8-sig"))))
    assert [(row["CCS number"], row["Plan code"]) for row in rows] == [(CLIENT, "P01")]
    exported = select(InquiryLog).where(InquiryLog.deed == "export", InquiryLog.client_number == CLIENT)
    assert session.scalars(exported).one().membership_id is not None
    assert looking(app, of_hospital(session, DOCTOR)).get("/inquiry/members.csv").status_code == 404


@pytest.mark.parametrize("path", ["/inquiry/sars.xlsx", "/inquiry/sars.xlsx?status=denied"])
def test_the_same_comes_as_xlsx(app: Flask, session: Session, asked: Told, path: str) -> None:
    answer = looking(app, of_hospital(session, DOCTOR)).get(path)
    strings = zipfile.ZipFile(io.BytesIO(answer.data)).read("xl/sharedStrings.xml").decode()
    assert (SAR in strings) == ("denied" not in path)
