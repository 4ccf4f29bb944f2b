"""A hospital or plan applies in public: its promises, its number and code, mending, taking back."""

import datetime as dt
import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from records import clock
from records.organization import Organization
from records.organizations import plans_of, providers_of
from records.outbox import OutboxMessage
from records.place import County
from records.sign_in import SignInAttempt
from records.signing_in import TRIES_OF_AN_ADDRESS
from records.submission import Submission
from tests.web.conftest import Visitor
from tests.web.providers import text
from web.clock_lengths import length

TOLD = {
    **{"told.name": "Birch Special Care Center", "told.type": "special_care_center", "told.street": "2 Birch Way"},
    **{"told.city": "Sacramento", "told.zip_code": "95814", "told.county_code": "34", "told.phone": "916 555 0110"},
    **{"told.liaison_first_name": "Ines", "told.liaison_last_name": "Marlow", "told.liaison_title": "Manager"},
    **{"told.liaison_phone": "916 555 0111", "told.liaison_email": "ines@birch.example"},
    **dict.fromkeys(("told.accepts_delay", "told.internal_agreements", "told.paperless_in_time"), "yes"),
    "told.reciprocal": "agreed",
}
OF_A_PROVIDER = {
    **TOLD,
    "told.has_permissions": "yes",
    **{"provider.1.number": "1993999998", "provider.1.name": "Dr. Wilhelmina Oake"},
}
OF_A_PLAN = {**TOLD, "told.type": "medi_cal_plan", "told.plan_codes": "305, 306"}


@pytest.fixture
def visitor(app: Flask, session: Session) -> Visitor:
    """Nobody in particular."""
    session.add_all([County(code="34", name="Sacramento"), County(code="19", name="Los Angeles")])
    session.commit()
    return Visitor(app.test_client())


def the_one(session: Session) -> Organization:
    """The only organization there is."""
    session.expire_all()
    return session.scalars(select(Organization)).one()


def code_on(page: str) -> str:
    """The code that a page shows."""
    found = re.search(r"Code\s+((?:[A-Z0-9]{4} ?){3})", page)
    assert found, page
    return found[1].strip()


def test_a_center_applies_and_reads_its_number_and_code_once(session: Session, visitor: Visitor) -> None:
    page = text(visitor.post("/inquiry/join/provider", OF_A_PROVIDER))
    row = the_one(session)
    assert row.number in page
    assert (row.status, row.kind, row.regional_office, row.has_permissions) == (
        "applied",
        "provider",
        "sacramento",
        True,
    )
    assert [each.number for each in providers_of(session, row.id)] == ["1993999998"]
    assert code_on(page) not in str(row.code_hash)
    begun = session.scalars(select(OutboxMessage)).one()
    assert (begun.workflow, begun.workflow_id) == ("OrganizationParticipation", f"organization-{row.id}")


def test_a_plan_is_asked_for_its_codes_and_not_for_permissions(session: Session, visitor: Visitor) -> None:
    assert "written permission" not in text(visitor.get("/inquiry/join/plan"))
    visitor.post("/inquiry/join/plan", OF_A_PLAN)
    row = the_one(session)
    assert (row.kind, row.has_permissions) == ("plan", None)
    assert [each.plan_code for each in plans_of(session, row.id)] == ["305", "306"]


def test_pressed_twice_it_is_one_application_with_one_code(session: Session, visitor: Visitor) -> None:
    twice = {**OF_A_PROVIDER, "form_key": "k" * 32}
    first, second = (text(visitor.post("/inquiry/join/provider", twice)) for _press in (1, 2))
    assert session.scalar(select(func.count()).select_from(Organization)) == 1
    assert code_on(first) == code_on(second)


def test_who_sends_application_after_application_waits_and_loses_nothing_that_was_typed(
    session: Session, visitor: Visitor
) -> None:
    assert visitor.post("/inquiry/join/provider", OF_A_PROVIDER).status_code == 200
    first = session.scalars(select(SignInAttempt)).one()
    seen = {"address_hash": first.address_hash, "at": first.at, "succeeded": False}
    session.add_all(SignInAttempt(name_hash=bytes([number]) * 32, **seen) for number in range(TRIES_OF_AN_ADDRESS - 1))
    session.commit()
    answer = visitor.post("/inquiry/join/provider", OF_A_PROVIDER)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "900")
    assert "Wait 15 minutes" in text(answer)
    assert "Birch Special Care Center" in answer.get_data(as_text=True)
    assert session.scalar(select(func.count()).select_from(Organization)) == 1
    with clock.fixed(clock.now() + dt.timedelta(minutes=16)):
        assert visitor.post("/inquiry/join/provider", OF_A_PROVIDER).status_code == 200


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"told.has_permissions": None}, "Every organization that takes part promises this."),
        ({"told.accepts_delay": None}, "Every organization that takes part promises this."),
        ({"told.reciprocal": "not_feasible"}, "Say in a sentence why it is not feasible."),
        ({"provider.1.number": "1234567890"}, "This cannot be an NPI"),
        ({"provider.1.number": None, "provider.1.name": None}, "Name at least one provider"),
        ({"provider.2.number": "1993999998", "provider.2.name": "Again"}, "on the form twice"),
        ({"told.type": "medi_cal_plan"}, "Choose one of what is offered."),
        ({"told.zip_code": "9"}, "Type a ZIP code of five digits."),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_is_kept(
    session: Session, visitor: Visitor, changed: dict[str, Any], says: str
) -> None:
    sent = {name: value for name, value in {**OF_A_PROVIDER, **changed}.items() if value is not None}
    answer = visitor.post("/inquiry/join/provider", sent)
    assert answer.status_code == 422
    assert says in text(answer)
    assert session.scalar(select(func.count()).select_from(Organization)) == 0


