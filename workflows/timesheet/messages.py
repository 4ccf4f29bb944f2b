"""The messages of a timesheet and the step that each calls; the steps of its clocks."""

from workflows.steps import timesheet as steps
from workflows.steps.step import About, AboutClock, Step, Told
from workflows.steps.timesheet import ClockName, TimesheetAnswer

MESSAGES: dict[str, Step[Told, TimesheetAnswer]] = {
    "submit_timesheet_again": steps.SUBMIT_AGAIN,
    "approve_timesheet": steps.APPROVE_TIMESHEET,
    "reject_timesheet": steps.REJECT_TIMESHEET,
    "withdraw_timesheet": steps.WITHDRAW_TIMESHEET,
    "resolve_timesheet": steps.RESOLVE_TIMESHEET,
    "rule_on_timesheet": steps.RULE_ON_TIMESHEET,
}

COME: dict[str, Step[About, TimesheetAnswer]] = {
    ClockName.PERIOD_END: steps.PERIOD_OVER,
    ClockName.REMINDER: steps.REMIND_TIMESHEET,
}
"""The step for each instant that has come and has no row of its own."""

RUN_OUT: dict[str, Step[AboutClock, TimesheetAnswer]] = {
    ClockName.CLAIMED: steps.CLAIM_TIME_OVER,
    ClockName.RESOLVED: steps.RESOLVE_TIME_OVER,
}
"""The step for each clock that has run out."""
