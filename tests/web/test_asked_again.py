"""A clean timesheet of a file keeps no facts; its page asks the law again and says what came of it."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from records.staff import Staff
from records.timekeeping import RecipientAbsence
from records.timesheet import Timesheet
from tests.web.conftest import Visitor
from tests.web.provided import provide
from tests.web.providers import text
from tests.web.timesheeted import last_month, long_at_work, sheet

Come = Callable[[str], Visitor]


@pytest.fixture
def clean(session: Session, staff: dict[str, Staff]) -> Timesheet:
    """Four hours of Ada's, accepted from a file without a remark: nothing is kept but the outcome and its reason."""
    ada = provide(session, staff).assignments["Ada"]
    long_at_work(session, ada)
    begins = last_month()
    told = {"outcome": "pay", "reasons": ["pay"], "law": "0" * 64}
    made = sheet(session, ada, begins, "accepted", [(3, 8, 12)], channel="paper", **told)
    made.received_on = begins.replace(day=16)
    session.commit()
    return made


def test_the_law_gives_the_same_answer_with_its_facts_and_figures(as_role: Come, clean: Timesheet) -> None:
    page = text(as_role("caseworker").get(f"/timesheets/{clean.id}"))
    assert "Same answer" in page
    assert "another version now" in page, "the rule files are not those it was decided by"
    assert "Authorized time of the month still left 101:44" in page


def test_what_was_noted_since_is_told_as_a_change_and_what_was_decided_stands(
    as_role: Come, session: Session, staff: dict[str, Staff], clean: Timesheet
) -> None:
    day = clean.period_begins + dt.timedelta(days=2)
    noted = {"noted_by_id": staff["caseworker"].id, "noted_at": clean.made_at}
    session.add(RecipientAbsence(case_id=clean.case_id, first_day=day, last_day=day, why="hospital", **noted))
    session.commit()
    page = text(as_role("caseworker").get(f"/timesheets/{clean.id}"))
    assert "Different answer" in page
    assert "What was decided stands until the county corrects it." in page
