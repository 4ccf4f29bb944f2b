"""Somebody who wants to be a provider, for tests of the staff's pages: begun as the pages begin them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import county_today, now
from records.enrolling import Soc426, begin_enrollment
from records.enrollment import Enrollment
from records.submission import Submission
from tests.web.conftest import Visitor

As = Callable[[str], Visitor]
BORN = {"birth_date.month": "6", "birth_date.day": "2", "birth_date.year": "1988"}
PAGES = ("form", "fingerprints", "orientation", "agreement", "designation", "ssn-check", "list-check", "background")


def begun(session: Session, county: str = "34", number: str | None = "219099998", **changed: Any) -> Enrollment:
    """An enrollment; `changed` are its columns."""
    names = {"first_name": "Rosa", "last_name": "Delgado", "birth_date": dt.date(1988, 6, 2)}
    told = {name: changed.pop(name, value) for name, value in names.items()}
    row = begin_enrollment(session, Soc426(county_code=county, ssn=number, **told), "in_person", None, now())
    for name, value in changed.items():
        setattr(row, name, value)
    session.commit()
    return row


def handed_in(**changed: str) -> dict[str, str]:
    """Rosa's SOC 426 as a worker types it today, with the papers that were seen."""
    return {
        "received_on": county_today().isoformat(),
        "first_name": "Rosa",
        "last_name": "Delgado",
        **BORN,
        "identity_document": "passport",
        "ssn_card_seen": "yes",
        "work_authorized": "yes",
        **changed,
    }


def text(answer: Any, status: int = 200) -> str:
    """The page that came back."""
    page: str = answer.get_data(as_text=True)
    assert answer.status_code == status, page
    return page


def submission(session: Session, kind: str) -> Submission:
    """The one thing of a kind that was said."""
    return session.scalars(select(Submission).where(Submission.kind == kind)).one()
