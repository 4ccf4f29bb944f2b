"""The law's word on a timesheet (`ihss.timesheet`), asked about the period's last day, written on the timesheet."""

from typing import Any

from activities import deciding
from activities.doing import Doing
from activities.policy import policy_of
from activities.timesheets import accepting, clock_rows
from activities.timesheets.rows import Rows, move
from records.timesheet import Timesheet
from records.timesheet_facts import facts_of
from rules.answer import Answer
from rules.ask import ask
from workflows.steps.step import Told
from workflows.steps.timesheet import Cause, Ring, TimesheetStatus

QUESTION = "ihss.timesheet"
SHARE = "timesheet/signature_share"
BECOMES = {
    "pay": TimesheetStatus.ACCEPTED,
    "pay_with_cutback": TimesheetStatus.ACCEPTED,
    "hold": TimesheetStatus.HELD,
    "return": TimesheetStatus.RETURNED,
}


def facts(doing: Doing, row: Timesheet) -> dict[str, Any]:
    """What the records say of a timesheet now."""
    share = policy_of("ihss", SHARE, row.period_ends)
    return facts_of(doing.session, row, signature_share=share)


def asked(doing: Doing, row: Timesheet) -> Answer:
    """The law's word as things are now, not put on record."""
    return ask(QUESTION, row.period_ends, facts(doing, row))


def judge(doing: Doing, told: Told | None, rows: Rows, cause: Cause) -> list[Ring]:
    """Decide the timesheet: accepted with its minutes, held before somebody, or returned. The clocks that change."""
    row = rows.timesheet
    held_before = (row.status, row.reviewer)
    decided = deciding.decide(doing, QUESTION, row.period_ends, facts(doing, row), row.case_id)
    write_down(doing, row, decided.answer)
    to = BECOMES[decided["outcome"]]
    row.returned_because = None
    if to is TimesheetStatus.ACCEPTED:
        accepting.accept(doing, rows, decided.answer)
    accepted = {"payable_minutes": decided["payable_minutes"]} if to is TimesheetStatus.ACCEPTED else {}
    said = {"outcome": decided["outcome"], "reviewer": decided["reviewer"], **accepted}
    move(doing, told, row, cause, to, decided.decision_id, **said)
    if (row.status, row.reviewer) == held_before:
        return []  # still before the same reviewer, whose time goes on
    return [*clock_rows.end_all(doing, "met"), *clock_rows.for_standing(doing, row)]


def write_down(doing: Doing, row: Timesheet, answer: Answer) -> None:
    """The answer's parts that lists and pages read."""
    given = answer.answer or {}
    row.outcome, row.reviewer, row.reasons = given["outcome"], given["reviewer"], list(given["reasons"])
    row.claimed_minutes, row.proposed_minutes = given["claimed_minutes"], given["proposed_minutes"]
    row.cutbacks, row.law, row.decided_at = [*given["cutbacks"]], answer.law, doing.at
