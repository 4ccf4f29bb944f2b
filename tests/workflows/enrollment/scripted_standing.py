"""Scripted answers of the steps of the standing: its change, its loss, reinstatement, the end."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from tests.workflows.enrollment.scripted_record import plain
from tests.workflows.enrollment.scripted_records import DAYS, EnrollmentRecords
from tests.workflows.scripted_records import county_day, end_of
from workflows.enrollment.statuses import CLOCKS, declared
from workflows.steps.enrollment.standing import ClockName, EnrollmentAnswer, Status
from workflows.steps.enrollment.status import ChangeStatus, StatusChanged
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import About, AboutClock, Told

STARTED_BY = {
    Status.ENROLLED: (ClockName.INACTIVITY,),
    Status.ENROLLED_BY_WAIVER: (ClockName.INACTIVITY,),
    Status.WAIVER_POSSIBLE: (ClockName.EXCEPTION, ClockName.APPEAL),
    Status.INELIGIBLE: (ClockName.APPEAL,),
    Status.SUSPENDED: (ClockName.SUSPENSION,),
    Status.TERMINATED: (ClockName.RESTING, ClockName.APPEAL),
    Status.LAPSED: (ClockName.RESTING, ClockName.APPEAL),
}
LETTERS = {
    Status.ENROLLED: Letter.PROVIDER_ENROLLED,
    Status.WAIVER_POSSIBLE: Letter.PROVIDER_TIER_2,
    Status.INELIGIBLE: Letter.PROVIDER_TIER_1,
    Status.SUSPENDED: Letter.PROVIDER_SUSPENDED,
    Status.TERMINATED: Letter.PROVIDER_TERMINATED,
    Status.LAPSED: Letter.PROVIDER_INCOMPLETE,
}


def change_status(records: EnrollmentRecords, order: ChangeStatus) -> StatusChanged:
    """Refuses what records would refuse: a move that is not declared."""
    assert declared(records.status, order.cause, order.to), (records.status, order.cause, order.to)
    records.moves.append((records.status, order.cause, order.to))
    again = order.to is Status.PENDING
    records.status = order.to
    day = county_day(order.at)
    for name in [*records.due]:
        if name not in CLOCKS[order.to]:
            records.due.pop(name)
    if again:
        records.starts_on = None
    names = [name for name in STARTED_BY.get(order.to, ()) if name not in records.due]
    rings = records.time_from(day) if again else [records.start(name, day) for name in names]
    letter = LETTERS.get(order.to)
    return StatusChanged([LetterDue(letter)] if letter else [], rings)


def propose_reinstatement(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    return records.answer("proposed", about=records.row())


def decide_exemption(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    word = records.said[told.submission_id].get("answer", "approved")
    letter = Letter.EXEMPTION_APPROVED if word == "approved" else Letter.EXEMPTION_REFUSED
    row = records.row()
    return records.answer(word, about=row, letters=[LetterDue(letter, row)])


def ended(name: ClockName, outcome: str) -> Callable[[EnrollmentRecords, AboutClock], EnrollmentAnswer]:
    """A clock that has run out."""

    def run_out(records: EnrollmentRecords, order: AboutClock) -> EnrollmentAnswer:
        assert records.due.pop(name) < county_day(order.at)
        return records.answer(outcome)

    return run_out


def look_at_payroll(records: EnrollmentRecords, order: AboutClock) -> EnrollmentAnswer:
    paid = records.last_paid_on
    year = dt.timedelta(days=DAYS[ClockName.INACTIVITY])
    if paid and end_of(paid + year) > order.at:
        return records.answer("active", rings=[records.start(ClockName.INACTIVITY, paid)])
    return records.answer("inactive")


def end_enrollment(records: EnrollmentRecords, order: About) -> EnrollmentAnswer:
    records.ended = True
    records.tasks.clear()
    return records.answer("ended")


SCRIPTS: dict[str, Callable[[EnrollmentRecords, Any], Any]] = {
    "change_enrollment_status": change_status,
    "exception_time_over": ended(ClockName.EXCEPTION, "missed"),
    "appeal_time_over": ended(ClockName.APPEAL, "missed"),
    "appeal_overdue": ended(ClockName.APPEAL_DECISION, "missed"),
    "report_violation": plain("third"),
    "suspension_over": ended(ClockName.SUSPENSION, "over"),
    "look_at_payroll": look_at_payroll,
    "decide_exemption": decide_exemption,
    "propose_reinstatement": propose_reinstatement,
    "review_reinstatement": plain("approved"),
    "withdraw_enrollment": plain("withdrawn"),
    "end_enrollment": end_enrollment,
}
