"""A print stands alone: what was decided, as of when, printed by whom and when, page n of m; and promises nothing."""

import datetime as dt
import io
import re
from collections.abc import Callable

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy.orm import Session

from records.place import County
from records.sar_line import SarCode, SarLine
from tests.activities.snapshot.authorizations import Told
from tests.web.conftest import Visitor
from tests.web.inquiry.lookers import CLIENT, DOCTOR, SAR, looking, of_hospital, of_plan

NOTICE = {
    **{"kind": "notice_of_action", "line_numbers": "2", "action": "denied", "effective_on": dt.date(2026, 3, 8)},
    **{"decided_on": dt.date(2026, 3, 6), "dated_on": dt.date(2026, 3, 8), "citation": "22 CCR 41770"},
    "reason": "Not shown to be medically necessary for the CCS condition.",
}
PROMISES = ("will be paid", "payment", "guarantee", "reimburse")
MEDI_CAL_HEARING = ("90 days", "120 days", "60 days", "state hearing", "1-800", "Department of Social Services")


@pytest.fixture
def visitor(app: Flask, session: Session, told: Told, built: Callable[[], None]) -> Visitor:
    """A hospital's user who sees one request with an authorized and a denied line, and its letters."""
    told.client(CLIENT, first_name="Avery", last_name="Testcase", birth_date=dt.date(2016, 6, 15), cin="91234567A")
    sar = told.sar(SAR, CLIENT, {}, {"status": "denied", "description": "Wheelchair part", "reason": "Not necessary."})
    sar.contact_name, sar.contact_phone = "J. Sample", "9165550100"
    line = session.query(SarLine).filter_by(sar_id=sar.id, number=2).one()
    session.add(SarCode(line_id=line.id, kind="procedure", code="E1235", units=1))
    told.letter("L-1", CLIENT, SAR, **NOTICE)
    told.letter("L-2", CLIENT, kind="case_management", title="Annual review", body="It is complete.")
    told.letter("L-3", CLIENT, SAR, **{**NOTICE, "line_numbers": "1", "dated_on": None})
    built()
    return looking(app, of_hospital(session, DOCTOR))


def pages(answer: object) -> list[str]:
    """The text of each page, blanks made one."""
    assert answer.mimetype == "application/pdf", answer  # type: ignore[attr-defined]
    reader = PdfReader(io.BytesIO(answer.data))  # type: ignore[attr-defined]
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"], "the print is not tagged"  # type: ignore[index]
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_a_request_on_paper_is_whole(visitor: Visitor) -> None:
    (page,) = pages(visitor.get(f"/inquiry/sars/{SAR}.pdf"))
    for said in (
        *(
            SAR,
            "Mixed",
            "as of March 9, 2026",
            "Testcase, Avery",
            "June 15, 2016",
            CLIENT,
            "91234567A",
            "34 Sacramento",
        ),
        *("Example Children's Center", "J. Sample, phone (916) 555-0100", "E1235, 1 unit", "Denied", "Not necessary."),
        *("Printed March 10, 2026, 2:00 PM by Tomas Verdery", "Confidential", "Page 1 of 1", "L-1"),
    ):
        assert said in page
    assert re.search(r"by Tomas Verdery \d+ \(PI\d{8}\),", page)


def test_a_notice_of_action_tells_where_and_by_when_to_appeal(visitor: Visitor) -> None:
    (page,) = pages(visitor.get("/inquiry/letters/L-1.pdf"))
    for said in (
        *(
            "Notice of action",
            "March 8, 2026",
            "The service was not authorized.",
            "medically necessary",
            "22 CCR 41770",
        ),
        *("Line 2: Wheelchair part (E1235, 1 unit)", "postmarked by April 7, 2026"),
        *("the director of the CCS program of Sacramento County", "No form is needed", "CCS helps to write it"),
        "CCS mails its answer within 21 days of the day on which it has the appeal",
        *("may go on while the appeal is decided", "fair hearing of CCS", "within 14 days of the date of the appeal"),
    ):
        assert said in page


def test_a_plan_is_told_of_a_notice_that_is_not_for_it_and_not_of_its_number(
    app: Flask, session: Session, told: Told, built: Callable[[], None]
) -> None:
    early = {"starts_on": dt.date(2025, 1, 1), "ends_on": dt.date(2025, 6, 30)}
    told.client(CLIENT)
    told.sar(SAR, CLIENT, {**early, "status": "denied"}, {"status": "denied"})
    told.letter("L-1", CLIENT, SAR, **{**NOTICE, "line_numbers": "1,2"})
    told.member(CLIENT, "P01", dt.date(2026, 1, 1))
    built()
    (page,) = pages(looking(app, of_plan(session)).get(f"/inquiry/sars/{SAR}.pdf"))
    assert "Notice of action of March 8, 2026. It also tells of services that are not for you" in page
    assert "L-1" not in page
    (whole,) = pages(looking(app, of_hospital(session, DOCTOR)).get(f"/inquiry/sars/{SAR}.pdf"))
    assert "Notice of action of March 8, 2026, number L-1." in whole


def test_in_a_dependent_county_the_regional_office_hears_the_appeal(
    app: Flask, session: Session, told: Told, built: Callable[[], None]
) -> None:
    session.add(County(code="02", name="Alpine"))
    session.flush()
    told.client(CLIENT).county_code = "02"
    told.sar(SAR, CLIENT, {"status": "denied"})
    told.letter("L-1", CLIENT, SAR, **{**NOTICE, "line_numbers": None})
    built()
    (page,) = pages(looking(app, of_hospital(session, DOCTOR)).get("/inquiry/letters/L-1.pdf"))
    assert "the CCS Regional Office in Sacramento" in page


@pytest.mark.parametrize("path", [f"/inquiry/sars/{SAR}", "/inquiry/letters/L-1", "/inquiry/letters/L-2"])
def test_nothing_promises_payment_or_tells_of_medi_cals_hearings(visitor: Visitor, path: str) -> None:
    said = visitor.get(path).get_data(as_text=True) + " ".join(pages(visitor.get(f"{path}.pdf")))
    for word in (*PROMISES, *MEDI_CAL_HEARING):
        assert word.lower() not in said.lower(), word


def test_a_letter_that_is_not_issued_is_announced_and_not_printed(visitor: Visitor) -> None:
    page = visitor.get("/inquiry/letters/L-3").get_data(as_text=True)
    assert "Not yet available" in page
    assert "due 13 Mar" in page
    assert "medically necessary" not in page
    assert visitor.get("/inquiry/letters/L-3.pdf").status_code == 404


def test_several_are_one_file_and_each_is_numbered_by_itself(visitor: Visitor) -> None:
    printed = pages(visitor.post("/inquiry/print", {"sar": SAR, "letter": ["L-1", "L-2"]}))
    assert [page.count("Page 1 of 1") for page in printed] == [1, 1, 1]
    assert ["Annual review" in page for page in printed] == [False, False, True]
    assert all("as of March 9, 2026" in page for page in printed)


def test_what_cannot_be_printed_at_once_says_why(visitor: Visitor) -> None:
    many = visitor.post("/inquiry/print", {"sar": [f"97{number:09}" for number in range(101)]})
    assert many.status_code == 422
    assert "At most 100" in many.get_data(as_text=True)
    nothing = visitor.post("/inquiry/print", {})
    assert nothing.status_code == 422
    assert "Nothing was chosen" in nothing.get_data(as_text=True)
