"""Who sees whose record: one's own county, nothing else; and who looked is written down."""

from collections.abc import Callable

import pytest
from flask import Flask, g
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound

from records.access_log import AccessLog
from records.application import Application
from records.clock import county_today, fixed, now
from records.person import Person
from records.registering import Soc295, register
from records.staff import ROLES, Staff
from tests.web.conftest import Visitor
from web import database
from web.reach import IN_COUNTY, NO_CLIENTS, reachable, visible
from web.sign_in.signed import Signed
from web.viewing import ONE_LOOK, viewed

Come = Callable[[str], Visitor]


@pytest.fixture
def ito(session: Session, staff: dict[str, Staff]) -> Application:
    """Haru Ito of Sacramento, cleared as a person."""
    told = Soc295(county_code="34", first_name="Haru", last_name="Ito", requested_on=county_today(), cin="91234567A")
    row = register(session, told, "phone", staff["intake_clerk"].id, now())
    row.person = Person(first_name="Haru", last_name="Ito", birth_date=county_today(), cin="91234567A", made_at=now())
    session.commit()
    return row


@pytest.mark.parametrize("role", ROLES)
def test_every_kind_of_record_has_a_filter_for_every_role(session: Session, staff: dict[str, Staff], role: str) -> None:
    for model in IN_COUNTY:
        assert (
            session.scalar(select(func.count()).select_from(model).where(visible(Signed.of(staff[role]), model))) >= 0
        )


def test_a_record_is_seen_in_its_county_and_by_the_states_auditor(
    session: Session, staff: dict[str, Staff], ito: Application
) -> None:
    for model in (Application, Person):
        seen_by = {
            name
            for name, row in staff.items()
            if session.scalars(select(model).where(visible(Signed.of(row), model))).all()
        }
        assert seen_by == {"caseworker", "supervisor", "intake_clerk", "auditor"}


def test_administrators_and_analysts_see_no_client(session: Session, staff: dict[str, Staff], ito: Application) -> None:
    for role in ("administrator", "policy_analyst"):
        for model in set(IN_COUNTY) - NO_CLIENTS:
            assert not session.scalars(select(model).where(visible(Signed.of(staff[role]), model))).all()


def test_out_of_reach_is_the_same_as_not_there(app: Flask, staff: dict[str, Staff], ito: Application) -> None:
    with app.test_request_context():
        g.signed = Signed.of(staff["yolo"])
        for row_id in (ito.id, 987654321):
            with pytest.raises(NotFound):
                reachable(Application, row_id)
        g.signed = Signed.of(staff["caseworker"])
        assert reachable(Application, ito.id).id == ito.id


def test_a_look_is_written_down_once_in_a_quarter_of_an_hour(
    app: Flask, session: Session, staff: dict[str, Staff], ito: Application
) -> None:
    def look(what: str) -> None:
        with app.test_request_context():
            g.signed = Signed.of(staff["caseworker"])
            viewed(ito.person_id, what, ito.id)
            database.commit()

    for what in ("application", "application", "visit"):
        look(what)
    with fixed(now() + ONE_LOOK * 2):
        look("application")
    assert session.scalar(select(func.count()).select_from(AccessLog)) == 3


@pytest.mark.parametrize("sought", ["Ito", "ito, haru", "Haru Ito", "Itto", "91234567a"])
def test_a_person_is_found_as_they_are_told(as_role: Come, ito: Application, sought: str) -> None:
    page = as_role("caseworker").post("/search", {"sought": sought}).get_data(as_text=True)
    assert "Ito, Haru" in page


def test_a_confirmation_number_leads_straight_to_its_application(as_role: Come, ito: Application) -> None:
    answer = as_role("caseworker").post("/search", {"sought": ito.confirmation_number.lower()})
    assert answer.headers["Location"] == f"/applications/{ito.id}"


def test_the_search_finds_nobody_of_another_county(as_role: Come, ito: Application) -> None:
    yolo = as_role("yolo")
    for sought in ("Ito", "91234567A", ito.confirmation_number):
        page = yolo.post("/search", {"sought": sought})
        assert page.status_code == 200
        assert "Nobody within your reach" in page.get_data(as_text=True)
