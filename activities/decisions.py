"""A proposal that was agreed to, carried out: status, case, authorization, and the clocks that follow."""

from activities import approvals, assignments_told, clocks, known_facts, readiness, timeline
from activities.deciding import decide
from activities.doing import Doing
from activities.step import step
from records.application import Application
from records.care_case import Authorization, Case
from records.decision import Proposal
from workflows.steps.proposal import DECIDE, Decide, Decided, Decision

FOR_A_TIME = {"temporary": Decision.TEMPORARY, "presumptive": Decision.PRESUMPTIVE}
ADVERSE_NOTICE = "deadline.adverse_notice_effective"


@step(DECIDE)
def carry_out(doing: Doing, order: Decide) -> Decided:
    """Do what was proposed; an application decided for good has met its yardstick clock."""
    application = doing.session.get_one(Application, order.subject_id)
    proposal = doing.session.get_one(Proposal, order.proposal_id)
    if proposal.outcome is None:
        proposal.outcome = "approved"  # decided alone
    outcome = _deny(doing, application, proposal) if proposal.kind == "deny" else _approve(doing, application, proposal)
    if outcome not in FOR_A_TIME.values():
        yardstick = clocks.of_question(doing, clocks.YARDSTICK)
        if yardstick is not None and yardstick.outcome is None:
            clocks.end(doing, yardstick, "met")
    timeline.happened(
        doing,
        "decided",
        case_id=application.case_id,
        decision_id=proposal.decision_ids[0] if proposal.decision_ids else None,
        outcome=outcome,
        cause=proposal.cause,
        proposal_id=proposal.id,
    )
    return Decided(outcome, readiness.now(doing, application.id))


def _approve(doing: Doing, application: Application, proposal: Proposal) -> Decision:
    outcome = FOR_A_TIME.get(proposal.kind, Decision.APPROVED)
    approvals.authorize(doing, application, proposal, outcome)
    return outcome


def _deny(doing: Doing, application: Application, proposal: Proposal) -> Decision:
    application.status = "denied"
    in_force = known_facts.authorized_for_now(doing, application.id)
    if in_force is None:
        return Decision.DENIED
    terminate(doing, application, in_force, adverse=True)
    return Decision.TERMINATED


def terminate(doing: Doing, application: Application, in_force: Authorization, *, adverse: bool) -> None:
    """End services authorized for a time; against the person's wish not before ten days' notice (MPP 22-071)."""
    last_day = doing.today
    if adverse:
        facts = {"from": doing.today.isoformat()}
        effective = decide(doing, ADVERSE_NOTICE, doing.today, facts, in_force.case_id)
        last_day = approvals.day_before(effective["due"])
    in_force.ends_on = last_day
    case = doing.session.get_one(Case, in_force.case_id)
    case.status, case.status_since = "terminated", last_day
    assignments_told.case_closed(doing, in_force, last_day)
