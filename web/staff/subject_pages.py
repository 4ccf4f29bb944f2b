"""Where the page of a subject is."""

from flask import Flask

from records.subject import Subject

PAGES = {
    "application": "/applications",
    "enrollment": "/enrollments",
    "assignment": "/assignments",
    "timesheet": "/timesheets",
    "violation": "/violations",
    "pay_run": "/payroll",
    "organization": "/organizations",
    "account_request": "/account-requests",
}


def address_of(subject: Subject) -> str:
    """The page of whatever a record is about."""
    return f"{PAGES[subject.kind]}/{subject.id}"


def init_app(app: Flask) -> None:
    """Let templates link to whatever a task or a clock is about."""
    app.jinja_env.globals["address_of_subject"] = address_of
