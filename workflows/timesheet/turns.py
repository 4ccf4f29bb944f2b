"""Whose turn is it? The sentence for a message that a timesheet cannot take as it stands."""

from workflows.steps.timesheet import Reviewer, TimesheetStatus
from workflows.timesheet.state import State
from workflows.timesheet.statuses import OVER, takes

STANDS = {
    TimesheetStatus.WAITING: "The pay period of this timesheet is not over yet",
    TimesheetStatus.AWAITING_RECIPIENT: "This timesheet is with the recipient",
    TimesheetStatus.RETURNED: "This timesheet went back to the provider",
    TimesheetStatus.HELD: "The county is looking at this timesheet",
    TimesheetStatus.ACCEPTED: "This timesheet has been accepted",
    TimesheetStatus.WITHDRAWN: "The provider has taken this timesheet back",
}
"""How a timesheet stands, as the first half of a sentence."""

CANNOT = {
    "submit_timesheet_again": "it cannot be sent again now",
    "approve_timesheet": "it cannot be approved now",
    "reject_timesheet": "it cannot be sent back now",
    "withdraw_timesheet": "it cannot be taken back any more",
    "resolve_timesheet": "there is nothing to resolve",
    "rule_on_timesheet": "there is nothing to rule on",
}
"""What a message would have done, as the second half."""

WITH_SUPERVISOR = "This timesheet is before the supervisor now. A caseworker cannot resolve it any more."
WITH_CASEWORKER = "This timesheet is before a caseworker. They resolve it, or send it up."


def out_of_turn(state: State, update: str) -> str | None:
    """Why this message cannot be taken now, as a sentence; None when it can."""
    if not takes(state.status, update):
        return f"{STANDS[state.status]}: {CANNOT[update]}."
    if update == "resolve_timesheet" and state.reviewer is Reviewer.SUPERVISOR:
        return WITH_SUPERVISOR
    if update == "rule_on_timesheet" and state.reviewer is Reviewer.CASEWORKER:
        return WITH_CASEWORKER
    return None


def over(state: State) -> bool:
    """Whether the timesheet has come to its end."""
    return state.status in OVER
