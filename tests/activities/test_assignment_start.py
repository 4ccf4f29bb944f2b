"""An assignment begins: named, ready, started; who may, from which day, and who is told."""

import datetime as dt

import pytest

from activities.database import transaction
from records.enrollment import Enrollment
from tests.activities.assignment_office import START, TEN, Recipient, Work, another, provider
from tests.activities.office import Office
from workflows.steps.assignment import AssignmentStatus, Needed
from workflows.steps.letters import Letter


@pytest.fixture
def recipient(office: Office) -> Recipient:
    """Marisol, with hours from today on."""
    return Recipient(office)


@pytest.fixture
def ada(recipient: Recipient) -> Work:
    """Her provider, enrolled in February."""
    return Work(recipient, provider(recipient.office, "Ada"))


def test_an_enrolled_provider_is_ready_and_a_pending_one_waits(recipient: Recipient, ada: Work) -> None:
    ready, waiting = ada.begin(), another(recipient, "pending").begin()
    assert (ready.status, ready.needed) == (AssignmentStatus.READY, [Needed.START])
    assert (waiting.status, waiting.needed) == (AssignmentStatus.WAITING, [])


def test_who_waits_is_ready_when_enrolled_and_cannot_start_before(recipient: Recipient) -> None:
    ben = another(recipient, "pending")
    assert ben.start(60).outcome == "refused"
    assert ben.standing("enrolled", "all_done", START).status is AssignmentStatus.READY
    with transaction() as session:
        session.get_one(Enrollment, ben.enrollment_id).enrolled_on = START
    assert ben.start(60).outcome == "started"


def test_service_before_clearance_counts_back_to_the_application_and_no_day_further(recipient: Recipient) -> None:
    ben = another(recipient)
    with transaction() as session:
        applied = session.get_one(Enrollment, ben.enrollment_id)
        applied.application_received_on, applied.enrolled_on = START + dt.timedelta(days=3), TEN
    ben.later(TEN)
    assert ben.start(60, START + dt.timedelta(days=2)).outcome == "refused"
    assert "The first day is March 5, 2026." in ben.refusal
    assert ben.start(60, START + dt.timedelta(days=3)).outcome == "started"


def test_nobody_is_paid_before_the_recipient_had_hours(ada: Work) -> None:
    assert ada.start(60, START - dt.timedelta(days=1)).outcome == "refused"
    assert ada.start(60, START).outcome == "started"


def test_a_start_tells_recipient_and_provider_their_weekly_hours(ada: Work) -> None:
    letters = [(each.letter, each.about) for each in ada.start(600).letters]
    assert letters == [(Letter.WEEKLY_HOURS_RECIPIENT, None), (Letter.WEEKLY_HOURS_PROVIDER, ada.id)]
    assert ada.start(600).outcome == "refused", "it started already"
