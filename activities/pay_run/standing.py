"""Where a pay run stands, and its moves: only those that the declaration has (workflows/pay_run/statuses.py)."""

from activities import timeline
from activities.doing import Doing
from records.pay_run import PayRun
from workflows.pay_run.statuses import declared
from workflows.steps.pay_run import Cause, PayRunAnswer, PayRunStatus
from workflows.steps.step import Told


def run_of(doing: Doing) -> PayRun:
    """The run that the step is about."""
    return doing.session.get_one(PayRun, doing.subject.id)


def answer(doing: Doing, outcome: str) -> PayRunAnswer:
    """What came of it, with the standing as it is now."""
    run = run_of(doing)
    resumes = PayRunStatus(run.status_before_stop) if run.status_before_stop else None
    return PayRunAnswer(outcome, PayRunStatus(run.status), resumes)


def as_it_stands(doing: Doing, told: Told) -> PayRunAnswer:
    """The answer to what was refused."""
    return answer(doing, "refused")


def move(doing: Doing, cause: Cause, to: PayRunStatus, told: Told | None = None) -> None:
    """Take the new standing. An undeclared move is a fault."""
    run = run_of(doing)
    before = PayRunStatus(run.status)
    if not declared(before, cause, to):
        raise LookupError(f"No pay run goes from {before} to {to} by {cause}. See workflows/pay_run/statuses.py.")
    halted = to in (PayRunStatus.STOPPED, PayRunStatus.FAILED)
    run.status_before_stop = before.value if halted else None
    run.status, run.touched_at = to.value, doing.at
    if to is PayRunStatus.AWAITING_OFFICER and cause is Cause.RECKONED:
        run.reckoned_at = doing.at
    if to is PayRunStatus.ISSUED:
        run.issued_at = doing.at
    doing.session.flush()
    timeline.happened(doing, "pay_run_moved", told, before=before, to=to, cause=cause)
