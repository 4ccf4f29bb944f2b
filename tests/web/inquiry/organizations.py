"""Organizations with users for tests of their pages: invented, each with a password that opens."""

import datetime as dt
import itertools
from typing import Any

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import county_today, now
from records.organization import Organization
from records.organization_user import OrganizationUser
from records.place import County
from tests.records.staffed import PASSWORD, password_hash
from tests.web.conftest import Visitor

_numbers = itertools.count(1)


def hospital(session: Session, **told: Any) -> Organization:
    """An approved hospital in Sacramento, unless told otherwise."""
    if session.get(County, "34") is None:
        session.add(County(code="34", name="Sacramento"))
        session.flush()
    number = next(_numbers)
    usual: dict[str, Any] = {
        **{"name": f"Alder Creek Children's Hospital {number}", "kind": "provider", "type": "ccs_hospital"},
        **{"street": "1 Alder Way", "city": "Sacramento", "zip_code": "95814", "county_code": "34"},
        **{"regional_office": "sacramento", "phone": "9165550100", "status": "approved", "status_since": now()},
        **{"applied_at": now(), "approved_on": county_today(), "liaison_first_name": "Ines"},
        **{"liaison_last_name": "Marlow", "liaison_title": "Manager", "liaison_phone": "9165550101"},
        **{"liaison_email": "ines@alder.example", "accepts_delay": True, "internal_agreements": True},
        **{"has_permissions": True, "paperless_in_time": True, "reciprocal": "agreed"},
    }
    row = Organization(**{"number": f"O-{number:06d}", **usual, **told})
    session.add(row)
    session.commit()
    return row


def user(session: Session, organization: Organization, **told: Any) -> OrganizationUser:
    """An active user under oath, no liaison, unless told otherwise; the password is that of staff in tests."""
    number = next(_numbers)
    usual: dict[str, Any] = {
        **{"sign_in_name": f"pi{number:08d}", "first_name": "Tomas", "last_name": f"Verdery {number}"},
        **{"title": "Clerk", "phone": "9165550102", "email": f"user{number}@alder.example", "status": "active"},
        **{"password_hash": password_hash(), "password_changed_at": now(), "oath_at": now(), "oath": {}},
    }
    row = OrganizationUser(organization_id=organization.id, **{**usual, **told})
    session.add(row)
    session.commit()
    return row


def assigned(session: Session, organization: Organization, **told: Any) -> OrganizationUser:
    """A user with a one-time password who has not signed in yet."""
    in_a_month = now() + dt.timedelta(days=30)
    first = {"status": "assigned", "one_time_until": in_a_month, "oath_at": None, "oath": None}
    return user(session, organization, **{**first, "password_changed_at": None, **told})


def liaison(session: Session, organization: Organization, **told: Any) -> OrganizationUser:
    """An active liaison."""
    return user(session, organization, liaison=True, **told)


def at_browser(app: Flask, who: OrganizationUser, password: str = PASSWORD, banner: bool = True) -> Visitor:
    """A browser in which a user gave the right password, and accepted the banner unless told otherwise."""
    visitor = Visitor(app.test_client())
    answer = visitor.post("/inquiry/sign-in", {"user_id": str(who.sign_in_name), "password": password})
    assert answer.status_code == 303, answer.get_data(as_text=True)
    if banner:
        assert visitor.post("/inquiry/banner").status_code == 303
    return visitor


def the_user(session: Session, user_id: int) -> OrganizationUser:
    """A user as they stand now."""
    session.rollback()
    return session.scalars(
        select(OrganizationUser).where(OrganizationUser.id == user_id).execution_options(populate_existing=True)
    ).one()
