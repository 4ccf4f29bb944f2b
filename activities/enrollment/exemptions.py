"""Exemptions from the 66 hours a week: 1 for families of before February 2016, 2 for extraordinary circumstances.

Forms SOC 2279 and SOC 2305; ACL 16-07, ACL 18-31. The law proposes, the county decides and records why; what is decided
is told to the provider (SOC 2308, SOC 2310), and what assignments need is looked at again.
"""

import datetime as dt
from typing import Any

from sqlalchemy import select

from activities import assignments_told, deciding, submissions, timeline
from activities.doing import Doing, Refused
from activities.enrollment.approving import by_staff
from activities.enrollment.standing import answer, as_it_stands
from activities.step import step
from records.assignment import Assignment
from records.timekeeping import Exemption
from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.enrollment.status import DECIDE_EXEMPTION
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import Told

QUESTION = "ihss.exemption"
KINDS = ("exemption_1", "exemption_2")
CIRCUMSTANCES = ("complex_needs", "remote", "language")
FAMILY = ("parent", "grandparent")
"""What a provider is to a recipient who is their child or grandchild (SOC 2279)."""
TELLS = {"approve": Letter.EXEMPTION_APPROVED, "refuse": Letter.EXEMPTION_REFUSED}


@step(DECIDE_EXEMPTION, refuse=as_it_stands)
def decide_exemption(doing: Doing, told: Told) -> EnrollmentAnswer:
    """Keep the county's word beside the law's proposal; a word against the proposal is still the county's to say."""
    said = submissions.payload(doing, told)
    outcome, kind = said["outcome"], said["kind"]
    if outcome not in TELLS or kind not in KINDS:
        raise Refused("Exemption 1 or 2 is approved or refused. Choose one of each.")
    row = Exemption(
        enrollment_id=told.subject_id,
        kind=kind,
        asked_on=submissions.day(said["asked_on"]),
        circumstances=said.get("circumstances") or [],
        outcome=outcome,
        reason=_reason(said["reason"]),
        decided_by_id=by_staff(told),
        decided_at=told.at,
    )
    if row.asked_on > doing.today:
        raise Refused("This day is yet to come. Give the day on which the provider asked.")
    if outcome == "approve":
        row.starts_on, row.ends_on = _days(said)
    found = deciding.decide(doing, QUESTION, row.asked_on, _facts(doing, row, said))
    row.decision_id = found.decision_id
    doing.session.add(row)
    doing.session.flush()
    _tell(doing, told, row, found)
    word = "approved" if outcome == "approve" else "not_approved"
    return answer(doing, word, row.id, letters=[LetterDue(TELLS[outcome], row.id)])


def _reason(reason: str) -> str:
    """Why: the county writes down its reasons, whatever it decides (ACL 18-31)."""
    if not reason.strip():
        raise Refused("Say why the county decides this way. The reasons are kept on record.")
    return reason.strip()


def _days(said: submissions.Payload) -> tuple[dt.date, dt.date | None]:
    """From when and until when it counts."""
    first, last = submissions.day(said["starts_on"]), submissions.day_or_none(said.get("ends_on"))
    if last is not None and last < first:
        raise Refused("The exemption would end before it begins. Check both days.")
    return first, last


def _facts(doing: Doing, row: Exemption, said: submissions.Payload) -> dict[str, Any]:
    """Whom the provider serves and how they are related is on record; the rest is what the worker found out."""
    open_ones = select(Assignment).where(Assignment.enrollment_id == row.enrollment_id, Assignment.status != "ended")
    served = {each.case_id: each for each in doing.session.scalars(open_ones.order_by(Assignment.id))}.values()
    own = [{name: each.get(name) is True for name in CIRCUMSTANCES} for each in row.circumstances]
    if row.kind == "exemption_2" and len(own) != len(served):
        raise Refused("Say for each recipient of the provider which circumstances there are, for each once.")
    return {
        "exemption": row.kind,
        "provider_recipients": len(served),
        "served_by_cutoff": said.get("served_by_cutoff") is True,
        "all_live_with": all(each.lives_together for each in served),
        "all_related": all(each.related_as in FAMILY for each in served),
        "circumstances": own if row.kind == "exemption_2" else [],
        "others_sought": said.get("others_sought") is True,
    }


def _tell(doing: Doing, told: Told, row: Exemption, found: deciding.Decided) -> None:
    """The timeline, and every assignment of the provider: hours that were too many may fit now."""
    timeline.happened(
        doing,
        "exemption_decided",
        told,
        decision_id=found.decision_id,
        exemption_id=row.id,
        exemption=row.kind,
        outcome=row.outcome,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )
    working = select(Assignment).where(
        Assignment.enrollment_id == row.enrollment_id, Assignment.status.in_(("active", "on_leave"))
    )
    for each in doing.session.scalars(working.order_by(Assignment.id)) if row.outcome == "approve" else ():
        assignments_told.tell(doing, each, "hours_authorized", f"exemption-{row.id}", {"exemption_id": row.id})
