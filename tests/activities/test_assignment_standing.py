"""What the provider's standing does to an assignment: waivers, convictions, suspension."""

import datetime as dt

import pytest

from activities.database import transaction
from records.background import Waiver
from tests.activities.assignment_office import START, TEN, TWENTY, Recipient, Work, another, provider
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


def test_a_waiver_lets_a_provider_work_for_this_recipient_only(office: Office, recipient: Recipient) -> None:
    other = Recipient(office, first_name="Tomasa", last_name="Arriaga")
    enrollment = provider(office, "Ben", "enrolled_by_waiver")
    here, there = Work(recipient, enrollment), Work(other, enrollment)
    here.waive()
    assert (here.begin().status, there.begin().status) == (AssignmentStatus.READY, AssignmentStatus.WAITING)
    assert here.start(60).outcome == "started"
    assert there.start(60).outcome == "refused"


def test_the_end_of_the_waiver_ends_the_work(recipient: Recipient) -> None:
    ben = another(recipient, "enrolled_by_waiver")
    waiver = ben.waive()
    ben.start(60)
    with transaction() as session:
        session.get_one(Waiver, waiver).ended_on = TEN
    ended = ben.later(TEN).standing("enrolled_by_waiver", "waiver_ended", TEN)
    assert (ended.outcome, ben.row.end_reason) == ("ended", "waiver_ended")


def test_a_later_conviction_ends_every_assignment_and_says_who_has_nobody_left(
    office: Office, recipient: Recipient
) -> None:
    other = Recipient(office, first_name="Tomasa", last_name="Arriaga")
    enrollment = provider(office, "Ada")
    here, there = Work(recipient, enrollment), Work(other, enrollment)
    here.start(60)
    there.start(60)
    another(other).start(60)
    alone = here.later(TEN).standing("ineligible", "tier_1", TEN)
    helped = there.later(TEN).standing("ineligible", "tier_1", TEN)
    assert (alone.status, alone.needed) == (AssignmentStatus.ENDED, [Needed.ANOTHER_PROVIDER])
    assert (helped.status, helped.needed) == (AssignmentStatus.ENDED, []), "Ben goes on there"
    assert here.row.ended_on == TEN - dt.timedelta(days=1), "the last day that may be paid"
    assert {each.letter for each in alone.letters} == {Letter.WEEKLY_HOURS_RECIPIENT, Letter.WEEKLY_HOURS_PROVIDER}


def test_who_had_not_started_waits_for_a_waiver_and_ends_when_ineligible(recipient: Recipient) -> None:
    ben = another(recipient)
    ben.begin()
    assert ben.standing("waiver_possible", "tier_2", START).status is AssignmentStatus.WAITING
    ended = ben.standing("ineligible", "tier_1", START)
    assert (ended.status, ended.needed, ended.letters) == (AssignmentStatus.ENDED, [], [])
    assert ben.standing("enrolled", "appeal_won", START).outcome == "unchanged"


def test_a_suspended_provider_rests_and_goes_on_afterwards(ada: Work) -> None:
    ada.start(600)
    assert ada.later(TEN).standing("suspended", "third_violation", TEN).status is AssignmentStatus.ON_LEAVE
    assert ada.tell("return_from_leave", returned_on=TEN.isoformat()).outcome == "refused", "the standing decides"
    assert ada.later(TWENTY).standing("enrolled", "suspension_over", TWENTY).status is AssignmentStatus.ACTIVE
    assert ada.hours == [(START, 600), (TEN, 0), (TWENTY, 600)]
