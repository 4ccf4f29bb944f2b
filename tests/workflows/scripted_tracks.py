"""Scripted answers of the steps of beginning, clearance, Medi-Cal, certification, visit and assessment."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from tests.workflows.scripted_records import ScriptedRecords, county_day
from workflows.steps import assessment, beginning, certification, clearance, medi_cal
from workflows.steps.certification import Certification, CertificationAnswer, CertificationOutcome
from workflows.steps.step import About, AboutClock, Told
from workflows.steps.visit import Visit, VisitAnswer, VisitOutcome

REMIND_AFTER = dt.timedelta(days=7)
ESCALATE_AFTER = dt.timedelta(days=14)
CHASE_AFTER = dt.timedelta(days=10)


def begin(records: ScriptedRecords, order: About) -> beginning.Begun:
    records.touched = order.at
    due = county_day(order.at) + dt.timedelta(days=90)
    return beginning.Begun(records.start_clock(due), order.at + REMIND_AFTER)


def yardstick_ran_out(records: ScriptedRecords, order: AboutClock) -> beginning.RanOut:
    return beginning.RanOut(beginning.ClockEnd.MISSED)


def look_after(records: ScriptedRecords, order: About) -> beginning.Attention:
    assert records.touched
    idle = order.at - records.touched
    if idle < REMIND_AFTER:
        return beginning.Attention(beginning.Care.IN_HAND, records.touched + REMIND_AFTER)
    if idle < ESCALATE_AFTER:
        return beginning.Attention(beginning.Care.REMINDED, records.touched + ESCALATE_AFTER)
    return beginning.Attention(beginning.Care.ESCALATED, order.at + REMIND_AFTER)


def payload(records: ScriptedRecords, told: Told) -> dict[str, Any]:
    records.touched = told.at
    return records.said[told.submission_id]


def clear(records: ScriptedRecords, told: Told) -> clearance.ClearanceAnswer:
    return clearance.ClearanceAnswer(clearance.Clearance(payload(records, told).get("answer", "cleared")))


def ask_medi_cal(records: ScriptedRecords, order: About) -> medi_cal.MediCalAsked:
    records.medi_cal = medi_cal.MediCal.ASKED
    return medi_cal.MediCalAsked(records.medi_cal, order.at + CHASE_AFTER)


def record_medi_cal(records: ScriptedRecords, told: Told) -> medi_cal.MediCalAnswer:
    outcome = medi_cal.MediCalOutcome(payload(records, told).get("answer", "granted"))
    if outcome is not medi_cal.MediCalOutcome.REFUSED:
        records.medi_cal = medi_cal.MediCal(outcome.value)
    pending = outcome is medi_cal.MediCalOutcome.PENDING
    return medi_cal.MediCalAnswer(outcome, records.readiness(), told.at + CHASE_AFTER if pending else None)


def answer_of(records: ScriptedRecords, outcome: CertificationOutcome) -> CertificationAnswer:
    return CertificationAnswer(outcome, records.certification, records.readiness(), records.clock)


def issue(records: ScriptedRecords, told: Told) -> CertificationAnswer:
    records.issued_on = payload(records, told)["issued_on"]
    records.certification = Certification.ISSUED
    records.clock = records.start_clock(records.issued_on + dt.timedelta(days=45))
    return answer_of(records, CertificationOutcome.ISSUED)


def extend(records: ScriptedRecords, told: Told) -> CertificationAnswer:
    if payload(records, told).get("answer") == "refused":
        return answer_of(records, CertificationOutcome.REFUSED)
    assert records.issued_on
    rescued = records.certification is Certification.LATE
    records.certification = Certification.ACCEPTED if rescued else Certification.ISSUED
    records.clock = None if rescued else records.start_clock(records.issued_on + dt.timedelta(days=90))
    return answer_of(records, CertificationOutcome.EXTENDED)


def receive(records: ScriptedRecords, told: Told) -> CertificationAnswer:
    outcome = CertificationOutcome(payload(records, told).get("answer", "accepted"))
    if outcome is not CertificationOutcome.REFUSED:
        records.certification = Certification(outcome.value)
        records.clock = records.clock if outcome is CertificationOutcome.RETURNED else None
    return answer_of(records, outcome)


def certification_overdue(records: ScriptedRecords, order: AboutClock) -> CertificationAnswer:
    records.certification = Certification.OVERDUE
    records.clock = None
    return answer_of(records, CertificationOutcome.OVERDUE)


def claim_exception(records: ScriptedRecords, told: Told) -> certification.ExceptionAnswer:
    claimed = certification.CertificationException(payload(records, told).get("answer", "discharge"))
    records.exception = claimed is not certification.CertificationException.NONE
    return certification.ExceptionAnswer(claimed, records.readiness())


def planned(outcome: VisitOutcome) -> Callable[[ScriptedRecords, Told], VisitAnswer]:
    def plan(records: ScriptedRecords, told: Told) -> VisitAnswer:
        payload(records, told)
        records.visits += 1
        return VisitAnswer(outcome, Visit.SCHEDULED, records.visits, records.readiness())

    return plan


def miss(records: ScriptedRecords, told: Told) -> VisitAnswer:
    payload(records, told)
    records.misses += 1
    standing = Visit.MISSED_TOO_OFTEN if records.misses >= 3 else Visit.MISSED
    return VisitAnswer(VisitOutcome.MISSED, standing, records.visits, records.readiness())


def complete_visit(records: ScriptedRecords, told: Told) -> VisitAnswer:
    payload(records, told)
    return VisitAnswer(VisitOutcome.DONE, Visit.DONE, records.visits, records.readiness())


def complete_assessment(records: ScriptedRecords, told: Told) -> assessment.AssessmentAnswer:
    needs = payload(records, told).get("needs", [])
    if needs:
        return assessment.AssessmentAnswer(assessment.AssessmentOutcome.NEEDS, records.readiness(), needs)
    records.assessed = True
    return assessment.AssessmentAnswer(assessment.AssessmentOutcome.COMPLETE, records.readiness())


SCRIPTS: dict[str, Callable[[ScriptedRecords, Any], Any]] = {
    "begin_intake": begin,
    "yardstick_ran_out": yardstick_ran_out,
    "look_after": look_after,
    "clear_person": clear,
    "rule_on_clearance": clear,
    "ask_medi_cal": ask_medi_cal,
    "record_medi_cal": record_medi_cal,
    "issue_certification": issue,
    "extend_certification": extend,
    "receive_certification": receive,
    "certification_overdue": certification_overdue,
    "claim_certification_exception": claim_exception,
    "schedule_visit": planned(VisitOutcome.SCHEDULED),
    "move_visit": planned(VisitOutcome.MOVED),
    "miss_visit": miss,
    "complete_visit": complete_visit,
    "complete_assessment": complete_assessment,
}
