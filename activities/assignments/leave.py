"""A provider does not work for a recipient for a while, and comes back; meanwhile the hours are free for others."""

import datetime as dt

from activities import submissions, timeline
from activities.assignments import answering, changing_hours, fitting, pair
from activities.doing import Doing, Refused
from activities.step import step
from records.assignment import Assignment
from records.provider_hours import shares_of_case
from workflows.steps.assignment import PUT_ON_LEAVE, RETURN_FROM_LEAVE, AssignmentAnswer
from workflows.steps.step import Told

SUSPENDED = "suspended"
"""Leave because the provider is suspended; it ends with the suspension."""


@step(PUT_ON_LEAVE, refuse=answering.as_it_stands)
def put_on_leave(doing: Doing, told: Told) -> AssignmentAnswer:
    """No work, no pay from a day on."""
    said = submissions.payload(doing, told)
    row = pair.of(doing).assignment
    from_day = answering.not_ahead(
        doing, submissions.day(said["from_on"]), "This day is yet to come. Note the leave on the day it begins."
    )
    if row.status != "active" or row.starts_on is None:
        raise Refused("Only a provider who works can go on leave.")
    if from_day < row.starts_on:
        raise Refused("The leave cannot begin before the assignment did.")
    rest(doing, told, row, from_day, said["reason"])
    return answering.answer(doing, row, "on_leave", answering.weekly_hours(row.id))


@step(RETURN_FROM_LEAVE, refuse=answering.as_it_stands)
def return_from_leave(doing: Doing, told: Told) -> AssignmentAnswer:
    """Works again with the hours of before, if they still fit."""
    said = submissions.payload(doing, told)
    row = pair.of(doing).assignment
    day = answering.not_ahead(
        doing, submissions.day(said["returned_on"]), "This day is yet to come. Note the return on its day."
    )
    if row.status != "on_leave" or row.leave_from is None:
        raise Refused("This provider is not on leave.")
    if row.leave_reason == SUSPENDED:
        raise Refused("The provider is suspended. The assignment goes on by itself when the suspension is over.")
    if day < row.leave_from:
        raise Refused("The return cannot be before the leave began.")
    minutes = fitting.minutes_of(doing, row, day)
    back(doing, told, row, day)
    decided = fitting.fit(doing, row.case_id, {row: minutes}, day)
    changing_hours.write(doing, row, day, minutes, told.by, decided[row.id].decision_id)
    return answering.answer(doing, row, "returned", answering.weekly_hours(row.id))


def rest(doing: Doing, told: Told, row: Assignment, from_day: dt.date, reason: str) -> None:
    """Put the assignment on leave."""
    row.status, row.leave_from, row.leave_reason = "on_leave", from_day, reason
    timeline.happened(doing, "leave_began", told, case_id=row.case_id, starts_on=from_day, reason=reason)


def back(doing: Doing, told: Told, row: Assignment, day: dt.date) -> None:
    """Take the assignment up again. The days of leave stay days without hours."""
    without_hours(doing, told, row, day)
    row.status, row.leave_from, row.leave_reason = "active", None, None
    timeline.happened(doing, "leave_ended", told, case_id=row.case_id, returned_on=day)


def without_hours(doing: Doing, told: Told, row: Assignment, until: dt.date) -> None:
    """Write down that the days of leave before a day were days without hours."""
    began = row.leave_from
    if began is None or began >= until:
        return
    own = next(each for each in shares_of_case(doing.session, row.case_id) if each.assignment_id == row.id)
    for since in (began, *(since for since, _ in own.rows if began < since < until)):
        changing_hours.write(doing, row, since, 0, told.by)
