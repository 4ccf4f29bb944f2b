"""An assignment from designation to end: start, leave, agreements, and what the provider's standing does to it."""

import datetime as dt

import pytest

from activities.database import transaction
from records.assignment import WorkweekAgreement
from records.background import Waiver
from records.care_case import Case
from records.enrollment import Enrollment
from records.event import Document
from records.task import Task
from tests.activities.assignment_office import START, Recipient, Work, provider
from tests.activities.office import Office
from workflows.steps.assignment import AssignmentStatus, Needed
from workflows.steps.letters import Letter
from workflows.steps.work import ArrangeTasks, TaskKind, TaskRef

TEN = START + dt.timedelta(days=10)
TWENTY = START + dt.timedelta(days=20)


@pytest.fixture
def recipient(office: Office) -> Recipient:
    """Marisol, with hours from today on."""
    return Recipient(office)


@pytest.fixture
def ada(recipient: Recipient) -> Work:
    """Her provider, enrolled in February."""
    return Work(recipient, provider(recipient.office, "Ada"))


def another(recipient: Recipient, status: str = "enrolled") -> Work:
    return Work(recipient, provider(recipient.office, "Ben", status))


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


def test_a_second_recipient_asks_for_the_providers_agreement_once(office: Office, recipient: Recipient) -> None:
    other = Recipient(office, first_name="Tomasa", last_name="Arriaga")
    enrollment = provider(office, "Ada")
    here, there = Work(recipient, enrollment), Work(other, enrollment)
    assert here.start(600).needed == []
    assert there.start(300).needed == [Needed.PROVIDER_AGREEMENT]
    half = [{"assignment_id": there.id, "minutes_per_week": 300, "travel_minutes_per_week": 60}]
    assert there.tell("sign_provider_agreement", signed_on=START.isoformat(), schedule=half).outcome == "refused"
    whole = [*half, {"assignment_id": here.id, "minutes_per_week": 600, "travel_minutes_per_week": 60}]
    signed = there.tell("sign_provider_agreement", signed_on=START.isoformat(), schedule=whole)
    assert (signed.outcome, signed.needed) == ("signed", [])
    with transaction() as session:
        assert session.query(WorkweekAgreement).one().form == "soc_2255"
        assert session.query(Document).filter(Document.assignment_id == there.id).one().kind == "soc_2255"


def test_an_agreement_over_66_hours_is_not_taken(office: Office, recipient: Recipient) -> None:
    enrollment = provider(office, "Ada")
    here = Work(recipient, enrollment)
    there = Work(Recipient(office, first_name="Tomasa", last_name="Arriaga"), enrollment)
    here.start(60)
    there.start(60)
    schedule = [{"assignment_id": each.id, "minutes_per_week": 33 * 60} for each in (here, there)]
    schedule[0]["minutes_per_week"] += 1
    said = {"signed_on": START.isoformat(), "schedule": schedule}
    assert there.tell("sign_provider_agreement", **said).outcome == "refused"
    schedule[0]["minutes_per_week"] -= 1
    assert there.tell("sign_provider_agreement", **said).outcome == "signed"


def test_the_recipients_agreement_adds_up_to_the_weekly_maximum(recipient: Recipient, ada: Work) -> None:
    ada.start(60)
    ben = another(recipient)
    ben.start(60)
    rows = [{"assignment_id": ada.id, "minutes_per_week": recipient.maximum - 60}]
    rows.append({"assignment_id": ben.id, "minutes_per_week": 59})
    said = {"signed_on": START.isoformat(), "schedule": rows}
    assert ada.tell("sign_recipient_agreement", **said).outcome == "refused"
    rows[1]["minutes_per_week"] = 60
    assert ada.tell("sign_recipient_agreement", **said).outcome == "signed"


def test_the_search_for_another_provider_outlives_the_assignment_and_ends_when_one_starts(
    recipient: Recipient, ada: Work
) -> None:
    ada.start(60)
    lost = ada.standing("ineligible", "tier_1", TEN)
    assert lost.needed == [Needed.ANOTHER_PROVIDER]
    opened = [TaskRef(TaskKind.FIND_ANOTHER_PROVIDER), TaskRef(TaskKind.SET_HOURS)]
    ada.do("arrange_assignment_work", ArrangeTasks(ada.id, ada.at, None, opened=opened))
    ada.close()
    assert states() == {"find_another_provider": "open", "set_hours": "closed"}
    another(recipient).start(60)
    assert states()["find_another_provider"] == "done"


def states() -> dict[str, str]:
    """The tasks of assignments and where each stands."""
    with transaction() as session:
        return {task.kind: task.state for task in session.query(Task).filter(Task.assignment_id.is_not(None))}


def test_a_case_that_is_over_looks_for_nobody(recipient: Recipient, ada: Work) -> None:
    ada.start(60)
    with transaction() as session:
        session.get_one(Case, recipient.case_id).status = "terminated"
    ended = ada.tell("end_assignment", ended_on=START.isoformat(), reason="recipient_asked")
    assert (ended.outcome, ended.needed) == ("ended", [])
