"""Held timesheets: the fix accepted, let stand, sent back, sent up, left too long; and two at the same moment."""

import threading

import pytest

from activities.database import transaction
from records.assignment import Assignment
from records.clock import county_instant
from records.task import Task
from records.timekeeping import RecipientAbsence, TimesheetHold
from tests.activities.timesheet_office import Pair, Sheet
from tests.records.timekeepers import march
from workflows.steps.timesheet import Reviewer
from workflows.steps.work import TaskKind


@pytest.fixture
def pair(own_database: str) -> Pair:
    return Pair()


def away(pair: Pair, first: int, last: int, why: str = "away") -> None:
    with transaction() as session:
        session.add(
            RecipientAbsence(
                case_id=pair.case,
                first_day=march(first),
                last_day=march(last),
                why=why,
                noted_by_id=pair.worker,
                noted_at=county_instant(march(1)),
            )
        )


def held(pair: Pair) -> Sheet:
    """One with two days, on one of which the recipient was away."""
    away(pair, 3, 3)
    sheet = pair.sheet((2, 9, 12), (3, 9, 12))
    answer = sheet.approve()
    assert (answer.outcome, answer.reviewer) == ("held", Reviewer.CASEWORKER)
    return sheet


def test_a_held_timesheet_has_its_fix_worked_out_and_one_word_accepts_it(pair: Pair) -> None:
    sheet = held(pair)
    row = sheet.row
    assert row.cutbacks == [{"day": "2026-03-03", "minutes": 180}]
    assert (row.proposed_minutes, row.payable_minutes, row.reasons) == (180, None, ["recipient_away"])
    assert [clock.question for clock in sheet.clocks] == ["deadline.timesheet_exception_claimed"]
    assert sheet.resolve("accept_fix").outcome == "accepted"
    assert sheet.paid() == {2: 180, 3: 0}
    assert (sheet.row.payable_minutes, sheet.row.reasons) == (180, ["fix_accepted"])
    assert [clock.outcome for clock in sheet.clocks] == ["met"]


def test_a_reviewer_may_let_the_time_stand(pair: Pair) -> None:
    sheet = held(pair)
    assert sheet.resolve("let_stand").outcome == "accepted"
    assert sheet.row.payable_minutes == 360
    assert [each.approved for each in sheet.entries(1)] == [False, True]


def test_what_holds_the_whole_timesheet_is_lifted_by_a_word(pair: Pair) -> None:
    with transaction() as session:
        session.add(
            TimesheetHold(
                assignment_id=pair.work,
                from_day=march(1),
                reason="Look at it",
                placed_by_id=pair.worker,
                placed_at=county_instant(march(1)),
            )
        )
    sheet = pair.sheet((2, 9, 12), at=county_instant(march(16)).replace(month=5))
    assert sheet.approve().outcome == "held"
    assert sheet.row.reasons == ["late", "county_hold"]
    assert sheet.resolve("let_stand").outcome == "accepted"
    assert (sheet.row.late_approved, sheet.row.hold_lifted, sheet.row.signature_checked) == (True, True, False)


def test_a_first_half_of_more_than_its_share_is_held_and_may_stand(pair: Pair) -> None:
    sheet = pair.sheet(*((day, 0, 20) for day in range(1, 6)))
    assert (sheet.approve().outcome, "over_first_half" in sheet.row.reasons) == ("held", True)
    assert sheet.resolve("let_stand").outcome == "accepted"
    assert sheet.row.payable_minutes == 6000


def test_days_on_which_somebody_may_not_work_never_stand(pair: Pair) -> None:
    with transaction() as session:
        work = session.get_one(Assignment, pair.work)
        work.starts_on = march(3)
    sheet = pair.sheet((2, 9, 12), (3, 9, 12))
    sheet.approve()
    assert sheet.row.reasons == ["provider_not_enrolled"]
    assert sheet.resolve("let_stand").outcome == "refused"
    assert sheet.refusal == "This time may not be let stand. Accept the proposed fix, or send the timesheet back."
    assert sheet.resolve("accept_fix").outcome == "accepted"
    assert sheet.paid() == {2: 0, 3: 180}


def test_a_reviewer_sends_it_back_and_the_next_version_is_looked_at_anew(pair: Pair) -> None:
    sheet = held(pair)
    assert sheet.resolve("return", reason="Leave the 3rd out.").status == "returned"
    assert sheet.row.returned_because == "Leave the 3rd out."
    assert sheet.again((2, 9, 12)).status == "awaiting_recipient"
    assert sheet.approve().outcome == "accepted"


