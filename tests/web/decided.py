"""Assessments, proposals and decisions of an application, computed by the law itself, for tests."""

import hashlib
from typing import Any

from sqlalchemy.orm import Session

from records import assessment_facts
from records.application import Application
from records.assessment import AssessedService, Assessment
from records.care_case import Authorization, Case
from records.decision import Decision, Notice, Proposal
from records.event import Event
from records.staff import Staff
from rules.answer import Answer
from rules.needs_assessment import determine
from rules.preview import preview
from tests.web.past import at, clock, day, happened, known, task

RANKS = {
    "housework": 4,
    "laundry": 4,
    "shopping": 5,
    "meals": 4,
    "mobility": 3,
    "bathing": 4,
    "dressing": 3,
    "bowel_bladder": 3,
    "transfer": 3,
    "eating": 2,
    "respiration": 1,
    "memory": 2,
    "orientation": 1,
    "judgment": 1,
}
CIRCUMSTANCES = {
    "california_resident": True,
    "own_home": True,
    "aged_blind_or_disabled": True,
    "federally_funded_medi_cal": True,
    "residual_eligible": False,
    "declined_cfco": False,
    "spouse_provider": False,
    "parent_of_minor_provider": False,
    "advance_pay": False,
    "restaurant_meals": False,
}
SERVICES = (
    ("domestic", 360, 210, 0, None, None),
    ("meal_preparation", 420, 0, 60, "Meals on Wheels, two lunches", None),
    ("meal_cleanup", 150, 0, 0, None, None),
    ("laundry", 60, 0, 0, None, None),
    ("food_shopping", 60, 0, 0, None, None),
    ("bowel_bladder", 150, 0, 0, None, None),
    ("dressing", 90, 0, 0, None, None),
    ("ambulation", 100, 0, 0, None, None),
    ("transfer", 60, 0, 0, None, None),
    ("bathing", 300, 0, 0, None, "Two people are needed for the tub transfer; each bath takes 40 minutes."),
    ("medical_accompaniment", 45, 0, 0, None, None),
)


def assess(session: Session, of: Application, worker: Staff, status: str) -> Assessment:
    """The needs of a person, as a draft or computed and complete."""
    row = Assessment(
        application_id=of.id,
        version=1,
        status=status,
        assessed_on=day(5),
        assessor_id=worker.id,
        ranks=RANKS,
        household={"rooms": 6, "sole_use_rooms": 2, "shared_rooms": 2, "people": 4},
        protective_supervision={"asked": False, "needed": False},
        paramedical={},
        circumstances=CIRCUMSTANCES,
        typed={},
        saves=0,
        services=[
            AssessedService(
                position=position,
                service=service,
                total_minutes=total,
                prorated_minutes=off,
                alternative_minutes=others,
                alternative_source=source,
                reason=reason,
            )
            for position, (service, total, off, others, source, reason) in enumerate(SERVICES)
        ],
    )
    session.add(row)
    session.flush()
    if status == "complete":
        found = determine(preview, row.assessed_on, assessment_facts.given(row))
        assert found.hours is not None
        assert found.hours.answer is not None
        assert found.program.answer is not None
        row.answer = {
            **found.hours.answer,
            "program": found.program.answer["program"],
            "outside_guideline": list(found.outside),
        }
        row.completed_at = at(4)
    return row


def record(session: Session, of: Application, answer: Answer) -> Decision:
    """Keep an answer of the law."""
    trace = answer.as_decision()
    row = Decision(
        application_id=of.id,
        question=answer.question,
        asked_about=answer.on,
        law=answer.law,
        facts=trace["facts"],
        answer=trace["answer"],
        trace=trace,
        made_at=at(4),
    )
    session.add(row)
    session.flush()
    return row


def readiness_facts(hours: int, program: str) -> dict[str, Any]:
    """Facts of intake.readiness where everything is in."""
    return {
        "person_cleared": True,
        "california_resident": True,
        "own_home": True,
        "aged_blind_or_disabled": True,
        "medi_cal": "granted",
        "residual_eligible": False,
        "certification": "in_positive",
        "visit_done": True,
        "assessment_complete": True,
        "authorized_minutes": hours,
        "program": program,
    }


def asked(session: Session, of: Application, assessment: Assessment) -> dict[str, Decision]:
    """The questions a complete assessment puts to the law, and whether it may be decided."""
    found = determine(preview, assessment.assessed_on, assessment_facts.given(assessment))
    made = {answer.question: record(session, of, answer) for answer in found.answers}
    hours = assessment.answer["authorized_minutes_per_month"] if assessment.answer else 0
    ready = preview(
        "intake.readiness",
        assessment.assessed_on,
        readiness_facts(hours, assessment.answer["program"] if assessment.answer else "none"),
    )
    made["intake.readiness"] = record(session, of, ready)
    review = {
        "outside_guideline": bool(found.outside),
        "protective_supervision": False,
        "before_certification": False,
        "presumptive_eligibility": False,
        "denial_for_cause": False,
    }
    made["intake.review"] = record(session, of, preview("intake.review", assessment.assessed_on, review))
    return made


