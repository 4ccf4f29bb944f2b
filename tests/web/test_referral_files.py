"""Referral files on the page: looked at first, accepted once, what to mend goes back as CSV."""

import csv
import io
from collections.abc import Callable

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from records.application import Application
from records.clock import county_today
from records.referral import ReferralFile
from tests.web.conftest import Visitor

Come = Callable[[str], Visitor]
HEADING = "reference,county_code,requested_on,first_name,last_name,phone"


def good(number: int) -> str:
    return f"R-{number},34,{county_today().isoformat()},Ana,Li,9165550{number:03}"


def send(clerk: Visitor, *lines: str, name: str = "monday.csv") -> TestResponse:
    content = "\n".join((HEADING, *lines, "")).encode()
    return clerk.post("/referrals", {"file": (io.BytesIO(content), name)}, content_type="multipart/form-data")


def text(answer: TestResponse) -> str:
    return answer.get_data(as_text=True)


def count(session: Session, table: type) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(table)) or 0


@pytest.fixture
def clerk(as_role: Come) -> Visitor:
    return as_role("intake_clerk")


def test_a_file_is_shown_before_anything_is_registered(clerk: Visitor, session: Session) -> None:
    answer = send(clerk, good(1), "R-2,34,yesterday,Bo,Xu,9165550102")
    page = text(clerk.get(answer.location))
    assert "Nothing is registered yet" in page
    assert "Register 1 application" in page
    assert "requested_on is not a day" in page
    assert count(session, Application) == 0


def test_accepting_twice_registers_once(clerk: Visitor, session: Session) -> None:
    address = send(clerk, good(1), good(2)).location
    first, second = (clerk.post(f"{address}/accept") for _press in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert "This file was taken before" in text(clerk.get(second.location))
    assert count(session, Application) == 2


def test_the_same_file_sent_again_leads_to_the_first(clerk: Visitor, session: Session) -> None:
    address = send(clerk, good(1)).location
    assert send(clerk, good(1), name="tuesday.csv").location == address
    assert count(session, ReferralFile) == 1


def test_a_file_that_cannot_be_read_gets_a_sentence_beside_its_field(clerk: Visitor, session: Session) -> None:
    answer = clerk.post(
        "/referrals", {"file": (io.BytesIO(b"a,b\n1,2\n"), "x.csv")}, content_type="multipart/form-data"
    )
    assert answer.status_code == 422
    assert "lacks reference" in text(answer)
    assert "Choose a file first." in text(clerk.post("/referrals", {}))
    assert count(session, ReferralFile) == 0


def test_what_to_mend_can_be_downloaded(clerk: Visitor) -> None:
    address = send(clerk, good(1), "=R2,34,yesterday,Bo,Xu,9165550102").location
    answer = clerk.get(f"{address}/rejects.csv")
    [row] = csv.DictReader(io.StringIO(answer.get_data().decode("utf-8-sig")))
    assert (row["line"], row["reference"]) == ("3", "'=R2")
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_file_can_be_set_aside_until_it_is_taken(clerk: Visitor, session: Session) -> None:
    address = send(clerk, good(1)).location
    clerk.post(f"{address}/set-aside")
    assert clerk.get(address).status_code == 404
    taken = send(clerk, good(2)).location
    clerk.post(f"{taken}/accept")
    assert clerk.post(f"{taken}/set-aside").status_code == 409
    assert count(session, ReferralFile) == 1


def test_the_example_is_a_file_that_would_be_read(clerk: Visitor, session: Session) -> None:
    example = clerk.get("/referrals/example.csv").get_data()
    answer = clerk.post("/referrals", {"file": (io.BytesIO(example), "e.csv")}, content_type="multipart/form-data")
    assert answer.status_code == 303


def test_another_county_sees_no_such_file(clerk: Visitor, as_role: Come) -> None:
    address = send(clerk, good(1)).location
    yolo = as_role("yolo")
    assert yolo.get(address).status_code == 404
    assert yolo.post(f"{address}/accept").status_code == 404
    assert "monday.csv" not in text(yolo.get("/referrals"))


def test_an_auditor_reads_and_does_not_send(as_role: Come) -> None:
    auditor = as_role("auditor")
    assert auditor.get("/referrals").status_code == 200
    assert send(auditor, good(1)).status_code == 403
