"""An assignment starts: the provider may be paid from a day on, with hours, in the program that the relation allows."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from activities import deciding, submissions, timeline
from activities.assignments import answering, changing_hours, pair, relation
from activities.doing import Doing, Refused
from activities.step import step
from records import assignment_facts
from records.assignment import Assignment
from records.task import Task, unfinished
from workflows.steps.assignment import START_ASSIGNMENT, AssignmentAnswer
from workflows.steps.letters import LetterDue
from workflows.steps.step import Told
from workflows.steps.work import TaskKind


@dataclass(frozen=True)
class Allowed:
    """The decision that allows a start, and letters about the program that follows from it."""

    decision_id: int
    letters: list[LetterDue]


@step(START_ASSIGNMENT, refuse=answering.as_it_stands)
def start_assignment(doing: Doing, told: Told) -> AssignmentAnswer:
    """Start with hours. Service before clearance counts back to the enrollment's application (enrollment.paid_from)."""
    said = submissions.payload(doing, told)
    rows = pair.of(doing)
    row = rows.assignment
    pair.lock_providers(doing, [row.enrollment_id])  # the standing is not taken away meanwhile
    if row.status not in ("ready", "waiting"):
        raise Refused("This assignment has started already, or is over.")
    starts_on = submissions.day(said["starts_on"])
    allowed = _allow(doing, told, rows, starts_on, takes_cfco=said.get("takes_cfco") is True)
    minutes: dict[Assignment, int] = {row: said["minutes_per_week"]}
    changing_hours.give(doing, told, row.case_id, minutes, starts_on)
    row.status, row.starts_on = "active", starts_on
    row.back_up = said.get("back_up") is True
    _found_somebody(doing, told, row)
    timeline.happened(
        doing,
        "assignment_started",
        told,
        case_id=row.case_id,
        decision_id=allowed.decision_id,
        starts_on=starts_on,
        minutes_per_week=said["minutes_per_week"],
        back_up=row.back_up,
    )
    return answering.answer(doing, row, "started", [*allowed.letters, *answering.weekly_hours(row.id)])


def _allow(doing: Doing, told: Told, rows: pair.Pair, starts_on: dt.date, *, takes_cfco: bool) -> Allowed:
    """Put the start to the law, in the program that pays with this provider. Refuses with the law's reasons."""
    row = rows.assignment
    followed = relation.follow(doing, told, row, starts_on, takes_cfco=takes_cfco)
    _refuse_before_notice(starts_on, followed.from_day)
    first_day = _paid_from(doing, row, starts_on)
    facts = assignment_facts.start(
        row,
        starts_on,
        status=rows.enrollment.status,
        waiver=assignment_facts.waiver_in_force(doing.session, row),
        payable=followed.payable,
        paid_from=first_day,
    )
    decided = deciding.decide(doing, "assignment.start", doing.today, facts, row.case_id)
    if not decided["may_start"]:
        raise Refused(_why_not(decided, first_day))
    return Allowed(decided.decision_id, followed.letters)


def _refuse_before_notice(starts_on: dt.date, from_day: dt.date | None) -> None:
    """Fewer hours need ten days' notice (MPP 22-071); until then the program before does not pay this provider."""
    if from_day is not None and starts_on < from_day:
        raise Refused(
            "With this provider another program pays, in which the recipient has fewer hours. The recipient must have "
            f"ten days' notice of that: the first day can be {from_day:%B} {from_day.day}, {from_day.year}."
        )


def _paid_from(doing: Doing, row: Assignment, starts_on: dt.date) -> str | None:
    """The first day that may be paid, as the law has it; none before the provider is enrolled."""
    facts = assignment_facts.paid_from(doing.session, row, starts_on)
    first_day: str | None = deciding.decide(doing, "enrollment.paid_from", doing.today, facts, row.case_id)["paid_from"]
    return first_day


def _why_not(decided: deciding.Decided, first_day: str | None) -> str:
    """Every reason against the start, and the day on which it may begin if it is only too early."""
    reasons = " ".join(reason.says for reason in decided.answer.because)
    if decided["reasons"] != ["before_pay_begins"] or first_day is None:
        return reasons
    day = submissions.day(first_day)
    return f"{reasons} The first day is {day:%B} {day.day}, {day.year}."


def _found_somebody(doing: Doing, told: Told, row: Assignment) -> None:
    """Whoever looked for another provider for this recipient has found one."""
    looking = select(Task).where(
        Task.case_id == row.case_id, Task.kind == TaskKind.FIND_ANOTHER_PROVIDER.value, unfinished()
    )
    for task in doing.session.scalars(looking):
        task.state, task.ended_at, task.ended_by_id = "done", doing.at, told.by
