"""What organizations see, for browsers: a child's authorizations as of yesterday, a hospital and a health plan."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.database import engine, transaction
from activities.snapshot.building import build
from records.clock import county_today, now
from records.help_ticket import HelpTicket
from records.inquiry_log import ProbingAlert
from records.organization_domain import OrganizationProvider
from records.organization_user import OrganizationUser
from tests.activities.snapshot.authorizations import Told, has_plan, permitted
from tests.browser.desk import Desk
from tests.records.staffed import PASSWORD, password_hash, staff_member
from tests.web.inquiry.organizations import hospital, liaison, user

CLIENT, SAR, DOCTOR, PLAN = "7000001", "97000000901", "1993999998", "905"
YEAR = dt.timedelta(days=365)
OFFICES = {
    **{"romy": "regional_office", "ivo": "information_technology"},
    **{"hetty": "help_desk", "audrey": "auditor"},
}


@dataclass(frozen=True)
class World:
    """Ids of what the pages are about; the user IDs of the hospital's liaison and of somebody at the plan."""

    hospital: int
    provider: int
    odette: int
    head: str = "pihead0001"
    member: str = "piplan0001"


def told() -> World:
    """Everything is told, and yesterday is built."""
    with Session(engine(), expire_on_commit=False) as session:
        _authorizations(session)
        world = _organizations(session)
        session.add_all(staff_member(name, role) for name, role in OFFICES.items())
        session.commit()
    build(county_today() - dt.timedelta(days=1), now(), again=True)
    return world


def signed_in(anybody: Desk, user_id: str) -> Desk:
    """Somebody of an organization, past the banner."""
    anybody.go("/inquiry/sign-in").fill(user_id=user_id, password=PASSWORD).press("Sign in")
    anybody.press("I agree, go on").says("Search")
    return anybody


def question_of(user_id: str) -> int:
    """The question that a user asked the help desk last."""
    with transaction() as session:
        mine = select(HelpTicket.id).join(OrganizationUser, OrganizationUser.id == HelpTicket.user_id)
        return session.scalars(
            mine.where(OrganizationUser.sign_in_name == user_id).order_by(HelpTicket.id.desc())
        ).all()[0]


def _authorizations(session: Session) -> None:
    ccs = Told(session)
    days = {"starts_on": county_today() - YEAR, "ends_on": county_today() + YEAR}
    hospital(session, number="O-990000", name="Nobody's Hospital", status="ended")  # the county is there
    ccs.client(CLIENT, first_name="Avery", last_name="Testcase", birth_date=dt.date(2010, 6, 15), cin="91234567A")
    given = {"description": "Special Care Center", **days}
    denied = {"description": "Wheelchair part", "status": "denied", "reason": "not shown to be needed", **days}
    ccs.sar(SAR, CLIENT, given, denied, parties={"authorized": DOCTOR})
    ccs.member(CLIENT, PLAN, county_today() - YEAR)
    for number, kind in (("L9001", "authorization"), ("L9002", "denial"), ("L9003", "notice_of_action")):
        ccs.letter(number, CLIENT, SAR, kind=kind)


def _organizations(session: Session) -> World:
    place = hospital(session, number="O-990001", name="Alder Creek Center for Children")
    plan = {"kind": "plan", "type": "medi_cal_plan", "has_permissions": None, "name": "Linden Health Plan"}
    secret = {"password_hash": password_hash()}
    head = liaison(session, place, sign_in_name="pihead0001", first_name="Perpetua", **secret)
    odette = user(session, place, sign_in_name="pilost0001", first_name="Odette", **secret)
    member = user(session, hospital(session, number="O-990002", **plan), sign_in_name="piplan0001", **secret)
    provider_id = permitted(session, head, DOCTOR).organization_provider_id
    session.get_one(OrganizationProvider, provider_id).name = "Dr. Wilhelmina Oake"
    has_plan(session, member, PLAN)
    session.add(ProbingAlert(organization_id=place.id, user_id=odette.id, raised_at=now(), misses=20))
    return World(place.id, provider_id, odette.id)
