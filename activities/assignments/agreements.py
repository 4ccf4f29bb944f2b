"""Workweek agreements: the provider's, over all recipients (SOC 2255), and the recipient's, over all providers (2256).

ACIN I-18-19: the SOC 2255 lists all recipients and its times are an estimate; the SOC 2256 adds up to the maximum.
"""

import datetime as dt
from typing import Any

from sqlalchemy import select

from activities import submissions, timeline
from activities.assignments import answering, pair
from activities.assignments.fitting import QUESTION
from activities.deciding import decide
from activities.doing import Doing, Refused
from activities.step import step
from records.assignment import Assignment, WorkweekAgreement
from records.exemptions import exempt_on
from records.provider_hours import as_hours, authorizations, in_force, shares_of_case
from records.task import Task, unfinished
from records.workweek import recipients_of
from workflows.steps.assignment import SIGN_PROVIDER_AGREEMENT, SIGN_RECIPIENT_AGREEMENT, AssignmentAnswer
from workflows.steps.step import Told
from workflows.steps.work import TaskKind

AHEAD = "This day is yet to come. Give the day on which the agreement was signed."


@step(SIGN_PROVIDER_AGREEMENT, refuse=answering.as_it_stands)
def sign_provider_agreement(doing: Doing, told: Told) -> AssignmentAnswer:
    """Keep a SOC 2255 that lists every recipient of the provider."""
    said = submissions.payload(doing, told)
    row = pair.of(doing).assignment
    signed_on = answering.not_ahead(doing, submissions.day(said["signed_on"]), AHEAD)
    schedule: list[dict[str, Any]] = said["schedule"]
    if {each["assignment_id"] for each in schedule} != set(recipients_of(doing.session, row, doing.today).values()):
        raise Refused("The SOC 2255 lists every recipient of the provider, each once. Complete the schedule.")
    _refuse_over_the_limit(doing, row, schedule)
    _keep(doing, told, row, WorkweekAgreement(form="soc_2255", enrollment_id=row.enrollment_id), signed_on, schedule)
    _signed_for_all(doing, told, row)
    return answering.answer(doing, row, "signed")


@step(SIGN_RECIPIENT_AGREEMENT, refuse=answering.as_it_stands)
def sign_recipient_agreement(doing: Doing, told: Told) -> AssignmentAnswer:
    """Keep a SOC 2256 whose hours add up to the recipient's weekly maximum."""
    said = submissions.payload(doing, told)
    row = pair.of(doing).assignment
    signed_on = answering.not_ahead(doing, submissions.day(said["signed_on"]), AHEAD)
    schedule: list[dict[str, Any]] = said["schedule"]
    working = {each.assignment_id for each in shares_of_case(doing.session, row.case_id) if each.works(doing.today)}
    if {each["assignment_id"] for each in schedule} != working | {row.id}:
        raise Refused("The SOC 2256 lists every provider of the recipient, each once. Complete the schedule.")
    _refuse_other_sums(doing, row, schedule)
    _keep(doing, told, row, WorkweekAgreement(form="soc_2256", case_id=row.case_id), signed_on, schedule)
    return answering.answer(doing, row, "signed")


def _refuse_over_the_limit(doing: Doing, row: Assignment, schedule: list[dict[str, Any]]) -> None:
    """The estimate may not be over what a provider of several recipients may work in a week (W&I 12300.4)."""
    own = next(each["minutes_per_week"] for each in schedule if each["assignment_id"] == row.id)
    whole = sum(each["minutes_per_week"] for each in schedule)
    facts = {
        "weekly_maximum_minutes": own,
        "others_minutes": 0,
        "asked_minutes": own,
        "provider_recipients": len(schedule),
        "provider_other_minutes": whole - own,
        "exempt": exempt_on(doing.session, row.enrollment_id, doing.today),
    }
    if decide(doing, QUESTION, doing.today, facts, row.case_id)["outcome"] != "accept":
        raise Refused(f"{as_hours(whole)} a week is more than a provider may work for all recipients together.")


def _refuse_other_sums(doing: Doing, row: Assignment, schedule: list[dict[str, Any]]) -> None:
    now = in_force(authorizations(doing.session, row.case_id), doing.today)
    whole = sum(each["minutes_per_week"] for each in schedule)
    if now is None or whole != now.weekly_maximum_minutes:
        most = as_hours(now.weekly_maximum_minutes if now else 0)
        raise Refused(
            f"The hours of all providers must add up to the recipient's weekly maximum, {most}; these are "
            f"{as_hours(whole)}."
        )


def _keep(
    doing: Doing,
    told: Told,
    row: Assignment,
    agreement: WorkweekAgreement,
    signed_on: dt.date,
    schedule: list[dict[str, Any]],
) -> None:
    if told.by is None:
        raise LookupError("An agreement is noted by a member of staff.")
    agreement.assignment_id, agreement.signed_on, agreement.schedule = row.id, signed_on, schedule
    agreement.noted_by_id, agreement.noted_at = told.by, doing.at
    doing.session.add(agreement)
    number = agreement.form.removeprefix("soc_")
    timeline.paper(doing, told, agreement.form, f"Workweek agreement (SOC {number})", signed_on)
    timeline.happened(
        doing, "workweek_agreement_signed", told, case_id=row.case_id, form=f"SOC {number}", signed_on=signed_on
    )


def _signed_for_all(doing: Doing, told: Told, row: Assignment) -> None:
    """One agreement serves all recipients: whoever else waited for it need not."""
    waiting = (
        select(Task)
        .join(Assignment, Assignment.id == Task.assignment_id)
        .where(
            Assignment.enrollment_id == row.enrollment_id,
            Task.kind == TaskKind.GET_PROVIDER_AGREEMENT.value,
            unfinished(),
        )
    )
    for task in doing.session.scalars(waiting):
        task.state, task.ended_at, task.ended_by_id = "done", doing.at, told.by