def test_a_row_more_and_a_row_less_keep_what_was_typed(session: Session, visitor: Visitor) -> None:
    page = visitor.post("/inquiry/join/provider", {**OF_A_PROVIDER, "do": "add"}).get_data(as_text=True)
    assert 'name="provider.2.number"' in page
    assert 'value="Dr. Wilhelmina Oake"' in page
    page = visitor.post("/inquiry/join/provider", {**OF_A_PROVIDER, "do": "remove:1"}).get_data(as_text=True)
    assert "Wilhelmina" not in page
    assert session.scalar(select(func.count()).select_from(Organization)) == 0


def test_number_and_code_open_it_and_a_wrong_pair_says_nothing(app: Flask, session: Session, visitor: Visitor) -> None:
    code = code_on(text(visitor.post("/inquiry/join/provider", OF_A_PROVIDER)))
    number, other = the_one(session).number, Visitor(app.test_client())
    wrong = other.post("/inquiry/join/status", {"number": number, "code": "AAAA AAAA AAAA"})
    unknown = other.post("/inquiry/join/status", {"number": "O-999999", "code": code})
    assert (wrong.status_code, text(wrong).count("do not belong together")) == (unknown.status_code, 1)
    assert other.get("/inquiry/join/status/now").status_code == 303
    assert other.post("/inquiry/join/status", {"number": number.lower(), "code": code.lower()}).status_code == 303
    assert "Birch Special Care Center" in text(other.get("/inquiry/join/status/now"))


def test_codes_cannot_be_tried_for_long(visitor: Visitor) -> None:
    tried = [
        visitor.post("/inquiry/join/status", {"number": "O-000001", "code": f"AAAAAAAAAAA{digit}"}).status_code
        for digit in range(2, 10)
    ]
    assert tried[0] == 422
    assert tried[-1] == 429


def test_what_came_back_is_mended_with_the_form_as_it_was(session: Session, visitor: Visitor) -> None:
    visitor.post("/inquiry/join/provider", OF_A_PROVIDER)
    assert visitor.get("/inquiry/join/mend").status_code == 303  # nothing came back yet
    row = the_one(session)
    row.status, row.sentence = "returned", "Which NPI does Dr. Oake bill under?"
    session.commit()
    assert "Which NPI" in text(visitor.get("/inquiry/join/status/now"))
    page = visitor.get("/inquiry/join/mend").get_data(as_text=True)
    assert all(f'value="{each}"' in page for each in ("Birch Special Care Center", "1993999998", "ines@birch.example"))
    mended = {**OF_A_PROVIDER, "provider.1.number": "1234567893"}
    assert visitor.post("/inquiry/join/mend", mended).status_code == 303
    said = session.scalars(select(Submission).where(Submission.kind == "answer_organization")).one()
    assert (said.organization_id, said.payload["providers"]) == (row.id, [["1234567893", "Dr. Wilhelmina Oake"]])


def test_the_applicant_takes_it_back_while_nobody_has_approved_it(session: Session, visitor: Visitor) -> None:
    visitor.post("/inquiry/join/provider", OF_A_PROVIDER)
    visitor.post("/inquiry/join/withdraw")
    assert session.scalars(select(Submission.kind)).all() == ["apply_organization", "withdraw_organization"]
    row = the_one(session)
    row.status = "approved"
    session.commit()
    visitor.post("/inquiry/join/withdraw")
    assert session.scalar(select(func.count()).select_from(Submission)) == 2


def test_the_page_says_what_is_promised_and_who_applies(visitor: Visitor) -> None:
    page = text(visitor.get("/inquiry/join"))
    for words in (
        "previous day",
        "liaison",
        "written permission",
        "paper copies",
        "electronic access",
        "CMS Net itself",
    ):
        assert words in page


@pytest.mark.parametrize("path", ["/inquiry/join", "/inquiry/join/provider"])
def test_the_time_that_the_regional_office_has_is_read_from_the_law(
    app: Flask, visitor: Visitor, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    assert f"within {length('inquiry/application_review')} business days" in text(visitor.get(path))
    monkeypatch.setitem(app.jinja_env.globals, "clock_length", {"inquiry/application_review": 77}.__getitem__)
    assert "within 77 business days" in text(visitor.get(path))
