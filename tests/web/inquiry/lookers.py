"""Who looks in tests of pages: a hospital's user with a provider's permission, and a plan's user."""

from flask import Flask
from sqlalchemy.orm import Session

from records.organization_user import OrganizationUser
from tests.activities.snapshot.authorizations import has_plan, permitted
from tests.web.conftest import Visitor
from tests.web.inquiry.organizations import at_browser, hospital, user

DOCTOR, OTHER = "1993999998", "1234567893"
SAR, CLIENT = "97000000012", "0000001"


def of_hospital(session: Session, *numbers: str) -> OrganizationUser:
    """A hospital's user; the hospital has the permission of these providers."""
    who = user(session, hospital(session))
    for number in numbers:
        permitted(session, who, number)
    session.commit()
    return who


def of_plan(session: Session, code: str = "P01") -> OrganizationUser:
    """A plan's user."""
    who = user(session, hospital(session, kind="plan", type="medi_cal_plan", has_permissions=None))
    has_plan(session, who, code)
    session.commit()
    return who


def looking(app: Flask, who: OrganizationUser) -> Visitor:
    """A browser in which they are signed in."""
    return at_browser(app, who)
