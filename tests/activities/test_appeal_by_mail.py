"""An appeal sent on its last day still finds the enrollment that it is about."""

import datetime as dt

import pytest

from tests.activities.office import Office
from tests.activities.provider_office import FRAUD, Applicant
from workflows.steps.enrollment.standing import ClockName, Status
from workflows.steps.enrollment.status import Cause
from workflows.steps.step import RunningClock

LAST_DAY = dt.date(2026, 5, 1)


@pytest.fixture
def denied(office: Office) -> Applicant:
    """Ineligible for a tier 1 conviction since 2 March 2026."""
    nadia = Applicant(office)
    nadia.notice()
    nadia.convicted(FRAUD)
    return nadia


def appeal_clock(nadia: Applicant) -> RunningClock:
    changed = nadia.becomes(Status.INELIGIBLE, Cause.TIER_1)
    (clock,) = (ring.clock for ring in changed.rings if ring.name is ClockName.APPEAL)
    assert clock is not None
    return clock


def test_the_enrollment_stays_for_ten_days_after_the_last_day_of_an_appeal(denied: Applicant) -> None:
    clock = appeal_clock(denied)
    assert clock.due_on == LAST_DAY
    assert clock.expires_at == dt.datetime(2026, 5, 12, 7, tzinfo=dt.UTC)  # the tenth day has ended


@pytest.mark.parametrize(("sent", "word"), [(LAST_DAY, "accepted"), (LAST_DAY + dt.timedelta(days=1), "late")])
def test_an_appeal_entered_days_later_counts_from_the_day_it_was_sent(
    denied: Applicant, sent: dt.date, word: str
) -> None:
    appeal_clock(denied)
    said = {"received_on": sent.isoformat(), "grounds": "It was another Nadia Bell."}
    assert denied.tell("appeal", denied.office.carla, said, denied.on(64)).outcome == word
