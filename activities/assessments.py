"""The needs assessment (SOC 293): frozen when complete, and computed by the law, each question kept as a decision."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import update

from activities import deciding, readiness, submissions, timeline
from activities.doing import Doing, Refused
from activities.known_facts import age_on, needs_assessment
from activities.step import step
from records.application import Application
from records.assessment import Assessment
from rules.answer import Answer
from rules.needs_assessment import Determined, adults_only, determine
from workflows.steps.assessment import COMPLETE_ASSESSMENT, AssessmentAnswer, AssessmentOutcome
from workflows.steps.step import Told

ADULT = 18
"""Age from which nobody is a minor."""


def as_it_stands(doing: Doing, told: Told) -> AssessmentAnswer:
    """How things stand after completing was refused."""
    return AssessmentAnswer(AssessmentOutcome.REFUSED, readiness.now(doing, told.subject_id))


@step(COMPLETE_ASSESSMENT, refuse=as_it_stands)
def complete_assessment(doing: Doing, told: Told) -> AssessmentAnswer:
    """Freeze the draft if the law can compute it; else name what is missing and leave it a draft."""
    said = submissions.payload(doing, told)
    draft = _draft(doing, told, said["assessment_id"], said.get("saves"))
    _refuse_for_minors(doing, draft)
    determined, _ = determine_recorded(doing, draft, draft.assessed_on)
    if determined.needs:
        return AssessmentAnswer(AssessmentOutcome.NEEDS, readiness.now(doing, told.subject_id), list(determined.needs))
    _keep_guidelines(draft, determined)
    _replace_earlier(doing, draft)
    draft.status, draft.completed_at = "complete", told.at
    draft.answer = answer_of(determined)
    doing.session.flush()
    timeline.happened(
        doing,
        "assessment_completed",
        told,
        assessment_id=draft.id,
        authorized_minutes_per_month=draft.answer.get("authorized_minutes_per_month"),
        program=draft.answer["program"],
    )
    return AssessmentAnswer(AssessmentOutcome.COMPLETE, readiness.now(doing, told.subject_id))


def determine_recorded(doing: Doing, assessment: Assessment, on: dt.date) -> tuple[Determined, list[int]]:
    """Put an assessment to the law as of a day, with what is known of Medi-Cal now; the ids of the decisions."""
    ids: list[int] = []

    def ask_on_record(question: str, day: dt.date, facts: Mapping[str, Any]) -> Answer:
        decided = deciding.decide(doing, question, day, facts)
        ids.append(decided.decision_id)
        return decided.answer

    return determine(ask_on_record, on, needs_assessment(doing, assessment)), ids


def answer_of(determined: Determined) -> dict[str, Any]:
    """What an assessment came to: the program, and the hours in it; no hours where no program pays."""
    program = determined.program.answer or {}
    hours = determined.hours.answer if determined.hours else None
    return {**(hours or {}), "program": program.get("program"), "outside_guideline": list(determined.outside)}


def _draft(doing: Doing, told: Told, assessment_id: int, saves: int | None) -> Assessment:
    """The draft as it was signed: `saves` is how often it had been kept when "complete" was pressed."""
    draft = doing.session.get(Assessment, assessment_id, with_for_update={"of": Assessment})
    if draft is None or draft.application_id != told.subject_id:
        raise Refused("This assessment does not belong to this application.")
    if draft.status != "draft":
        raise Refused("This assessment is complete already. A complete assessment does not change.")
    if saves is not None and draft.saves != saves:
        raise Refused("The assessment was changed after it was signed. Read it again, and complete it then.")
    return draft


def _refuse_for_minors(doing: Doing, draft: Assessment) -> None:
    """Some services are for adults only, whichever door the assessment came through (ACL 23-106)."""
    born = doing.session.get_one(Application, draft.application_id).birth_date
    if born is None or age_on(born, draft.assessed_on) >= ADULT:
        return
    adults = adults_only(draft.assessed_on)
    found = [line.service.replace("_", " ") for line in draft.services if line.total_minutes and line.service in adults]
    if found:
        raise Refused(f"Not for a minor (ACL 23-106): {', '.join(found)}. Take the time out.")


def _keep_guidelines(draft: Assessment, determined: Determined) -> None:
    """Beside each service what the guideline says; outside it the worker's reason is required (W&I 12301.2)."""
    for line in draft.services:
        answer = determined.guidelines.get(line.service)
        line.guideline = answer.answer["within"] if answer is not None and answer.answer else None
    without = [line for line in draft.services if line.service in determined.outside and not line.reason]
    if without:
        services = ", ".join(line.service.replace("_", " ") for line in without)
        raise Refused(f"Outside the guideline and without a reason: {services}. Write the reason beside each.")


def _replace_earlier(doing: Doing, draft: Assessment) -> None:
    doing.session.execute(
        update(Assessment)
        .where(
            Assessment.application_id == draft.application_id,
            Assessment.status == "complete",
            Assessment.id != draft.id,
        )
        .values(status="replaced")
    )
