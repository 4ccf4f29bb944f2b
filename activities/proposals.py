"""What a worker proposes, put to the law: may it be, and does a supervisor have to agree?"""

from typing import Any

from activities import known_facts, proposed_hours, readiness, submissions, timeline
from activities.deciding import Decided, decide
from activities.denial_grounds import CONTRADICTED, Ground, ground_of
from activities.doing import Doing, Refused
from activities.proposed_hours import Hours
from activities.step import step
from records.application import Application
from records.decision import Proposal
from workflows.steps import proposal as contract
from workflows.steps.proposal import ProposalAnswer, ProposalOutcome
from workflows.steps.step import Told

FOR_A_TIME = ("temporary", "presumptive")


def nothing_stands(_doing: Doing, _told: Told) -> ProposalAnswer:
    """After a refusal there is no proposal."""
    return ProposalAnswer(ProposalOutcome.REFUSED)


@step(contract.PROPOSE, refuse=nothing_stands)
def propose(doing: Doing, told: Told) -> ProposalAnswer:
    """Approve, for a time or for good, or deny."""
    said = submissions.payload(doing, told)
    if said["kind"] == "deny":
        return _deny(doing, told, said)
    return _approve(doing, told, said)


@step(contract.DENY_FOR_CAUSE, refuse=nothing_stands)
def deny_for_cause(doing: Doing, told: Told) -> ProposalAnswer:
    """Deny for a cause of the law, at whatever stage."""
    return _deny(doing, told, submissions.payload(doing, told))


def _approve(doing: Doing, told: Told, said: dict[str, Any]) -> ProposalAnswer:
    application = doing.session.get_one(Application, told.subject_id)
    kind = said["kind"]
    ready, facts = readiness.put(doing, application, presumptive=kind == "presumptive")
    if ready.needs:
        return ProposalAnswer(ProposalOutcome.NEEDS, needs=ready.needs)
    _must_be_possible(ready, kind, facts)
    hours = proposed_hours.work_out(doing, application, submissions.day_or_none(said.get("starts_on")))
    if hours.needs:
        return ProposalAnswer(ProposalOutcome.NEEDS, needs=hours.needs)
    review = decide(
        doing,
        "intake.review",
        doing.today,
        {
            "outside_guideline": bool(hours.outside),
            "protective_supervision": hours.protective_supervision,
            "before_certification": facts["certification"].startswith("exception_"),
            "presumptive_eligibility": kind == "presumptive",
            "denial_for_cause": False,
        },
    )
    row = _write(doing, told, said, kind, review, [ready.decision_id, *hours.decision_ids], hours)
    return _answer(doing, told, row)


def _deny(doing: Doing, told: Told, said: dict[str, Any]) -> ProposalAnswer:
    application = doing.session.get_one(Application, told.subject_id)
    cause = said.get("cause")
    if not cause:
        raise Refused("A denial names its cause. Choose one.")
    if cause == "withdrawn":
        raise Refused("The applicant withdraws, the county does not deny for it. Record a withdrawal instead.")
    ready, facts = readiness.put(doing, application)
    ground = ground_of(cause, facts)
    if ground is Ground.CONTRADICTED:
        raise Refused(CONTRADICTED[cause])
    denial = decide(doing, "intake.denial", doing.today, {"cause": cause})
    review = decide(
        doing,
        "intake.review",
        doing.today,
        {
            "outside_guideline": False,
            "protective_supervision": False,
            "before_certification": False,
            "presumptive_eligibility": False,
            "denial_for_cause": ground is Ground.UNKNOWN or denial["reviewer"] == "supervisor",
        },
    )
    row = _write(doing, told, said, "deny", review, [denial.decision_id, ready.decision_id], None)
    return _answer(doing, told, row)


def _must_be_possible(ready: Decided, kind: str, facts: dict[str, Any]) -> None:
    """Refuse, with the law's own sentence, what the law does not allow now."""
    if ready["next"] in ("wait", "deny"):
        raise Refused(" ".join(reason.says for reason in ready.answer.because))
    for_a_time = ready["next"] == "approve_with_supervisor"
    if kind == "approve" and for_a_time:
        raise Refused("Services can only be authorized for a time now. Propose that instead.")
    if kind in FOR_A_TIME and not for_a_time:
        raise Refused("Everything is in. Propose the approval itself.")
    if kind == "temporary" and not facts["certification"].startswith("exception_"):
        raise Refused("No exception to the certification was claimed. Claim it first, with what shows it.")
    if kind == "presumptive" and facts["medi_cal"] != "presumptive_requested":
        raise Refused("No disability decision is pending at Medi-Cal, so nothing can be presumed (MPP 30-759.3).")


def _write(
    doing: Doing,
    told: Told,
    said: dict[str, Any],
    kind: str,
    review: Decided,
    decision_ids: list[int],
    hours: Hours | None,
) -> Proposal:
    if told.by is None:
        raise Refused("A proposal is made by a member of staff.")
    rows = [reason.row for reason in review.answer.because]
    needs_review = review["reviewer"] == "supervisor"
    if needs_review and not said.get("reason"):
        raise Refused("A supervisor has to agree to this. Write your reason for it.")
    complete = known_facts.complete_assessment(doing, told.subject_id)
    row = Proposal(
        application_id=told.subject_id,
        assessment_id=complete.id if complete else None,
        kind=kind,
        cause=said.get("cause") if kind == "deny" else None,
        program=hours.program if hours else None,
        authorized_minutes_per_month=hours.minutes_per_month if hours else None,
        starts_on=hours.starts_on if hours else None,
        proposed_by_id=told.by,
        proposed_at=told.at,
        reason=said.get("reason"),
        needs_review=needs_review,
        review_rows=rows if needs_review else [],
        decision_ids=[*decision_ids, review.decision_id],
    )
    doing.session.add(row)
    doing.session.flush()
    return row


def _answer(doing: Doing, told: Told, row: Proposal) -> ProposalAnswer:
    timeline.happened(
        doing,
        "proposed",
        told,
        proposal_id=row.id,
        kind=row.kind,
        cause=row.cause,
        program=row.program,
        authorized_minutes_per_month=row.authorized_minutes_per_month,
        starts_on=row.starts_on,
    )
    outcome = ProposalOutcome.REVIEW if row.needs_review else ProposalOutcome.DECIDED_ALONE
    return ProposalAnswer(outcome, row.id)
