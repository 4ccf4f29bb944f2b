"""Extra hours in one workweek: a recipient asks, the law proposes, the county decides (W&I 12301.1; ACL 16-01).

They may be asked for before or after the work. Where the recipient may move the hours without the county, nobody has to
decide anything. A word of the county against the law's proposal needs a reason, and so does every refusal. What is
approved after the work is taken at once from what the month's violation found, while a worker still looks at it.
"""

import datetime as dt
from typing import Any

from sqlalchemy import select

from activities import deciding, submissions, timeline
from activities.assignments import answering, pair
from activities.deciding import Decided
from activities.doing import Doing, Refused
from activities.policy import policy_of
from activities.step import step
from activities.timesheets import workweeks
from records.account import Account
from records.extra_hours import extra_hours_facts
from records.periods import WEEK, sunday
from records.timekeeping import ExtraHours
from records.worked_weeks import month_of_week
from workflows.steps.assignment import ASK_EXTRA_HOURS, DECIDE_EXTRA_HOURS, AssignmentAnswer
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import Told

QUESTION = "ihss.extra_hours"
WEEK_MINUTES = 7 * 24 * 60
CIRCUMSTANCES = ("unanticipated", "cannot_wait", "health_or_safety")
TELLS = {
    "approve": (Letter.EXTRA_HOURS_APPROVED_RECIPIENT, Letter.EXTRA_HOURS_APPROVED_PROVIDER),
    "refuse": (Letter.EXTRA_HOURS_REFUSED_RECIPIENT, Letter.EXTRA_HOURS_REFUSED_PROVIDER),
}


@step(ASK_EXTRA_HOURS, refuse=answering.as_it_stands)
def ask_extra_hours(doing: Doing, told: Told) -> AssignmentAnswer:
    """Keep the request; it waits for the county unless the law says that nobody need decide it."""
    said = submissions.payload(doing, told)
    rows = pair.of(doing)
    _must_be_theirs(doing, told, said, rows.case.person_id)
    week, minutes = submissions.day(said["week"]), said["minutes"]
    _check(doing, rows, week, minutes)
    asked = ExtraHours(
        assignment_id=rows.assignment.id,
        week=week,
        minutes=minutes,
        **{name: said.get(name) is True for name in CIRCUMSTANCES},
        reason=said["reason"],
        asked_at=doing.at,
        asked_by_id=said.get("account_id"),
        staff_id=told.by,
    )
    found = proposal(doing, rows, asked)
    if found["outcome"] == "not_needed":
        asked.outcome, asked.decided_at, asked.decision_id = "not_needed", doing.at, found.decision_id
    doing.session.add(asked)
    doing.session.flush()
    _happened(doing, told, "extra_hours_asked", asked, rows.case.id, found.decision_id)
    return answering.answer(doing, rows.assignment, asked.outcome or "asked")


@step(DECIDE_EXTRA_HOURS, refuse=answering.as_it_stands)
def decide_extra_hours(doing: Doing, told: Told) -> AssignmentAnswer:
    """Approve or refuse what a recipient asked for, with the law's proposal beside it; both are told by letter."""
    said = submissions.payload(doing, told)
    rows = pair.of(doing)
    if told.by is None:
        raise Refused("Extra hours are decided by a member of staff. Sign in and decide it there.")
    asked = doing.session.get(ExtraHours, said["extra_hours_id"], with_for_update=True)
    if asked is None or asked.assignment_id != rows.assignment.id:
        raise Refused("This request for extra hours is not of this assignment. Load the page again.")
    if asked.outcome is not None:
        raise Refused("Somebody has decided on these extra hours already. Load the page again.")
    outcome = said["outcome"]
    if outcome not in TELLS:
        raise Refused("Extra hours are approved or refused. Choose one of the two.")
    found = proposal(doing, rows, asked)
    _needs_a_reason(outcome, found, said.get("reason"))
    asked.outcome, asked.decided_at = outcome, doing.at
    asked.decided_by_id, asked.decision_id, asked.decision_reason = told.by, found.decision_id, said.get("reason")
    word = "extra_hours_approved" if outcome == "approve" else "extra_hours_refused"
    _happened(doing, told, word, asked, rows.case.id, found.decision_id)
    if outcome == "approve":
        doing.session.flush()
        workweeks.check(doing, rows.assignment.enrollment_id, [month_of_week(asked.week)])
    letters = [LetterDue(letter, asked.id) for letter in TELLS[outcome]]
    return answering.answer(doing, rows.assignment, "approved" if outcome == "approve" else "not_approved", letters)


def proposal(doing: Doing, rows: pair.Pair, asked: ExtraHours) -> Decided:
    """What the law says about the week, as things stand now; asked about its Sunday."""
    overtime_after = policy_of("assignment", "workweek/overtime", asked.week)
    facts = extra_hours_facts(doing.session, rows.assignment, asked, doing.today, overtime_after)
    return deciding.decide(doing, QUESTION, asked.week, facts, rows.case.id)


def _must_be_theirs(doing: Doing, told: Told, said: dict[str, Any], person_id: int) -> None:
    """Only the recipient asks (W&I 12300.4), by the own account or through a member of staff."""
    if told.by is not None:
        return
    account = doing.session.get(Account, said.get("account_id") or 0)
    if account is None or account.person_id != person_id:
        raise Refused("Only the recipient may ask for extra hours. Ask them, or call the county.")


def _check(doing: Doing, rows: pair.Pair, week: dt.date, minutes: Any) -> None:
    """A workweek in which the provider works here, a length of time that fits into it, and no second request."""
    row = rows.assignment
    if week != sunday(week):
        raise Refused("A workweek begins on a Sunday. Give the Sunday of the week.")
    if not isinstance(minutes, int) or not 0 < minutes <= WEEK_MINUTES:
        raise Refused("Give the time of the whole week, in hours and minutes; a week has 168 hours.")
    if row.starts_on is None or week + WEEK <= row.starts_on:
        raise Refused("The provider did not work for this recipient in this week. Choose another week.")
    waiting = select(ExtraHours.id).where(
        ExtraHours.assignment_id == row.id, ExtraHours.week == week, ExtraHours.outcome.is_(None)
    )
    if doing.session.scalar(waiting.limit(1)) is not None:
        raise Refused("Extra hours for this week are before the county already. Wait for its answer.")


def _needs_a_reason(outcome: str, found: Decided, reason: Any) -> None:
    """A word against the law's proposal says why; so does a refusal of what nobody need approve."""
    proposed = "approve" if found["outcome"] == "not_needed" else found["outcome"]
    if outcome != proposed and not reason:
        says = " ".join(each.says for each in found.answer.because)
        raise Refused(f"The law proposes otherwise: {says} Say why you decide differently.")


def _happened(doing: Doing, told: Told, word: str, asked: ExtraHours, case_id: int, decision_id: int) -> None:
    timeline.happened(
        doing,
        word,
        told,
        case_id=case_id,
        decision_id=decision_id,
        extra_hours_id=asked.id,
        week=asked.week,
        minutes=asked.minutes,
    )
