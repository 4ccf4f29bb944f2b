"""Scripted answers of the steps of record, waiver, exception, appeal, loss and reinstatement, and of the standing."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from tests.workflows.enrollment.scripted_gathering import Answering
from tests.workflows.enrollment.scripted_records import DAYS, EnrollmentRecords
from tests.workflows.scripted_records import county_day, end_of
from workflows.enrollment.statuses import CLOCKS, declared
from workflows.steps.enrollment.standing import Background, Check, ClockName, EnrollmentAnswer, Status
from workflows.steps.enrollment.status import ChangeStatus, StatusChanged
from workflows.steps.letters import Letter, LetterDue, LetterSent, SendLetter
from workflows.steps.step import About, AboutClock, Told
from workflows.steps.work import Arranged, ArrangeTasks

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


def said(records: EnrollmentRecords, told: Told, usually: str) -> str:
    return str(records.said[told.submission_id].get("answer", usually))


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


def evaluate(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    outcome = said(records, told, "waiver_possible")
    records.know(background=Background(outcome), waivers=0)  # waivers were signed for other convictions
    return records.answer(outcome)


def receive_waiver(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    outcome = said(records, told, "accepted")
    if outcome == "accepted":
        records.know(waivers=records.standing.waivers + 1)
    return records.answer(outcome, about=records.row())


def rule_on_waiver(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    outcome = said(records, told, "accepted")
    if outcome == "accepted":
        records.know(waivers=records.standing.waivers + 1)
    return records.answer(outcome, about=records.said[told.submission_id].get("about"))


def end_waiver(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    records.know(waivers=records.standing.waivers - 1)
    return records.answer("ended")


def request_exception(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    outcome = said(records, told, "accepted")
    rings = [records.stop(ClockName.EXCEPTION)] if outcome == "accepted" else []
    return records.answer(outcome, about=None if outcome == "late" else records.row(), rings=rings)


def decide_exception(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    outcome = said(records, told, "granted")
    if outcome == "granted":
        records.know(background=Background.EXCEPTED)
    letter = Letter.EXCEPTION_GRANTED if outcome == "granted" else Letter.EXCEPTION_DENIED
    return records.answer(outcome, letters=[LetterDue(letter, records.rows)])


def appeal(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    outcome = said(records, told, "accepted")
    if outcome != "accepted":
        return records.answer(outcome)
    rings = [records.stop(ClockName.APPEAL), records.start(ClockName.APPEAL_DECISION, county_day(told.at))]
    return records.answer(outcome, about=records.row(), rings=rings)


def decide_appeal(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    outcome = said(records, told, "granted")
    if outcome == "granted" and records.status not in (Status.LAPSED, Status.TERMINATED):
        records.know(background=Background.CLEAR, list=Check.CLEAR)
    letter = Letter.APPEAL_GRANTED if outcome == "granted" else Letter.APPEAL_DENIED
    rings = [records.stop(ClockName.APPEAL_DECISION)]
    return records.answer(outcome, rings=rings, letters=[LetterDue(letter, records.rows)])


def plain(usually: str) -> Answering:
    """A step whose word changes no fact."""

    def tell(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
        return records.answer(said(records, told, usually))

    return tell


def propose_reinstatement(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    return records.answer("proposed", about=records.row())


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


def send_letter(records: EnrollmentRecords, order: SendLetter) -> LetterSent:
    records.letters.append(order.letter.value)
    return LetterSent(len(records.letters))


def arrange(records: EnrollmentRecords, order: ArrangeTasks) -> Arranged:
    """Refuses what records would refuse: ending a task that is not open, opening one that is."""
    for task in (*order.done, *order.closed):
        del records.tasks[task.kind.value, task.about]
    for task in order.opened:
        assert (task.kind.value, task.about) not in records.tasks
        records.tasks[task.kind.value, task.about] = None
    records.finished += [task.kind.value for task in order.done]
    return Arranged(len(order.done) + len(order.closed) + len(order.opened))


SCRIPTS: dict[str, Callable[[EnrollmentRecords, Any], Any]] = {
    "change_enrollment_status": change_status,
    "evaluate_record": evaluate,
    "receive_waiver": receive_waiver,
    "rule_on_waiver": rule_on_waiver,
    "end_waiver": end_waiver,
    "request_exception": request_exception,
    "recommend_exception": plain("forwarded"),
    "decide_exception": decide_exception,
    "exception_time_over": ended(ClockName.EXCEPTION, "missed"),
    "appeal": appeal,
    "decide_appeal": decide_appeal,
    "appeal_time_over": ended(ClockName.APPEAL, "missed"),
    "appeal_overdue": ended(ClockName.APPEAL_DECISION, "missed"),
    "report_violation": plain("third"),
    "suspension_over": ended(ClockName.SUSPENSION, "over"),
    "look_at_payroll": look_at_payroll,
    "propose_reinstatement": propose_reinstatement,
    "review_reinstatement": plain("approved"),
    "withdraw_enrollment": plain("withdrawn"),
    "end_enrollment": end_enrollment,
    "send_enrollment_letter": send_letter,
    "arrange_enrollment_work": arrange,
}