def propose(
    session: Session, of: Application, assessment: Assessment, worker: Staff, made: dict[str, Decision]
) -> Proposal:
    """The worker's proposal to approve."""
    row = Proposal(
        application_id=of.id,
        assessment_id=assessment.id,
        kind="approve",
        program=assessment.answer["program"] if assessment.answer else None,
        authorized_minutes_per_month=assessment.answer["authorized_minutes_per_month"] if assessment.answer else 0,
        starts_on=of.requested_on,
        proposed_by_id=worker.id,
        proposed_at=at(3),
        reason="Needs help with bathing beyond the range: two people for the tub transfer.",
        needs_review=True,
        review_rows=["outside_guideline"],
        decision_ids=[each.id for each in made.values()],
    )
    session.add(row)
    session.flush()
    events: list[tuple[str, int, dict[str, Any]]] = [
        ("assessment_completed", 4, {"authorized_minutes_per_month": row.authorized_minutes_per_month}),
        ("proposed", 3, {"kind": "approve", "program": row.program}),
    ]
    happened(session, of, worker, events)
    return row


def under_review(session: Session, of: Application, worker: Staff, boss: Staff) -> Proposal:
    """A proposal that waits for the supervisor."""
    assessment = assess(session, of, worker, "complete")
    row = propose(session, of, assessment, worker, asked(session, of, assessment))
    task(session, of, "review_proposal", boss, -1, role="supervisor", about=row.id)
    return row


def decided(session: Session, of: Application, worker: Staff, boss: Staff) -> tuple[Case, Notice, dict[str, Decision]]:
    """Approved: a case with hours, a notice, a running reassessment clock."""
    known(session, of, worker)
    assessment = assess(session, of, worker, "complete")
    made = asked(session, of, assessment)
    proposal = propose(session, of, assessment, worker, made)
    proposal.outcome, proposal.reviewed_by_id, proposal.reviewed_at = "approved", boss.id, at(3, 15)
    case = Case(
        case_number="1000001",
        person_id=of.person_id or 0,
        county_code="34",
        unit_id=of.unit_id,
        worker_id=worker.id,
        status="eligible",
        status_since=day(3),
        opened_at=at(3),
    )
    session.add(case)
    session.flush()
    of.case_id = case.id
    session.add(authorization(case, of, assessment, made["ihss.hours"]))
    reassess = clock(session, of, "deadline.reassessment", 5, -360)
    reassess.case_id, reassess.cite = case.id, "W&I 12301.1(b)(1)"
    notice = notice_of(of, case, list(made.values()))
    session.add(notice)
    session.flush()
    happened(session, of, boss, [("review_approved", 3, {}), ("decided", 3, {"outcome": "approved"})])
    session.add(
        Event(
            case_id=case.id,
            application_id=of.id,
            at=at(3, 16),
            kind="notice_sent",
            notice_id=notice.id,
            params={"form": "NA 1250"},
        )
    )
    return case, notice, made


def authorization(case: Case, of: Application, assessment: Assessment, decision: Decision) -> Authorization:
    """The hours that the assessment came to."""
    hours = {name: value for name, value in (decision.answer or {}).items() if name in Authorization.__table__.columns}
    return Authorization(
        **hours,
        case_id=case.id,
        application_id=of.id,
        assessment_id=assessment.id,
        decision_id=decision.id,
        program=assessment.answer["program"] if assessment.answer else "none",
        kind="full",
        starts_on=of.requested_on,
        made_at=at(3),
    )


def notice_of(of: Application, case: Case, decisions: list[Decision]) -> Notice:
    """A notice of action as it was sent."""
    pdf = b"%PDF-1.7\n%invented\n"
    reasons = [
        {"says": reason["says"], "cite": reason["cite"]} for each in decisions[:3] for reason in each.trace["because"]
    ]
    return Notice(
        application_id=of.id,
        case_id=case.id,
        person_id=of.person_id,
        template="approval",
        form="NA 1250",
        language="en",
        action="approval",
        mailed_on=day(3),
        effective_on=of.requested_on,
        hearing_by=day(-87),
        decision_ids=[each.id for each in decisions],
        content={
            "title": "Your services are approved",
            "lead": "You can get In-Home Supportive Services.",
            "paragraphs": ["Your hours begin on the day you asked for services."],
            "reasons": reasons,
            "next": ["Choose who will help you, and tell us the name."],
        },
        pdf=pdf,
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        made_at=at(3),
    )
