"""What a provider may take back, and what only the county may."""

import datetime as dt

import pytest

from activities.database import transaction
from records import timesheeting
from records.assignment import Assignment
from records.clock import county_instant
from records.timesheet import Timesheet
from tests.activities.timesheet_office import Pair, Sheet, typed
from tests.records.timekeepers import MARCH_1, march

MAY_20 = county_instant(dt.date(2026, 5, 20))


@pytest.fixture
def pair(own_database: str) -> Pair:
    return Pair()


def corrected_to_less(pair: Pair, sheet: Sheet) -> Sheet:
    """The county corrects it to two hours, and the law holds the correction."""
    with transaction() as session:
        old = session.get_one(Timesheet, sheet.id)
        session.get_one(Assignment, pair.work).starts_on = march(3)
        new = timesheeting.correct(session, old, [typed(MARCH_1, 2, 9, 11)], [], pair.worker, "Two hours.", MAY_20)
        new_id = new.id
    found = Sheet.known(pair, new_id, MAY_20)
    assert found.answer.status == "held"
    return found


def test_a_provider_does_not_take_back_what_the_county_corrected(pair: Pair) -> None:
    sheet = pair.sheet((2, 9, 12))
    sheet.approve()
    corrected = corrected_to_less(pair, sheet)
    assert corrected.tell("withdraw_timesheet", account_id=pair.provider).outcome == "refused"
    assert corrected.refusal == "The county corrected this timesheet. Only the county can take that back."
    assert corrected.row.status == "held"
    assert sheet.row.superseded_at is not None, "what the county corrected is not paid again"
