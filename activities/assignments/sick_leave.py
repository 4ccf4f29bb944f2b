"""Paid sick leave for one day with one recipient (SOC 2302; ACL 18-01): the law says whether it may be paid."""

import datetime as dt
from typing import Any

from sqlalchemy import select

from activities import deciding, submissions, timeline
from activities.assignments import answering, pair
from activities.doing import Doing, Refused
from activities.policy import policy_of
from activities.step import step
from records.account import Account
from records.assignment import Assignment
from records.sick_leave import accrual_facts, fiscal_year
from records.timekeeping import SickLeaveClaim
from workflows.steps.assignment import CLAIM_SICK_LEAVE, AssignmentAnswer
from workflows.steps.step import Told

ACCRUAL, CLAIM = "ihss.sick_leave_accrual", "ihss.sick_leave_claim"
DAY_MINUTES = 24 * 60


@step(CLAIM_SICK_LEAVE, refuse=answering.as_it_stands)
def claim_sick_leave(doing: Doing, told: Told) -> AssignmentAnswer:
    """Keep the claim with the law's answer; what may not be paid is returned with the reason."""
    said = submissions.payload(doing, told)
    rows = pair.of(doing)
    pair.lock_providers(doing, [rows.enrollment.id])  # the balance is one for all recipients
    _must_be_theirs(doing, told, said, rows)
    day, minutes = submissions.day(said["day"]), said["minutes"]
    _check(doing, rows.assignment, day, minutes)
    balance = sick_leave_on(doing, rows.enrollment.id, day)
    facts = {"claim_minutes": minutes, "usable": balance["usable"], "left_minutes": balance["left_minutes"]}
    found = deciding.decide(doing, CLAIM, day, facts)
    claim = SickLeaveClaim(
        assignment_id=rows.assignment.id,
        enrollment_id=rows.enrollment.id,
        day=day,
        minutes=minutes,
        planned=said.get("planned") is True,
        claimed_at=doing.at,
        outcome=found["outcome"],
        payable_minutes=found["payable_minutes"],
        decision_id=found.decision_id,
    )
    doing.session.add(claim)
    doing.session.flush()
    timeline.happened(
        doing,
        "sick_leave_claimed",
        told,
        decision_id=found.decision_id,
        claim_id=claim.id,
        day=day,
        minutes=minutes,
        outcome=found["outcome"],
    )
    return answering.answer(doing, rows.assignment, "payable" if found["outcome"] == "pay" else "returned")


def sick_leave_on(doing: Doing, enrollment_id: int, day: dt.date) -> deciding.Decided:
    """What the provider has accrued and has left on a day, kept as a decision."""
    to_accrue = policy_of("ihss", "sick_leave/to_accrue", day)
    kept = policy_of("ihss", "sick_leave/kept", day)
    return deciding.decide(doing, ACCRUAL, day, accrual_facts(doing.session, enrollment_id, day, to_accrue, kept))


def _must_be_theirs(doing: Doing, told: Told, said: dict[str, Any], rows: pair.Pair) -> None:
    """The provider claims it, by the own account or through a member of staff."""
    if told.by is not None:
        return
    account = doing.session.get(Account, said.get("account_id") or 0)
    own = account is not None and (
        account.enrollment_id == rows.enrollment.id
        or (account.person_id is not None and account.person_id == rows.enrollment.person_id)
    )
    if not own:
        raise Refused("Only the provider may claim sick leave. Sign in with your own account.")


def _check(doing: Doing, row: Assignment, day: dt.date, minutes: Any) -> None:
    """A day on which the provider works here, in a fiscal year that has begun; one claim for a day."""
    if not isinstance(minutes, int) or not 0 < minutes <= DAY_MINUTES:
        raise Refused("Give the time of sick leave in hours and minutes; a day has 24 hours.")
    if row.starts_on is None or day < row.starts_on or (row.ended_on is not None and day > row.ended_on):
        raise Refused("The provider does not work for this recipient on this day. Choose another day.")
    if day > fiscal_year(doing.today)[1]:
        raise Refused("Sick leave comes anew on July 1. Claim a day of the next year when that year has begun.")
    before = select(SickLeaveClaim.id).where(
        SickLeaveClaim.assignment_id == row.id, SickLeaveClaim.day == day, SickLeaveClaim.outcome == "pay"
    )
    if doing.session.scalar(before.limit(1)) is not None:
        raise Refused("Sick leave for this day and recipient was claimed already.")
