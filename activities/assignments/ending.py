"""An assignment ends: by the recipient's or provider's word, or because the provider lost the standing."""

import datetime as dt

from activities import submissions, timeline
from activities.assignments import answering, leave, pair, relation
from activities.doing import Doing, Refused
from activities.step import step
from activities.tasks import open_tasks
from records.assignment import Assignment
from records.provider_hours import DAY
from workflows.steps.assignment import CASE_CLOSED, CLOSE_ASSIGNMENT, END_ASSIGNMENT, AssignmentAnswer
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import About, Told
from workflows.steps.work import TaskKind


@step(END_ASSIGNMENT, refuse=answering.as_it_stands)
def end_assignment(doing: Doing, told: Told) -> AssignmentAnswer:
    """End on a day, which is the last day of work."""
    said = submissions.payload(doing, told)
    row = pair.of(doing).assignment
    day = answering.not_ahead(
        doing, submissions.day(said["ended_on"]), "This day is yet to come. Note the end on the last day of work."
    )
    if row.status == "ended":
        raise Refused("This assignment has ended already.")
    if row.starts_on is not None and day < row.starts_on <= doing.today:
        raise Refused("The last day of work cannot be before the first.")
    return _end(doing, told, row, day, said["reason"])


def lost(doing: Doing, told: Told, row: Assignment, on: dt.date, cause: str) -> AssignmentAnswer:
    """The provider lost the standing on a day: the day before was the last on which work may be paid.

    Who has not begun by then never does; who began on that very day has worked that one day.
    """
    if row.starts_on is None:
        return _end(doing, told, row, on, cause)
    return _end(doing, told, row, on if row.starts_on == on else on - DAY, cause)


@step(CASE_CLOSED, refuse=answering.as_it_stands)
def case_closed(doing: Doing, told: Told) -> AssignmentAnswer:
    """End with the recipient's services; the day may lie ahead, where they end with notice (MPP 22-071).

    No program follows a relation any more, and what becomes of the services is told in the recipient's own notice.
    """
    row = pair.of(doing).assignment
    if row.status == "ended":
        return answering.answer(doing, row, "unchanged")
    day = submissions.day(submissions.payload(doing, told)["ended_on"])
    letters = [LetterDue(Letter.WEEKLY_HOURS_PROVIDER, row.id)] if row.starts_on is not None else []
    _write(doing, told, row, day, CASE_CLOSED.name)
    return answering.answer(doing, row, "ended", letters)


@step(CLOSE_ASSIGNMENT)
def close_assignment(doing: Doing, about: About) -> AssignmentAnswer:
    """Close what is open; whoever looks for another provider goes on looking."""
    row = doing.session.get_one(Assignment, about.subject_id)
    for task in open_tasks(doing):
        if task.kind != TaskKind.FIND_ANOTHER_PROVIDER.value:
            task.state, task.ended_at = "closed", doing.at
    return answering.answer(doing, row, "closed")


def _end(doing: Doing, told: Told, row: Assignment, day: dt.date, reason: str) -> AssignmentAnswer:
    _write(doing, told, row, day, reason)
    hours = answering.weekly_hours(row.id) if row.starts_on is not None else []
    return answering.answer(doing, row, "ended", [*relation.left(doing, told, row, day + DAY), *hours])


def _write(doing: Doing, told: Told, row: Assignment, day: dt.date, reason: str) -> None:
    started = row.starts_on is not None
    leave.without_hours(doing, told, row, day + DAY)
    row.status, row.ended_on, row.end_reason = "ended", day, reason
    row.leave_from = row.leave_reason = None
    doing.session.flush()
    timeline.happened(
        doing, "assignment_ended", told, case_id=row.case_id, ended_on=day, reason=reason, started=started
    )
