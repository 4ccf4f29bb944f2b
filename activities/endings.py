"""How an application ends: withdrawn by the applicant, and its papers closed."""

from sqlalchemy import update

from activities import clocks, decisions, known_facts, submissions, timeline
from activities.doing import Doing
from activities.step import step
from activities.tasks import open_tasks
from records.application import Application
from records.decision import Proposal
from workflows.steps.beginning import END_APPLICATION, End, Ended
from workflows.steps.proposal import WITHDRAW, Withdrawal, WithdrawalAnswer
from workflows.steps.step import Told

OUTLIVE = (clocks.REASSESSMENT, clocks.HEARING)
"""Clocks that go on after the application: they belong to the case and to the right to a hearing."""


def goes_on(_doing: Doing, _told: Told) -> WithdrawalAnswer:
    """After a refusal the application goes on."""
    return WithdrawalAnswer(Withdrawal.REFUSED)


@step(WITHDRAW, refuse=goes_on)
def withdraw(doing: Doing, told: Told) -> WithdrawalAnswer:
    """The applicant takes the application back; a proposal in review is overtaken, an authorization for a time ends."""
    said = submissions.payload(doing, told)
    application = doing.session.get_one(Application, told.subject_id)
    application.status = "withdrawn"
    doing.session.execute(
        update(Proposal)
        .where(Proposal.application_id == application.id, Proposal.outcome.is_(None))
        .values(outcome="overtaken")
    )
    in_force = known_facts.authorized_for_now(doing, application.id)
    if in_force is not None:
        decisions.terminate(doing, application, in_force, adverse=False)
    timeline.happened(doing, "withdrawn", told, how=said.get("how"), asked_on=said.get("asked_on"))
    return WithdrawalAnswer(Withdrawal.WITHDRAWN)


@step(END_APPLICATION)
def end_application(doing: Doing, end: End) -> Ended:
    """Close what is still open and stop what still runs; the right to a hearing and the next assessment go on."""
    application = doing.session.get_one(Application, end.subject_id)
    tasks = open_tasks(doing)
    for task in tasks:
        task.state, task.ended_at = "closed", end.at
    stopped = [row for row in clocks.running(doing) if row.question not in OUTLIVE]
    for row in stopped:
        clocks.end(doing, row, "stopped")
    application.ended_on, application.stage = doing.today, "ended"
    return Ended(tasks_closed=len(tasks), clocks_stopped=len(stopped))
