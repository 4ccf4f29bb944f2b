"""An assignment ends: by the recipient's or provider's word, or because the provider lost the standing."""

import datetime as dt

from activities import submissions, timeline
from activities.assignments import answering, leave, pair, relation
from activities.doing import Doing, Refused
from activities.step import step
from activities.tasks import open_tasks
from records.assignment import Assignment
from records.provider_hours import DAY
from workflows.steps.assignment import CLOSE_ASSIGNMENT, END_ASSIGNMENT, AssignmentAnswer
from workflows.steps.letters import LetterDue
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


@step(CLOSE_ASSIGNMENT)
def close_assignment(doing: Doing, about: About) -> AssignmentAnswer:
    """Close what is open; whoever looks for another provider goes on looking."""
    row = doing.session.get_one(Assignment, about.subject_id)
    for task in open_tasks(doing):
        if task.kind != TaskKind.FIND_ANOTHER_PROVIDER.value:
            task.state, task.ended_at = "closed", doing.at
    return answering.answer(doing, row, "closed")


def _end(doing: Doing, told: Told, row: Assignment, day: dt.date, reason: str) -> AssignmentAnswer:
    started = row.starts_on is not None
    leave.without_hours(doing, told, row, day + DAY)
    row.status, row.ended_on, row.end_reason = "ended", day, reason
    row.leave_from = row.leave_reason = None
    doing.session.flush()
    letters: list[LetterDue] = answering.weekly_hours(row.id) if started else []
    letters = [*relation.left(doing, told, row, day + DAY), *letters]
    timeline.happened(
        doing, "assignment_ended", told, case_id=row.case_id, ended_on=day, reason=reason, started=started
    )
    return answering.answer(doing, row, "ended", letters)
