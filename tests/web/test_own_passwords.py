"""Staff choose their own password; a one-time password opens for three days; who changed what about staff is kept."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from records.clock import fixed, now
from records.staff import Staff
from records.staff_change import StaffChange
from tests.records.staffed import PASSWORD
from tests.web.conftest import Visitor

Come = Callable[[str], Visitor]
OWN = "four words of mine"


def change(visitor: Visitor, new: str = OWN, old: str = PASSWORD) -> TestResponse:
    return visitor.post("/me/password", {"old_password": old, "password": new})


def handed_over(as_role: Come, staff: dict[str, Staff]) -> str:
    """A new one-time password for the caseworker, as the administrator reads it off the page."""
    page = as_role("administrator").post(f"/staff/{staff['caseworker'].id}/password").get_data(as_text=True)
    found = re.search(r'class="one-time code">([^<]+)<', page)
    assert found, "no password is shown"
    return found[1]


def words(answer: TestResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.get_data(as_text=True)).split())


def test_the_new_password_opens_the_door_and_the_old_one_does_not(as_role: Come, visitor: Visitor) -> None:
    assert "/me/password" in as_role("caseworker").get("/tasks").get_data(as_text=True)
    assert change(as_role("caseworker")).status_code == 303
    assert visitor.sign_in("caseworker").status_code == 422
    assert visitor.sign_in("caseworker", OWN).status_code == 303


def test_who_changes_it_stays_signed_in_here_and_nowhere_else(as_role: Come) -> None:
    here, elsewhere = as_role("caseworker"), as_role("caseworker")
    change(here)
    assert here.get("/keys").status_code == 200
    assert elsewhere.get("/keys").status_code == 302


@pytest.mark.parametrize(
    ("new", "old", "says"),
    [
        (OWN, "not it", "This is not your password now"),
        ("short", PASSWORD, "at least 12 characters"),
        (PASSWORD, PASSWORD, "This is the password you have"),
        ("caseworker@hearth.example", PASSWORD, "easy to guess"),
        ("aaaaaaaaaaaaaaaa", PASSWORD, "easy to guess"),
    ],
)
def test_a_password_is_refused_with_a_sentence(as_role: Come, new: str, old: str, says: str) -> None:
    answer = change(as_role("caseworker"), new, old)
    assert answer.status_code == 422
    assert says in words(answer)


def test_an_open_screen_is_no_place_to_guess_the_old_password(as_role: Come) -> None:
    caseworker = as_role("caseworker")
    answers = [change(caseworker, old="not it").status_code for _try in range(6)]
    assert answers == [422] * 5 + [429]


def test_a_one_time_password_leads_to_choosing_ones_own_and_nowhere_else(
    as_role: Come, staff: dict[str, Staff], visitor: Visitor, session: Session
) -> None:
    password = handed_over(as_role, staff)
    assert visitor.sign_in("caseworker", password).status_code == 303
    for page in ("/tasks", "/applications", "/"):
        assert visitor.get(page).headers["Location"] == "/me/password"
    assert visitor.post("/applications/new/form").headers["Location"] == "/me/password"
    assert visitor.get("/tasks", headers={"HX-Request": "true"}).headers["HX-Redirect"] == "/me/password"
    assert change(visitor, old=password).status_code == 303
    assert visitor.get("/tasks").status_code == 200
    session.expire_all()
    assert session.get_one(Staff, staff["caseworker"].id).one_time_until is None


def test_a_one_time_password_opens_for_three_days(as_role: Come, staff: dict[str, Staff], visitor: Visitor) -> None:
    password = handed_over(as_role, staff)
    with fixed(now() + dt.timedelta(days=3, minutes=1)):
        late = visitor.sign_in("caseworker", password)
        assert late.status_code == 422
        assert "This one-time password has run out" in words(late)
    with fixed(now() + dt.timedelta(days=2, hours=23)):
        assert visitor.sign_in("caseworker", password).status_code == 303


def test_whoever_is_hired_chooses_their_own_password_first(
    as_role: Come, staff: dict[str, Staff], session: Session
) -> None:
    fields = {"sign_in_name": "new@hearth.example", "name": "New", "unit_id": str(staff["caseworker"].unit_id)}
    as_role("administrator").post("/staff/new", fields | {"roles": ["caseworker"], "active": "yes"})
    hired = session.scalars(select(Staff).where(Staff.sign_in_name == "new@hearth.example")).one()
    assert hired.one_time_until is not None
    row = session.scalars(select(StaffChange).where(StaffChange.staff_id == hired.id)).one()
    assert (row.what, row.by_id, row.roles_before, row.roles_after) == (
        "added",
        staff["administrator"].id,
        [],
        ["caseworker"],
    )


def test_a_role_that_is_given_shows_who_gave_it(as_role: Come, staff: dict[str, Staff]) -> None:
    one = staff["caseworker"]
    fields = {"name": one.name, "unit_id": str(one.unit_id), "active": "yes"}
    administrator = as_role("administrator")
    administrator.post(f"/staff/{one.id}", fields | {"roles": ["caseworker", "supervisor"]})
    administrator.post(f"/staff/{one.id}", fields | {"roles": ["caseworker", "supervisor"]})  # nothing new
    page = words(administrator.get(f"/staff/{one.id}"))
    assert page.count("Roles changed: Caseworker → Caseworker, Supervisor") == 1, page
    assert "Administrator Roles changed" in page
    assert "Roles changed" in words(as_role("auditor").get(f"/staff/{one.id}/changes"))


def test_leaving_being_let_in_and_passwords_are_written_down(
    as_role: Come, staff: dict[str, Staff], session: Session
) -> None:
    one = staff["caseworker"]
    change(as_role("caseworker"))
    handed_over(as_role, staff)
    administrator = as_role("administrator")
    administrator.post(f"/staff/{one.id}/unlock")
    administrator.post(f"/staff/{one.id}", {"name": one.name, "unit_id": str(one.unit_id), "roles": ["caseworker"]})
    rows = session.scalars(select(StaffChange).where(StaffChange.staff_id == one.id).order_by(StaffChange.id)).all()
    by = staff["administrator"].id
    assert [(row.what, row.by_id) for row in rows] == [
        ("own_password", one.id),
        ("one_time_password", by),
        ("let_in", by),
        ("left", by),
    ]


def test_the_record_about_staff_is_only_added_to(as_role: Come, session: Session, staff: dict[str, Staff]) -> None:
    change(as_role("caseworker"))
    with pytest.raises(DBAPIError, match="only ever added"):
        session.execute(text("update staff_change set what = 'left'"))
    session.rollback()
