"""Checking in and out as it happens, trips, and sick leave: what a provider says beside the hours."""

import datetime as dt
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import county_instant, fixed
from records.outbox import OutboxMessage
from records.submission import Submission
from records.timesheet import EvvVisit, TravelClaim
from tests.web.at_work import HALF, NOON, AtWork, at_work, rows, works_for
from tests.web.conftest import Visitor
from tests.web.providers import signed_in, text


@pytest.fixture(autouse=True)
def sunday_noon() -> Iterator[None]:
    with fixed(NOON):
        yield


@pytest.fixture
def noe(session: Session) -> AtWork:
    return at_work(session, "Ana", "Bela")


@pytest.fixture
def provider(app: Flask, noe: AtWork) -> Visitor:
    return signed_in(app)


def checks_in(provider: Visitor, noe: AtWork, place: str = "home", **more: str) -> int:
    told = {"assignment_id": noe.assignments["Ana"].id, "place": place} | more
    return provider.post("/provider/visits", told).status_code


def the_visit(session: Session) -> EvvVisit:
    session.expire_all()
    return session.scalars(select(EvvVisit)).one()


def test_a_visit_flows_onto_the_timesheet(provider: Visitor, noe: AtWork, session: Session) -> None:
    with fixed(county_instant(dt.date(2026, 11, 22), dt.time(9, 2))):
        assert checks_in(provider, noe, position="38.5816,-121.4944") == 303
    visit = the_visit(session)
    assert (visit.place, visit.position_in) == ("home", "38.5816,-121.4944")
    page = text(provider.get("/provider/visits"))
    for item in ("In-home care (IHSS)", "Ana G.", "You", "9:02", "Home"):
        assert item in page
    assert provider.post(f"/provider/visits/{visit.id}/out").status_code == 303
    assert rows(session, noe.of(session)) == [("2026-11-22", 542, 720)]
    assert the_visit(session).position_out is None


def test_the_position_is_kept_only_at_home(provider: Visitor, noe: AtWork, session: Session) -> None:
    assert checks_in(provider, noe, "community", position="38.5816,-121.4944") == 303
    assert the_visit(session).position_in is None


def test_only_the_page_of_visits_may_ask_for_the_position(provider: Visitor) -> None:
    assert "geolocation=(self)" in provider.get("/provider/visits").headers["Permissions-Policy"]
    assert "geolocation=()" in provider.get("/provider/timesheets").headers["Permissions-Policy"]


def test_checking_in_twice_begins_one_visit(provider: Visitor, noe: AtWork, session: Session) -> None:
    for _ in range(2):
        assert checks_in(provider, noe) == 303
    assert the_visit(session).checked_out_at is None


def test_a_forgotten_check_out_is_typed_and_a_night_is_two_entries(
    provider: Visitor, noe: AtWork, session: Session
) -> None:
    with fixed(county_instant(dt.date(2026, 11, 20), dt.time(22))):
        checks_in(provider, noe)
    visit = the_visit(session)
    answer = provider.post(f"/provider/visits/{visit.id}/out")
    assert answer.location.endswith(f"/provider/visits/{visit.id}/forgotten")
    wrong = provider.post(answer.location, {"ended_at.day": "2026-11-20", "ended_at.time": "21:00"})
    assert wrong.status_code == 422
    provider.post(answer.location, {"ended_at.day": "2026-11-21", "ended_at.time": "06:00"})
    assert rows(session, noe.of(session)) == [("2026-11-20", 1320, 1440), ("2026-11-21", 0, 360)]


def test_a_night_between_two_half_months_is_on_both_timesheets(
    provider: Visitor, noe: AtWork, session: Session
) -> None:
    with fixed(county_instant(dt.date(2026, 11, 15), dt.time(23))):
        checks_in(provider, noe)
    with fixed(county_instant(dt.date(2026, 11, 16), dt.time(1, 30))):
        provider = signed_in(provider.client.application)
        provider.post(f"/provider/visits/{the_visit(session).id}/out")
    assert rows(session, noe.of(session, begins=dt.date(2026, 11, 1))) == [("2026-11-15", 1380, 1440)]
    assert rows(session, noe.of(session)) == [("2026-11-16", 0, 90)]


def test_who_lives_with_the_recipient_need_not_check_in(app: Flask, session: Session) -> None:
    made = at_work(session, "Dora", first_name="Rita", email="rita@example.com")
    row = works_for(session, made.enrollment, "Cruz", lives_together=True)
    rita = signed_in(app, "rita@example.com")
    assert "You live with Cruz G." in text(rita.get("/provider/visits"))
    assert rita.post("/provider/visits", {"assignment_id": row.id, "place": "home"}).status_code == 422


def test_anothers_visit_does_not_exist(app: Flask, provider: Visitor, noe: AtWork, session: Session) -> None:
    checks_in(provider, noe)
    visit = the_visit(session)
    at_work(session, "Dora", first_name="Rita", email="rita@example.com")
    rita = signed_in(app, "rita@example.com")
    assert rita.post(f"/provider/visits/{visit.id}/out").status_code == 404
    assert rita.get(f"/provider/visits/{visit.id}/forgotten").status_code == 404


def test_a_trip_from_another_recipient_is_on_the_timesheet(provider: Visitor, noe: AtWork, session: Session) -> None:
    told = {"assignment_id": noe.assignments["Ana"].id, "period_begins": HALF.isoformat()}
    provider.post("/provider/timesheets/open", told)
    row = noe.of(session)
    worked = {"day": "2026-11-17", "starts": "09:00", "ends": "12:00", "place": "home"}
    provider.post(f"/provider/timesheets/{row.id}/stretches", worked)
    trip = {"trip.day": "2026-11-17", "trip.from_assignment_id": noe.assignments["Bela"].id, "trip.minutes": "0:25"}
    for _ in range(2):
        assert provider.post(f"/provider/timesheets/{row.id}/trips", trip).status_code == 303
    claim = session.scalars(select(TravelClaim)).one()
    assert (claim.minutes, claim.from_assignment_id) == (25, noe.assignments["Bela"].id)
    assert "from Bela G." in text(provider.get(f"/provider/timesheets/{row.id}"))
    key = f"2026-11-17.{noe.assignments['Bela'].id}.25"
    provider.post(f"/provider/timesheets/{row.id}/trips/remove", {"key": key})
    assert session.scalars(select(TravelClaim)).all() == []
    assert rows(session, row) == [("2026-11-17", 540, 720)]


def test_sick_leave_is_told_and_claimed_from_the_assignment(provider: Visitor, noe: AtWork, session: Session) -> None:
    page = text(provider.get("/provider/sick-leave"))
    assert "You get sick leave after 100:00 of paid work." in page
    claim = {"assignment_id": noe.assignments["Ana"].id, "day": "2026-11-20", "minutes": "4:00", "planned": "no"}
    assert provider.post("/provider/sick-leave", claim).status_code == 303
    said = session.scalars(select(Submission).where(Submission.kind == "claim_sick_leave")).one()
    account = {"account_id": noe.account.id}
    assert said.payload == {"day": "2026-11-20", "minutes": 240, "planned": False} | account
    assert session.scalars(select(OutboxMessage.workflow)).all() == ["claim_sick_leave"]


def test_anothers_recipient_cannot_be_claimed_for(provider: Visitor, session: Session) -> None:
    rita = at_work(session, "Dora", first_name="Rita", email="rita@example.com")
    claim = {"assignment_id": rita.assignments["Dora"].id, "day": "2026-11-20", "minutes": "4:00", "planned": "no"}
    assert provider.post("/provider/sick-leave", claim).status_code == 422
