"""Scripted answers of the steps that send letters and keep the tasks."""

from collections.abc import Callable
from typing import Any

from tests.workflows.enrollment.scripted_records import EnrollmentRecords
from workflows.steps.letters import LetterSent, SendLetter
from workflows.steps.work import Arranged, ArrangeTasks


def send_letter(records: EnrollmentRecords, order: SendLetter) -> LetterSent:
    records.letters.append(order.letter.value)
    return LetterSent(len(records.letters))


def arrange(records: EnrollmentRecords, order: ArrangeTasks) -> Arranged:
    """Refuses what records would refuse: ending a task that is not open, opening one that is."""
    for task in (*order.done, *order.closed):
        del records.tasks[task.kind.value, task.about]
    for task in order.opened:
        assert (task.kind.value, task.about) not in records.tasks
        records.tasks[task.kind.value, task.about] = None
    records.finished += [task.kind.value for task in order.done]
    return Arranged(len(order.done) + len(order.closed) + len(order.opened))


SCRIPTS: dict[str, Callable[[EnrollmentRecords, Any], Any]] = {
    "send_enrollment_letter": send_letter,
    "arrange_enrollment_work": arrange,
}
