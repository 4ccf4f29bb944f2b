"""From a proposal to a decision: proposed, reviewed by another where the law asks for it, carried out."""

from workflows.doing import do
from workflows.intake.state import Authorized, NoticeDue, Proposal, State
from workflows.messages import Result
from workflows.steps import proposal as steps
from workflows.steps.beginning import Ending
from workflows.steps.step import Told

ENDINGS = {
    steps.Decision.APPROVED: Ending.APPROVED,
    steps.Decision.DENIED: Ending.DENIED,
    steps.Decision.TERMINATED: Ending.TERMINATED,
}
FOR_A_TIME = {
    steps.Decision.TEMPORARY: Authorized.TEMPORARY,
    steps.Decision.PRESUMPTIVE: Authorized.PRESUMPTIVE,
}
NOTICES = {
    steps.Decision.APPROVED: steps.NoticeAction.APPROVAL,
    steps.Decision.TEMPORARY: steps.NoticeAction.APPROVAL,
    steps.Decision.PRESUMPTIVE: steps.NoticeAction.APPROVAL,
    steps.Decision.DENIED: steps.NoticeAction.DENIAL,
    steps.Decision.TERMINATED: steps.NoticeAction.TERMINATION,
}


async def propose(state: State, told: Told) -> Result:
    """The worker proposes a decision."""
    return await put_forward(state, told, await do(steps.PROPOSE, told))


async def deny_for_cause(state: State, told: Told) -> Result:
    """The worker proposes a denial for a cause, at whatever stage."""
    return await put_forward(state, told, await do(steps.DENY_FOR_CAUSE, told))


async def review(state: State, told: Told) -> Result:
    """The supervisor agrees or sends back."""
    answer = await do(steps.REVIEW, told)
    if answer.outcome is steps.ReviewOutcome.APPROVED:
        await carry_out(state, told)
    elif answer.outcome is not steps.ReviewOutcome.REFUSED:
        state.proposal = Proposal.SENT_BACK
    return Result(answer.outcome)


async def withdraw(state: State, told: Told) -> Result:
    """The applicant takes the application back."""
    answer = await do(steps.WITHDRAW, told)
    if answer.outcome is steps.Withdrawal.WITHDRAWN:
        state.ending = Ending.WITHDRAWN
        state.notices.append(NoticeDue(steps.NoticeAction.WITHDRAWAL, None))
    return Result(answer.outcome)


async def put_forward(state: State, told: Told, answer: steps.ProposalAnswer) -> Result:
    """Carry a proposal out at once, or lay it before a supervisor, as the step says."""
    if answer.outcome is steps.ProposalOutcome.REVIEW:
        state.proposal, state.proposal_id = Proposal.REVIEW, answer.proposal_id
    elif answer.outcome is steps.ProposalOutcome.DECIDED_ALONE:
        state.proposal_id = answer.proposal_id
        await carry_out(state, told)
    return Result(answer.outcome, answer.needs)


async def carry_out(state: State, told: Told) -> None:
    """Decide; an authorization for a time leaves the application open, everything else ends it."""
    if state.proposal_id is None:
        raise RuntimeError("A proposal was agreed to, but its step gave no proposal_id.")
    state.proposal = Proposal.AGREED
    decided = await do(steps.DECIDE, steps.Decide(told.subject_id, state.proposal_id, told.at))
    state.notices.append(NoticeDue(NOTICES[decided.outcome], state.proposal_id))
    state.readiness = decided.readiness
    state.ending = ENDINGS.get(decided.outcome)
    if decided.outcome in FOR_A_TIME:
        state.authorized = FOR_A_TIME[decided.outcome]
        state.proposal, state.proposal_id = Proposal.NONE, None
