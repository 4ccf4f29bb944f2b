"""A supervisor's word on a proposal: the approver is never the proposer, and the law is asked again before a yes."""

from activities import known_facts, readiness, submissions, timeline
from activities.deciding import decide
from activities.denial_grounds import Ground, ground_of
from activities.doing import Doing, Refused
from activities.step import step
from records.application import Application
from records.decision import Decision, Proposal
from records.staff import Staff
from workflows.steps.proposal import REVIEW, ReviewAnswer, ReviewOutcome
from workflows.steps.step import Told

ALLOWS = {"approve": "approve", "temporary": "approve_with_supervisor", "presumptive": "approve_with_supervisor"}
"""What intake.readiness has to say for each kind of approval."""


def stays_in_review(_doing: Doing, _told: Told) -> ReviewAnswer:
    """After a refusal the proposal waits for somebody else."""
    return ReviewAnswer(ReviewOutcome.REFUSED)


@step(REVIEW, refuse=stays_in_review)
def review(doing: Doing, told: Told) -> ReviewAnswer:
    """Approve or send back; an approval that the facts no longer bear is overtaken."""
    said = submissions.payload(doing, told)
    row = _in_review(doing, told, said.get("proposal_id"))
    _must_be_allowed(doing, told, row)
    row.reviewed_by_id, row.reviewed_at, row.review_reason = told.by, told.at, said.get("reason")
    if said["verdict"] == "send_back":
        if not said.get("reason"):
            raise Refused("Write what has to change. The worker reads this sentence.")
        return _end(doing, told, row, "sent_back", "review_sent_back", ReviewOutcome.SENT_BACK)
    if not _still_allowed(doing, row):
        return _end(doing, told, row, "overtaken", "review_overtaken", ReviewOutcome.OVERTAKEN)
    return _end(doing, told, row, "approved", "review_approved", ReviewOutcome.APPROVED)


def _in_review(doing: Doing, told: Told, proposal_id: int | None) -> Proposal:
    row = doing.session.get(Proposal, proposal_id, with_for_update={"of": Proposal}) if proposal_id else None
    if row is None or row.application_id != told.subject_id:
        raise Refused("This proposal does not belong to this application.")
    if row.outcome is not None:
        raise Refused("This proposal is not in review any more. Look at the application as it is now.")
    return row


def _must_be_allowed(doing: Doing, told: Told, row: Proposal) -> None:
    if told.by is None:
        raise Refused("A review is made by a member of staff.")
    application = doing.session.get_one(Application, row.application_id)
    approver = doing.session.get_one(Staff, told.by)
    allowed = decide(
        doing,
        "intake.approver",
        doing.today,
        {
            "approver_is_proposer": told.by == row.proposed_by_id,
            "approver_is_supervisor": "supervisor" in approver.role_names,
            "same_county": approver.county_code == application.county_code,
        },
    )
    if not allowed["allowed"]:
        raise Refused(" ".join(reason.says for reason in allowed.answer.because))


def _still_allowed(doing: Doing, row: Proposal) -> bool:
    """Whether the law still says what it said when this was proposed."""
    application = doing.session.get_one(Application, row.application_id)
    ready, facts = readiness.put(doing, application, presumptive=row.kind == "presumptive")
    if row.kind == "deny":
        return ground_of(row.cause or "", facts) is not Ground.CONTRADICTED
    if ready.needs or ready["next"] != ALLOWS[row.kind]:
        return False
    assessment = known_facts.complete_assessment(doing, row.application_id)
    return assessment is not None and assessment.id == row.assessment_id and _same_program(doing, row)


def _same_program(doing: Doing, row: Proposal) -> bool:
    """Whether what is known of Medi-Cal today still leads to the proposed program and hours."""
    asked = {d.question: d for d in (doing.session.get_one(Decision, each) for each in row.decision_ids)}
    assessment = known_facts.complete_assessment(doing, row.application_id)
    then = asked.get("ihss.program")
    if assessment is None or then is None:
        return False
    now = known_facts.needs_assessment(doing, assessment)["circumstances"]
    known = [name for name in now if name in then.facts]
    return all(then.facts[name] == now[name] for name in known)


def _end(doing: Doing, told: Told, row: Proposal, outcome: str, event: str, answer: ReviewOutcome) -> ReviewAnswer:
    row.outcome = outcome
    timeline.happened(doing, event, told, proposal_id=row.id)
    return ReviewAnswer(answer)
