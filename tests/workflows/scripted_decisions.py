"""Scripted answers of the steps of proposal, decision, notice, end and arrangement of work."""

from collections.abc import Callable
from typing import Any

from tests.workflows.scripted_records import ScriptedRecords
from tests.workflows.scripted_tracks import payload
from workflows.steps import beginning, proposal, work
from workflows.steps.step import Readiness, Told


def propose(records: ScriptedRecords, told: Told) -> proposal.ProposalAnswer:
    said = payload(records, told)
    answer = said.get("answer") or ("decided_alone" if records.readiness() is Readiness.APPROVE else "review")
    outcome = proposal.ProposalOutcome(answer)
    if outcome in (proposal.ProposalOutcome.REFUSED, proposal.ProposalOutcome.NEEDS):
        return proposal.ProposalAnswer(outcome, needs=said.get("needs", []))
    records.proposals += 1
    records.proposed = said.get("kind", "approved")
    return proposal.ProposalAnswer(outcome, records.proposals)


def deny_for_cause(records: ScriptedRecords, told: Told) -> proposal.ProposalAnswer:
    records.said[told.submission_id].setdefault("kind", "denied")
    records.said[told.submission_id].setdefault("answer", "review")
    return propose(records, told)


def review(records: ScriptedRecords, told: Told) -> proposal.ReviewAnswer:
    return proposal.ReviewAnswer(proposal.ReviewOutcome(payload(records, told).get("answer", "approved")))


def decide(records: ScriptedRecords, order: proposal.Decide) -> proposal.Decided:
    records.authorized = records.proposed if records.proposed in ("temporary", "presumptive") else ""
    return proposal.Decided(proposal.Decision(records.proposed), records.readiness())


def withdraw(records: ScriptedRecords, told: Told) -> proposal.WithdrawalAnswer:
    return proposal.WithdrawalAnswer(proposal.Withdrawal(payload(records, told).get("answer", "withdrawn")))


def send_notice(records: ScriptedRecords, order: proposal.SendNotice) -> proposal.NoticeSent:
    return proposal.NoticeSent(1)


def end_application(records: ScriptedRecords, order: beginning.End) -> beginning.Ended:
    records.stages.append("ended")
    return beginning.Ended(tasks_closed=len(records.tasks), clocks_stopped=0)


def arrange_work(records: ScriptedRecords, order: work.Arrange) -> work.Arranged:
    """Refuses what records would refuse: ending a task that is not open, opening one that is."""
    for task in (*order.done, *order.closed):
        assert task.kind.value in records.tasks
        assert records.tasks.pop(task.kind.value) == task.about
    for task in order.opened:
        assert task.kind.value not in records.tasks
        records.tasks[task.kind.value] = task.about
    records.finished += [task.kind.value for task in order.done]
    records.stages.append(order.stage.value)
    return work.Arranged(len(order.done) + len(order.closed) + len(order.opened))


SCRIPTS: dict[str, Callable[[ScriptedRecords, Any], Any]] = {
    "propose": propose,
    "deny_for_cause": deny_for_cause,
    "review": review,
    "decide": decide,
    "withdraw": withdraw,
    "send_notice": send_notice,
    "end_application": end_application,
    "arrange_work": arrange_work,
}
