"""Where the tasks of a timesheet are done: on its own page."""

from web.staff.task_page import Page

OF_TIMESHEETS = {
    "resolve_timesheet": Page(
        "Look at a held timesheet", "", "The fix is worked out: accept it, let it stand, send it back or up."
    ),
    "rule_on_timesheet": Page(
        "Rule on a held timesheet", "", "It is beyond a caseworker, was sent up, or has waited too long."
    ),
}
"""Kinds of tasks of workflows/timesheet/tasks.py."""
