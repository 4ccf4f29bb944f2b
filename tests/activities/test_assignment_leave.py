"""Leave and return, and days that are still to come."""

import datetime as dt

import pytest

from tests.activities.assignment_office import TEN, TWENTY, Recipient, Work, another, provider
from tests.activities.office import Office


@pytest.fixture
def recipient(office: Office) -> Recipient:
    """Marisol, with hours from today on."""
    return Recipient(office)


@pytest.fixture
def ada(recipient: Recipient) -> Work:
    """Her provider, enrolled in February."""
    return Work(recipient, provider(recipient.office, "Ada"))


def test_hours_of_a_provider_on_leave_are_free_and_must_fit_again_on_return(recipient: Recipient, ada: Work) -> None:
    ada.start(recipient.maximum)
    ben = another(recipient).later(TEN)
    ada.later(TEN).tell("put_on_leave", from_on=TEN.isoformat(), reason="illness")
    assert ben.start(60, TEN).outcome == "started"
    assert ada.later(TWENTY).tell("return_from_leave", returned_on=TWENTY.isoformat()).outcome == "refused"
    assert ada.row.status == "on_leave"
    ben.later(TWENTY).tell("end_assignment", ended_on=TWENTY.isoformat(), reason="provider_left")
    day = TWENTY + dt.timedelta(days=1)
    assert ada.later(day).tell("return_from_leave", returned_on=day.isoformat()).outcome == "returned"
    assert ada.hours[-1] == (day, recipient.maximum)


def test_a_leave_that_ends_in_an_end_was_without_hours(recipient: Recipient, ada: Work) -> None:
    ada.start(recipient.maximum)
    ada.later(TEN).tell("put_on_leave", from_on=TEN.isoformat(), reason="illness")
    ada.later(TWENTY).tell("end_assignment", ended_on=TWENTY.isoformat(), reason="provider_left")
    assert another(recipient).later(TWENTY).start(recipient.maximum, TEN).outcome == "started"


def test_nothing_is_said_about_days_to_come(ada: Work) -> None:
    ada.start(60)
    tomorrow = (ada.at.date() + dt.timedelta(days=1)).isoformat()
    assert ada.tell("end_assignment", ended_on=tomorrow, reason="provider_left").outcome == "refused"
    assert ada.tell("put_on_leave", from_on=tomorrow, reason="illness").outcome == "refused"
    assert ada.row.status == "active"
