"""Scripted answers of the steps of a criminal record: evaluation, waiver, exception, appeal."""

from collections.abc import Callable
from typing import Any

from tests.workflows.enrollment.scripted_gathering import Answering
from tests.workflows.enrollment.scripted_records import EnrollmentRecords
from tests.workflows.scripted_records import county_day
from workflows.steps.enrollment.standing import Background, Check, ClockName, EnrollmentAnswer, Status
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import Told


def said(records: EnrollmentRecords, told: Told, usually: str) -> str:
    return str(records.said[told.submission_id].get("answer", usually))


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


SCRIPTS: dict[str, Callable[[EnrollmentRecords, Any], Any]] = {
    "evaluate_record": evaluate,
    "receive_waiver": receive_waiver,
    "rule_on_waiver": rule_on_waiver,
    "end_waiver": end_waiver,
    "request_exception": request_exception,
    "recommend_exception": plain("forwarded"),
    "decide_exception": decide_exception,
    "appeal": appeal,
    "decide_appeal": decide_appeal,
}