def test_time_claimed_for_two_recipients_at_once_is_held_for_who_comes_second(pair: Pair) -> None:
    other = Pair(provider=pair.enrollment)
    assert pair.sheet((2, 9, 12)).approve().outcome == "accepted"
    second = other.sheet((2, 11, 14))
    assert second.approve().outcome == "held"
    assert (second.row.reasons, second.row.cutbacks) == (["overlap"], [{"day": "2026-03-02", "minutes": 60}])
    assert second.resolve("accept_fix").outcome == "accepted"
    assert second.row.payable_minutes == 120


def test_what_is_sent_up_is_ruled_on_by_another_person(pair: Pair) -> None:
    sheet = held(pair)
    answer = sheet.resolve("send_up", by=pair.supervisor, reason="I am not sure.")
    assert (answer.outcome, answer.status, answer.reviewer) == ("sent_up", "held", Reviewer.SUPERVISOR)
    assert sheet.rule("accept_fix").outcome == "refused"
    assert sheet.refusal == "Nobody rules on what they entered or sent up themselves. A colleague has to."
    assert sheet.rule("accept_fix", by=pair.worker).outcome == "accepted"


def test_what_a_member_of_staff_entered_for_the_provider_is_resolved_by_a_colleague(pair: Pair) -> None:
    sheet = held(pair)
    sheet.resolve("return", reason="Again, please.")
    entries = [{"day": "2026-03-03", "starts": 540, "ends": 600, "place": "home"}]
    sheet.tell("submit_timesheet_again", pair.worker, entries=entries)
    assert sheet.approve().outcome == "held"
    assert sheet.resolve("let_stand").outcome == "refused"
    assert sheet.resolve("let_stand", by=pair.supervisor).outcome == "accepted"


def test_a_proposal_that_changed_meanwhile_is_shown_before_it_is_accepted(pair: Pair) -> None:
    sheet = held(pair)
    away(pair, 2, 2, "hospital")
    answer = sheet.resolve("accept_fix")
    assert (answer.outcome, answer.status) == ("changed", "held")
    assert sheet.row.proposed_minutes == 0
    assert sheet.resolve("let_stand").outcome == "accepted"


def test_what_nobody_takes_up_in_a_business_day_goes_to_the_supervisor(pair: Pair) -> None:
    sheet = held(pair)
    sheet.opened(TaskKind.RESOLVE_TIMESHEET)
    sheet.later(march(18), 0)
    answer = sheet.ring("timesheet_claim_time_over", sheet.clocks[0])
    assert (answer.outcome, answer.reviewer) == ("escalated", Reviewer.SUPERVISOR)
    assert (sheet.row.reviewer, sheet.clocks[0].outcome) == ("supervisor", "missed")
    assert sheet.opened(TaskKind.RULE_ON_TIMESHEET).role == "supervisor"


def test_what_is_taken_up_has_two_business_days_more_and_then_goes_to_the_supervisor(pair: Pair) -> None:
    sheet = held(pair)
    task = sheet.opened(TaskKind.RESOLVE_TIMESHEET)
    with transaction() as session:
        row = session.get_one(Task, task.id)
        row.assignee_id, row.claimed_at = pair.worker, county_instant(march(17))
    sheet.later(march(18), 0)
    answer = sheet.ring("timesheet_claim_time_over", sheet.clocks[0])
    assert (answer.outcome, answer.reviewer) == ("claimed", Reviewer.CASEWORKER)
    claimed, resolved = sheet.clocks
    assert (claimed.outcome, claimed.ended_on, resolved.due_on) == ("met", march(17), march(19))
    sheet.later(march(20), 0)
    assert sheet.ring("timesheet_resolve_time_over", resolved).outcome == "escalated"
    assert sheet.ring("timesheet_resolve_time_over", resolved).outcome == "unchanged"


def test_two_providers_accepted_at_the_same_moment_share_what_remains(pair: Pair) -> None:
    first = pair.sheet(*((day, 8, 18) for day in range(1, 9)))
    other = Pair(case=pair.case)
    second = other.sheet(*((day, 8, 18) for day in range(1, 9)))
    _at_once(first, second)
    paid = sorted([first.row.payable_minutes or 0, second.row.payable_minutes or 0])
    assert paid == [2400, 4800], "80 hours for whoever came first, and the 40 that remain of 120"


def test_one_provider_accepted_by_two_recipients_at_the_same_moment_is_paid_each_minute_once(pair: Pair) -> None:
    first = pair.sheet((2, 9, 12))
    second = Pair(provider=pair.enrollment).sheet((2, 11, 14))
    _at_once(first, second)
    assert sorted([first.row.status, second.row.status]) == ["accepted", "held"]


def _at_once(*sheets: Sheet) -> None:
    """Both recipients approve in the same moment."""
    gate, answers = threading.Barrier(len(sheets)), []

    def approve(sheet: Sheet) -> None:
        gate.wait()
        answers.append(sheet.approve())

    threads = [threading.Thread(target=approve, args=[sheet]) for sheet in sheets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(answers) == len(sheets)
