"""Ineligible for two reasons: when the one that was told falls, the other is told, with sixty days of its own."""

import datetime as dt

import pytest

from activities.database import transaction
from records.decision import Notice
from tests.activities.office import Office
from tests.activities.provider_office import FRAUD, ROBBERY, Applicant
from workflows.steps.enrollment.standing import ClockName, Status
from workflows.steps.enrollment.status import Cause
from workflows.steps.letters import Letter

LIFTED = ROBBERY | {"relief": "dismissal"}
ON_LIST = {"answer": "match", "proof": "The list of 5 March"}
OFF_LIST = {"answer": "clear", "proof": "The list of 8 April"}


@pytest.fixture
def nadia(office: Office) -> Applicant:
    """Convicted of fraud, and told so; a day later she is found on the list too."""
    nadia = Applicant(office)
    nadia.notice()
    nadia.convicted(FRAUD)
    nadia.becomes(Status.INELIGIBLE, Cause.TIER_1)
    found = nadia.tell("answer_list", office.carla, ON_LIST, nadia.on(3))
    assert found.letters == [], "tier 1 stands, and is what was told"
    return nadia


def test_a_record_that_is_cleared_leaves_the_list_which_is_told_now(nadia: Applicant) -> None:
    nadia.at = nadia.on(20)
    cleared = nadia.convicted(LIFTED)
    assert (cleared.outcome, cleared.standing.next) == ("clear", "deny")
    assert [due.letter for due in cleared.letters] == [Letter.PROVIDER_ON_LIST]
    (ring,) = cleared.rings
    assert (ring.name, ring.clock.due_on) == (ClockName.APPEAL, nadia.at.date() + dt.timedelta(days=60))


def test_what_was_told_is_not_told_again(nadia: Applicant) -> None:
    nadia.at = nadia.on(20)
    nadia.convicted(LIFTED)
    with transaction() as session:
        about = {"enrollment_id": nadia.id, "language": "en", "form": "SOC 853", "action": "denial", "decision_ids": []}
        days = {"mailed_on": nadia.at.date(), "effective_on": nadia.at.date(), "made_at": nadia.at}
        session.add(Notice(template="provider_on_list", content={}, pdf=b"", pdf_sha256="", **about, **days))
    again = nadia.convicted(LIFTED)
    assert (again.outcome, again.letters) == ("clear", [])


def test_a_ground_that_still_stands_is_told_by_nobody_else(nadia: Applicant) -> None:
    nadia.at = nadia.on(20)
    again = nadia.convicted(FRAUD)
    assert (again.letters, again.rings) == ([], [])
    off = nadia.tell("answer_list", nadia.office.carla, OFF_LIST, nadia.on(30))
    assert off.letters == [], "tier 1 was told first, and stands"


def test_a_name_off_the_list_leaves_a_record_of_tier_1_which_is_told_now(office: Office) -> None:
    nadia = Applicant(office)
    nadia.tell("answer_list", office.carla, ON_LIST)
    nadia.becomes(Status.INELIGIBLE, Cause.ON_LIST)
    nadia.notice()
    nadia.convicted(FRAUD)
    off = nadia.tell("answer_list", office.carla, OFF_LIST, nadia.on(30))
    assert off.standing.next == "deny"
    assert [due.letter for due in off.letters] == [Letter.PROVIDER_TIER_1]


def test_while_an_appeal_is_before_the_state_its_decision_tells_what_is_left(nadia: Applicant) -> None:
    said = {"received_on": "2026-03-20", "grounds": "It is another Nadia Bell."}
    nadia.tell("appeal", nadia.office.carla, said, nadia.on(18))
    again = nadia.convicted(LIFTED)
    assert (again.outcome, again.letters) == ("clear", [])
