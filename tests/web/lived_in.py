"""A small office with a past: an application at every stage, a case with hours, a proposal before the supervisor."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from records.application import Application
from records.assessment import Assessment
from records.care_case import Case
from records.decision import Decision, Notice, Proposal
from records.staff import Staff
from tests.web.decided import assess, decided, under_review
from tests.web.past import application, gathering, happened, known, task


@dataclass
class Office:
    """What was made, by name."""

    applications: dict[str, Application]
    case: Case
    proposal: Proposal
    decisions: dict[str, Decision]
    notice: Notice
    draft: Assessment


def move_in(session: Session, staff: dict[str, Staff]) -> Office:
    """Write the whole office."""
    worker, boss = staff["caseworker"], staff["supervisor"]
    made = {
        "clearance": application(session, worker, "Ines", "Delgado", 1, "clearance", cleared=False),
        "gathering": application(session, worker, "Walter", "Okafor", 41, "gathering"),
        "assessment": application(session, worker, "Maria", "Fuentes", 33, "assessment"),
        "review": application(session, worker, "Helen", "Nakamura", 52, "review"),
        "eligible": application(session, worker, "Ruth", "Abramson", 80, "ended", status="eligible"),
        "withdrawn": application(session, worker, "Otis", "Grant", 20, "ended", status="withdrawn"),
    }
    gathering(session, made["gathering"], worker)
    known(session, made["assessment"], worker)
    draft = assess(session, made["assessment"], worker, "draft")
    task(session, made["assessment"], "assess_needs", worker, -2)
    known(session, made["review"], worker)
    proposal = under_review(session, made["review"], worker, boss)
    case, notice, decisions = decided(session, made["eligible"], worker, boss)
    happened(session, made["withdrawn"], worker, [("withdrawn", 3, {"how": "phone"})])
    session.commit()
    return Office(made, case, proposal, decisions, notice, draft)
