"""Every way to a request, a client or a letter of others answers exactly as for one that does not exist."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.inquiry_log import InquiryLog
from tests.activities.snapshot.authorizations import Told
from tests.web.conftest import Visitor
from tests.web.inquiry.lookers import DOCTOR, OTHER, SAR, looking, of_hospital, of_plan

CLIENT = "7654321"
NOT_THERE = {"sars": "97999999999", "clients": "9999999", "letters": "L-9999999"}
THEIRS = {"sars": SAR, "clients": CLIENT, "letters": "L-1"}
BY_NUMBER = ("/inquiry/sars/{sars}", "/inquiry/sars/{sars}.pdf", "/inquiry/clients/{clients}")
BY_LETTER = ("/inquiry/letters/{letters}", "/inquiry/letters/{letters}.pdf")


@pytest.fixture
def theirs(told: Told, built: Callable[[], None]) -> Told:
    """A request, a client and a letter that are for the other doctor's hospital, and for no plan."""
    told.client(CLIENT, first_name="Avery", last_name="Testcase", cin="91234567A")
    told.client("0000002", first_name="Briar", last_name="Own", cin="91234568C")
    told.sar(SAR, CLIENT, parties={"authorized": OTHER, "referring": DOCTOR})
    told.sar("97000000099", "0000002", parties={"authorized": DOCTOR})
    told.letter("L-1", CLIENT, SAR)
    built()
    return told


def shown(answer: object) -> tuple[int, str]:
    """Status and page, without what differs between any two loads of it."""
    page = answer.get_data(as_text=True)  # type: ignore[attr-defined]
    page = re.sub(r'(name="(csrf_token|form_key)" value=|data-csrf=)"[^"]*"', "", page)
    return answer.status_code, page  # type: ignore[attr-defined]


@pytest.fixture(params=["hospital", "plan", "nobody's"])
def visitor(app: Flask, session: Session, theirs: Told, request: pytest.FixtureRequest) -> Visitor:
    """Somebody for whom the request is not."""
    if request.param == "plan":
        return looking(app, of_plan(session))
    return looking(app, of_hospital(session, *([DOCTOR] if request.param == "hospital" else [])))


def test_what_is_not_for_somebody_looks_like_what_does_not_exist(visitor: Visitor) -> None:
    for path in (*BY_NUMBER, *BY_LETTER):
        forbidden, missing = (shown(visitor.get(path.format(**which))) for which in (THEIRS, NOT_THERE))
        assert forbidden == missing
        assert forbidden[0] == 404


SEARCHES = (
    ({"sought": SAR}, {"sought": "97999999999"}),
    ({"sought": CLIENT}, {"sought": "9999999"}),
    ({"sought": "91234567A"}, {"sought": "99999999A"}),
    ({"last_name": "Testcase", "birth_date": "2016-05-04"}, {"last_name": "Nobody", "birth_date": "2016-05-04"}),
)


def test_a_search_for_others_finds_nothing_like_a_search_for_nobody(visitor: Visitor) -> None:
    for both in SEARCHES:
        pages = []
        for typed in both:
            status, page = shown(visitor.post("/inquiry/search", typed))
            for value in typed.values():
                page = page.replace(f'value="{value}"', "")
            pages.append((status, page))
        assert pages[0] == pages[1]
        assert "Nothing is found" in pages[0][1]


def test_prints_of_others_are_misses_and_of_some_only_ones_own_are_printed(
    app: Flask, session: Session, theirs: Told
) -> None:
    who = of_hospital(session, DOCTOR)
    visitor = looking(app, who)
    for chosen in ({"sar": SAR}, {"letter": "L-1"}, {"sar": "97999999999"}):
        assert visitor.post("/inquiry/print", chosen).status_code == 404
    mixed = visitor.post("/inquiry/print", {"sar": ["97000000099", SAR]})
    assert mixed.mimetype == "application/pdf"
    log = session.scalars(select(InquiryLog).where(InquiryLog.user_id == who.id).order_by(InquiryLog.id)).all()
    assert [(row.deed, row.sar_number or row.letter_number) for row in log[1:]] == [
        ("not_found", SAR),
        ("not_found", "L-1"),
        ("not_found", "97999999999"),
        ("not_found", SAR),
        ("print", "97000000099"),
    ]


LISTS = ("/inquiry", "/inquiry/sars", f"/inquiry/sars?provider={OTHER}", "/inquiry/activity?day=2025-01-01")
FILES = tuple(f"/inquiry/{name}.{kind}" for name in ("sars", "members") for kind in ("csv", "xlsx"))


def test_no_list_and_no_file_holds_anything_of_others(visitor: Visitor) -> None:
    for path in (*LISTS, "/inquiry/members", *FILES):
        answer = visitor.get(path)
        assert answer.status_code in (200, 404)
        told = answer.data
        if answer.status_code == 200 and path.endswith("xlsx"):
            told = zipfile.ZipFile(io.BytesIO(answer.data)).read("xl/sharedStrings.xml")
        for secret in (SAR, CLIENT, "Testcase", "91234567A", "L-1<"):
            assert secret.encode() not in told, (path, secret)


def test_whoever_is_not_signed_in_is_asked_to(app: Flask, theirs: Told) -> None:
    for path in (*BY_NUMBER, *BY_LETTER, *LISTS, *FILES, "/inquiry/search"):
        for which in (THEIRS, NOT_THERE):
            answer = app.test_client().get(path.format(**which))
            assert answer.status_code == 303
            assert answer.location.startswith("/inquiry/sign-in")
