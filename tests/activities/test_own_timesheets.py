"""Nobody approves what they worked themselves, whatever account says it."""

import pytest

from activities.database import transaction
from records.account import Account
from records.care_case import Case
from records.enrollment import Enrollment
from tests.activities.timesheet_office import Pair

THEIR_OWN = "Nobody approves a timesheet of their own work. Call the county."


@pytest.fixture
def pair(own_database: str) -> Pair:
    return Pair()


def test_a_recipients_account_that_took_up_the_enrollment_too_does_not_approve_its_hours(pair: Pair) -> None:
    sheet = pair.sheet((2, 9, 12))
    with transaction() as session:
        for account in session.query(Account):
            account.enrollment_id = pair.enrollment if account.id == pair.recipient else None
    assert sheet.approve().outcome == "refused"
    assert sheet.refusal == THEIR_OWN
    assert sheet.row.status == "awaiting_recipient"


def test_one_person_is_not_both_on_the_telephone_either(pair: Pair) -> None:
    sheet = pair.sheet((2, 9, 12))
    with transaction() as session:
        enrollment = session.get_one(Enrollment, pair.enrollment)
        enrollment.person_id = session.get_one(Case, pair.case).person_id
    assert sheet.approve().outcome == "refused"
    assert sheet.tell("approve_timesheet", by=pair.worker, version=1).outcome == "refused"
    assert sheet.refusal == THEIR_OWN
    assert sheet.row.status == "awaiting_recipient"
