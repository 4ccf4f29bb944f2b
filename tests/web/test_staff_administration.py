"""What an administrator may do about staff, tokens and the access log, and where it ends: at the county, at oneself."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.access_log import AccessLog
from records.clock import county_today, now
from records.person import Person
from records.sign_in import ApiToken
from records.staff import Staff
from tests.records.staffed import hire
from tests.web.conftest import Visitor
from tests.web.desk_of_providers import begun

Come = Callable[[str], Visitor]


@pytest.fixture
def of_yolo(session: Session, staff: dict[str, Staff]) -> dict[str, Staff]:
    """Yolo's own administrator and auditor."""
    unit = staff["yolo"].unit_id
    hired = {
        name: hire(session, name, role, county="57", unit=unit)
        for name, role in (("ada", "administrator"), ("audra", "auditor"))
    }
    session.commit()
    return hired


def looked_at(session: Session, staff: Staff) -> Person:
    person = Person(first_name="Haru", last_name="Ito", birth_date=county_today(), made_at=now())
    session.add(person)
    session.flush()
    session.add(AccessLog(at=now(), staff_id=staff.id, person_id=person.id, what="person"))
    session.commit()
    return person


def test_a_countys_auditor_sees_the_looks_of_its_own_staff(
    as_role: Come, session: Session, staff: dict[str, Staff], of_yolo: dict[str, Staff]
) -> None:
    looked_at(session, staff["caseworker"])
    for path in ("/access-log", "/access-log.csv"):
        assert "Caseworker" in as_role("auditor").get(path).get_data(as_text=True)
        assert "Caseworker" not in as_role("audra").get(path).get_data(as_text=True)


def test_a_clients_name_stands_in_the_access_log_only_for_who_may_see_the_client(
    as_role: Come, session: Session, staff: dict[str, Staff], of_yolo: dict[str, Staff]
) -> None:
    person = looked_at(session, staff["yolo"])
    assert "Ito, Haru" in as_role("auditor").get("/access-log").get_data(as_text=True)
    for name in ("audra", "ada", "administrator"):
        page = as_role(name).get("/access-log").get_data(as_text=True)
        assert f"Person {person.id}" in page
        assert "Ito" not in page


def test_a_look_at_an_enrollment_before_it_is_said_who_it_is_names_the_enrollment(
    as_role: Come, session: Session, staff: dict[str, Staff]
) -> None:
    row = begun(session)
    session.add(AccessLog(at=now(), staff_id=staff["caseworker"].id, enrollment_id=row.id, what="enrollment form"))
    session.commit()
    auditor = as_role("auditor")
    assert f"Enrollment {row.id}</a>" in auditor.get("/access-log").get_data(as_text=True)
    assert f",{row.id},enrollment form" in auditor.get("/access-log.csv").get_data(as_text=True)


def token_fields(staff: Staff) -> dict[str, str]:
    return {
        "label": "Eligibility system",
        "staff_id": str(staff.id),
        "expires_on": (county_today() + dt.timedelta(days=30)).isoformat(),
    }


def test_a_token_is_made_for_ones_own_county_and_says_who_made_it(
    as_role: Come, session: Session, staff: dict[str, Staff], of_yolo: dict[str, Staff]
) -> None:
    ada = as_role("ada")
    assert ada.post("/api-tokens", token_fields(staff["caseworker"])).status_code == 422
    assert ada.post("/api-tokens", token_fields(staff["yolo"])).status_code == 200
    assert session.scalars(select(ApiToken.made_by_id)).all() == [of_yolo["ada"].id]


def test_a_token_of_another_county_is_neither_seen_nor_revoked(
    as_role: Come, session: Session, staff: dict[str, Staff], of_yolo: dict[str, Staff]
) -> None:
    as_role("administrator").post("/api-tokens", token_fields(staff["caseworker"]))
    token = session.scalars(select(ApiToken)).one()
    ada = as_role("ada")
    assert "Eligibility system" not in ada.get("/api-tokens").get_data(as_text=True)
    assert ada.post(f"/api-tokens/{token.id}/revoke").status_code == 404
    session.refresh(token)
    assert token.revoked_at is None


def test_an_administrator_cannot_give_themselves_a_role(
    as_role: Come, session: Session, of_yolo: dict[str, Staff]
) -> None:
    ada = of_yolo["ada"]
    fields = {"name": "Ada", "unit_id": str(ada.unit_id), "active": "yes", "roles": ["administrator", "supervisor"]}
    answer = as_role("ada").post(f"/staff/{ada.id}", fields)
    assert answer.status_code == 422
    assert "You cannot change your own roles" in answer.get_data(as_text=True)
    session.expire_all()
    assert session.get_one(Staff, ada.id).role_names == {"administrator"}


def test_nobody_is_moved_into_another_countys_unit(
    as_role: Come, session: Session, staff: dict[str, Staff], of_yolo: dict[str, Staff]
) -> None:
    yolo, sacramento = staff["yolo"], staff["caseworker"].unit_id
    fields = {"name": "Yolo", "unit_id": str(sacramento), "active": "yes", "roles": "supervisor"}
    assert as_role("ada").post(f"/staff/{yolo.id}", fields).status_code == 422
    assert as_role("ada").get(f"/staff/{staff['caseworker'].id}").status_code == 404


def test_whoever_is_locked_out_is_seen_so_and_let_in_again(
    as_role: Come, visitor: Visitor, staff: dict[str, Staff]
) -> None:
    for _ in range(6):
        visitor.sign_in("caseworker", "wrong")
    assert visitor.sign_in("caseworker").status_code == 429
    administrator = as_role("administrator")
    assert "Locked out" in administrator.get("/staff").get_data(as_text=True)
    administrator.post(f"/staff/{staff['caseworker'].id}/unlock")
    assert "Locked out" not in administrator.get("/staff").get_data(as_text=True)
    assert visitor.sign_in("caseworker").status_code == 303


def test_an_address_that_tries_many_names_locks_nobody_out(
    visitor: Visitor, staff: dict[str, Staff], session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("records.signing_in.TRIES_OF_AN_ADDRESS", 2)
    for name in ("nobody", "nobody2", "caseworker"):
        visitor.sign_in(name, "wrong")
    session.expire_all()
    assert session.get_one(Staff, staff["caseworker"].id).locked_until is None
