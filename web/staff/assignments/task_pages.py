"""Where the tasks of an assignment are done: all on its own page."""

from web.staff.task_page import Page

OF_ASSIGNMENTS = {
    "start_assignment": Page(
        "Start the provider", "", "You give the first day and the hours; recipient and provider get a letter."
    ),
    "set_hours": Page(
        "Split the hours again", "", "The recipient's hours changed, and the providers' hours no longer fit."
    ),
    "get_provider_agreement": Page(
        "Get the SOC 2255", "", "The provider works for two or more recipients; the agreement lists them all."
    ),
    "decide_extra_hours": Page(
        "Decide on extra hours", "extra-hours", "The recipient needs more time in one week; the law has a proposal."
    ),
    "find_another_provider": Page(
        "Find another provider", "", "The recipient has hours and nobody to work them; the registry may help."
    ),
}
"""Kinds of tasks of workflows/assignment/tasks.py."""
