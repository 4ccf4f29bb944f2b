"""How the recipient's hours are split among the providers: for one, or for several at once, all or nothing."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from activities import submissions, timeline
from activities.assignments import answering, fitting, pair
from activities.deciding import Decided
from activities.doing import Doing, Refused
from activities.step import step
from records.assignment import Assignment, AssignmentHours
from workflows.steps.assignment import SET_HOURS, AssignmentAnswer
from workflows.steps.step import Told


@step(SET_HOURS, refuse=answering.as_it_stands)
def set_hours(doing: Doing, told: Told) -> AssignmentAnswer:
    """Write hours that fit. With `split` in the payload they are those of several providers of the same recipient."""
    said = submissions.payload(doing, told)
    row = pair.of(doing).assignment
    starts_on = submissions.day(said["starts_on"])
    minutes = _minutes(doing, row, said)
    for each in minutes:
        _check(each, starts_on)
    decided = give(doing, told, row.case_id, minutes, starts_on)
    for each, given in minutes.items():
        timeline.happened(
            doing,
            "hours_set",
            told,
            of=each.subject,
            case_id=row.case_id,
            decision_id=decided[each.id].decision_id,
            minutes_per_week=given,
            starts_on=starts_on,
        )
    return answering.answer(doing, row, "set", answering.weekly_hours(*(each.id for each in minutes)))


def give(
    doing: Doing, told: Told, case_id: int, minutes: Mapping[Assignment, int], starts_on: dt.date
) -> dict[int, Decided]:
    """Write the hours of each provider from a day on, once the law has accepted them all."""
    decided = fitting.fit(doing, case_id, minutes, starts_on)
    for row, given in minutes.items():
        write(doing, row, starts_on, given, told.by, decided[row.id].decision_id)
    return decided


def write(
    doing: Doing, row: Assignment, starts_on: dt.date, minutes: int, by: int | None, decision_id: int | None = None
) -> None:
    """One row of hours."""
    doing.session.add(
        AssignmentHours(
            assignment_id=row.id,
            starts_on=starts_on,
            minutes_per_week=minutes,
            made_at=doing.at,
            staff_id=by,
            decision_id=decision_id,
        )
    )
    doing.session.flush()


def _minutes(doing: Doing, row: Assignment, said: Mapping[str, Any]) -> dict[Assignment, int]:
    """Whose hours are set, and to what. Refuses a provider of another recipient."""
    if "split" not in said:
        return {row: said["minutes_per_week"]}
    wanted = {each["assignment_id"]: each["minutes_per_week"] for each in said["split"]}
    found = {key: doing.session.get(Assignment, key) for key in sorted(wanted)}
    minutes = {each: wanted[key] for key, each in found.items() if each and each.case_id == row.case_id}
    if len(minutes) != len(wanted):
        raise Refused("One of these providers does not work for this recipient. Load the page again.")
    return minutes


def _check(row: Assignment, starts_on: dt.date) -> None:
    if row.status != "active" or row.starts_on is None:
        raise Refused("Hours are set for a provider who works. Start the assignment, or let the provider return first.")
    if starts_on < row.starts_on:
        raise Refused(
            f"This assignment began on {row.starts_on:%B} {row.starts_on.day}, {row.starts_on.year}. "
            "Hours cannot begin before it."
        )
