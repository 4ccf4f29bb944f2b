"""Where a task is done: its title as a button, the page it leads to, and a sentence that says what happens there."""

from records.task import Task
from web.staff.account_requests.task_pages import OF_ACCOUNT_REQUESTS
from web.staff.assignments.task_pages import OF_ASSIGNMENTS
from web.staff.enrollments.task_pages import GATHERING, OF_RECORD
from web.staff.organizations.task_pages import OF_ORGANIZATIONS
from web.staff.payroll.task_pages import OF_PAY_RUNS
from web.staff.subject_pages import address_of as address_of_subject
from web.staff.task_page import Page
from web.staff.timesheets.task_pages import OF_TIMESHEETS
from web.staff.violations.task_pages import OF_VIOLATIONS

OF_APPLICATIONS = {
    "clear_person": Page("Say who this is", "clearance", "You compare the applicant with people we know."),
    "rule_on_clearance": Page("Rule on who this is", "clearance", "The clerk asked you; your answer goes on record."),
    "enter_medi_cal": Page(
        "Enter the Medi-Cal answer", "medi-cal", "Medi-Cal has not answered; you enter what MEDS says."
    ),
    "issue_certification": Page("Give out the SOC 873", "certification", "The applicant's 45 days begin that day."),
    "follow_certification": Page(
        "Follow up the certification", "certification", "Call before it is due, or record good cause for more time."
    ),
    "schedule_visit": Page("Schedule the home visit", "visit", "The visit goes into your calendar."),
    "hold_visit": Page(
        "Write up the home visit", "visit", "You say whether it took place; then the needs are assessed."
    ),
    "reschedule_visit": Page("Plan the visit again", "visit", "The last one did not take place."),
    "assess_needs": Page("Assess the needs", "assessment", "Ranks and services; hours are worked out as you type."),
    "propose_decision": Page(
        "Propose the decision", "proposal", "The rules have filled it in; you change it and sign."
    ),
    "propose_denial": Page(
        "Propose a denial", "proposal", "The rules say it cannot go on; you decide what to propose."
    ),
    "review_proposal": Page(
        "Review the proposal", "review/{about}", "You approve it, or send it back with one reason."
    ),
    "revise_proposal": Page("Revise the proposal", "proposal", "Your supervisor sent it back with a reason."),
    "application_overdue": Page("Look at the overdue application", "", "Its 90 days ran out without a decision."),
    "untouched_escalation": Page("Look at the untouched application", "", "Nobody has worked on it for days."),
}

PAGES: dict[str, Page] = {
    **OF_APPLICATIONS,
    **OF_ASSIGNMENTS,
    **GATHERING,
    **OF_RECORD,
    **OF_VIOLATIONS,
    **OF_TIMESHEETS,
    **OF_PAY_RUNS,
    **OF_ORGANIZATIONS,
    **OF_ACCOUNT_REQUESTS,
}
"""Every kind of task with its page; the rows of a kind of process stand with its pages."""


def page_of(task: Task) -> Page | None:
    """The page on which a task is done, if its kind has one."""
    return PAGES.get(task.kind)


def title_of(task: Task) -> str:
    """What a task asks, in words."""
    page = PAGES.get(task.kind)
    return page.title if page else task.kind.replace("_", " ").capitalize()


def address_of(task: Task) -> str:
    """Where a task leads: the right place of what it is about."""
    base = address_of_subject(task.subject) if task.subject else "/inbox"
    page = PAGES.get(task.kind)
    return f"{base}/{page.path.format(about=_about(task))}".rstrip("/") if page else base


def _about(task: Task) -> str:
    """The row that a task names beside its subject: a proposal, a waiver, an appeal."""
    named = [value for name, value in task.params.items() if name == "about" or name.endswith("_id")]
    return str(named[0]) if named else ""
