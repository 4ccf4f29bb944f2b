"""Daily files from CCS on the page: sent up once, followed, reported, what to mend as CSV; by whom they may be seen."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse

from records import clock
from records.ccs_client import CcsClient
from records.ccs_file import CcsFile
from tests.activities.ccs_files.written import CLI, COD, DXS, LTR, MEM, PRV, SAR, csv_of, with_value
from tests.journeys import ccs_filed
from tests.web.conftest import Visitor

Come = Callable[[str], Visitor]
FILE = csv_of(CLI, with_value("CLI", 1, "x"), MEM, SAR, DXS, PRV, with_value("LIN", 2, "open"), COD, LTR)


@pytest.fixture
def office(as_role: Come, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    monkeypatch.setenv("HEARTH_PAPERS", str(tmp_path / "papers"))
    return as_role("regional_office")


def send(visitor: Visitor, content: bytes = FILE) -> TestResponse:
    return visitor.post("/ccs-files", {"file": (io.BytesIO(content), "ccs.csv")}, content_type="multipart/form-data")


def text(answer: TestResponse) -> str:
    return answer.get_data(as_text=True)


def take_in(session: Session) -> CcsFile:
    """What the worker does with the newest file."""
    session.rollback()
    ccs_filed.take_in(session.scalars(select(func.max(CcsFile.id))).one(), clock.now())
    session.expire_all()
    return session.scalars(select(CcsFile).order_by(CcsFile.id.desc()).limit(1)).one()


def test_a_file_is_sent_up_followed_and_reported(office: Visitor, session: Session) -> None:
    address = send(office).location
    page = text(office.get(address))
    assert "The file is being read" in page
    assert f'hx-get="{address}/now"' in page
    assert take_in(session).status == "done"
    page = text(office.get(address))
    assert "5 records came in, and as many were taken, found unchanged or rejected" in page
    assert "A CCS number has seven digits." in page
    assert "lines 1 status" in page
    assert "No request has this number." in page
    assert "hx-get" not in text(office.get(f"{address}/now"))
    assert session.scalars(select(CcsClient.number)).all() == ["0000001"]


def test_what_is_wrong_comes_as_csv_by_line_and_field_and_repeats_no_value(office: Visitor, session: Session) -> None:
    address = send(office).location
    take_in(session)
    rows = list(csv.DictReader(io.StringIO(office.get(f"{address}/rejects.csv").get_data().decode("utf-8-sig"))))
    assert [(row["line"], row["record"], row["number"], row["field"]) for row in rows] == [
        ("3", "client", "x", "number"),
        ("5", "sar", "97000000012", "lines 1 status"),
        ("10", "letter", "L-1", "sar_number"),
    ]
    assert "open" not in str(rows)


def test_the_same_file_again_is_the_first_one(office: Visitor) -> None:
    first, second = send(office), send(office)
    assert first.location == second.location
    assert "This file came before" in text(office.get(second.location))


@pytest.mark.parametrize(("content", "says"), [(b"", "Choose"), (b"  \n", "empty"), (b"\x89PNG", "header record")])
def test_what_is_no_such_file_is_refused_at_once(office: Visitor, content: bytes, says: str) -> None:
    answer = send(office, content) if content else office.post("/ccs-files", {})
    assert (answer.status_code, says in text(answer)) == (422, True)


def test_a_file_that_was_changed_on_its_way_says_so_on_its_page(office: Visitor, session: Session) -> None:
    address = send(office, csv_of(CLI, totals="TRL,1,0,0,0,0,0,0,0,2")).location
    assert take_in(session).status == "refused"
    page = text(office.get(address))
    assert "The whole file is refused" in page
    assert "says hash total 2, and the file holds 1" in page


def test_who_brings_files_sees_them_and_nobody_of_a_county_does(office: Visitor, as_role: Come) -> None:
    address = send(office).location
    for role, code in (("information_technology", 200), ("auditor", 200), ("help_desk", 403), ("supervisor", 403)):
        assert as_role(role).get(address).status_code == code, role
    assert "Send up a file" not in text(as_role("auditor").get("/ccs-files"))
    assert "Send up a file" in text(as_role("information_technology").get("/ccs-files"))


@pytest.mark.parametrize("name", ["ccs\x00.csv", "ccs\u202egpj.csv", "ccs\x07.csv", "\U0001f600" * 300])
def test_a_file_is_kept_whatever_its_sender_calls_it(
    office: Visitor, session: Session, tmp_path: Path, name: str
) -> None:
    file = FileStorage(io.BytesIO(FILE), filename=name)
    answer = office.post("/ccs-files", {"file": file}, content_type="multipart/form-data")
    assert answer.status_code == 303
    kept = session.scalars(select(CcsFile)).one()
    assert kept.name.isprintable()
    assert len([each for each in tmp_path.rglob("*") if each.is_file()]) == 1
