"""The staff's way around: one line per first-level page, shown to those who may open it."""

from dataclasses import dataclass

from flask import Flask, current_app, request, url_for

from web.access import may


@dataclass(frozen=True)
class Nav:
    """A link of the main navigation. `key` is pressed after `g`; `icon` is a USWDS sprite name."""

    title: str
    endpoint: str
    thing: str
    action: str
    key: str
    icon: str
    group: str = "work"


LINKS = (
    Nav("My day", "my_day.show", "task", "list", "d", "event"),
    Nav("Inbox", "inbox.show", "task", "list", "t", "mail_outline"),
    Nav("My unit", "unit.show", "unit", "read", "u", "groups"),
    Nav("Reviews", "reviews.next_one", "review", "decide", "e", "verified"),
    Nav("Visits", "visits.calendar", "visit", "schedule", "w", "calendar_today"),
    Nav("New application", "registration.search", "application", "register", "n", "add_circle_outline"),
    Nav("Applications", "applications.show", "application", "list", "a", "list"),
    Nav("Cases", "cases.show", "case", "list", "c", "folder"),
    Nav("Providers", "enrollments.show", "enrollment", "list", "p", "account_box"),
    Nav("Violations", "violations.show", "violation", "list", "x", "timer"),
    Nav("Timesheets", "timesheets.exceptions", "timesheet", "list", "h", "schedule"),
    Nav("Payroll", "payroll.show", "pay_run", "list", "b", "attach_money"),
    Nav("Advance pay", "advances.show", "advance", "list", "q", "history"),
    Nav("Papers sent", "papers.show", "enrollment_step", "record", "o", "file_present"),
    Nav("Organizations", "organizations.show", "organization", "list", "z", "local_hospital"),
    Nav("Account requests", "account_requests.show", "account_request", "list", "n", "people"),
    Nav("Help desk", "help_desk.show", "help_ticket", "list", "j", "support_agent"),
    Nav("CCS files", "ccs_files.show", "ccs_file", "read", "u", "attach_file"),
    Nav("Probing", "probing_alerts.show", "probing_alert", "list", "e", "warning"),
    Nav("Registry", "registry.show", "registry", "read", "y", "contact_page"),
    Nav("Referral files", "referrals.show", "referral", "read", "r", "upload_file"),
    Nav("Timesheet files", "timesheet_files.show", "timesheet_file", "read", "m", "attach_file"),
    Nav("Ask the law", "law.show", "law", "read", "l", "account_balance", "know"),
    Nav("Inquiries", "inquiry_log.show", "inquiry_log", "read", "w", "visibility", "know"),
    Nav("Who viewed whom", "access_log.show", "access_log", "read", "v", "visibility", "know"),
    Nav("Staff", "staff.show", "staff", "read", "s", "people", "know"),
    Nav("Office", "office.show", "office", "read", "f", "build", "know"),
    Nav("API tokens", "api_tokens.show", "api_token", "make", "i", "lock_outline", "know"),
    Nav("Keyboard", "help.keys", "desk", "open", "k", "help_outline", "know"),
)


def init_app(app: Flask) -> None:
    """Let the staff layout draw the navigation."""
    app.jinja_env.globals.update(navigation=links, at_home=home)


def links(group: str) -> list[tuple[Nav, str, bool]]:
    """The links of a group that lead somewhere for whoever is signed in: link, address, whether we are there."""
    shown = []
    for link in LINKS:
        if link.group == group and link.endpoint in current_app.view_functions and may(link.thing, link.action):
            here = (request.blueprint or "") == link.endpoint.split(".")[0]
            shown.append((link, url_for(link.endpoint), here))
    return shown


FIRST = (
    ("unit", "redirect", "unit.show"),
    ("visit", "schedule", "my_day.show"),
    ("application", "register", "registration.search"),
    ("exception", "decide", "inbox.show"),
    ("payment", "repair", "payroll.show"),
    ("timesheet_file", "upload", "timesheet_files.show"),
    ("account_request", "review", "inbox.show"),
    ("account_request", "assign", "inbox.show"),
    ("help_ticket", "answer", "help_desk.show"),
    ("access_log", "export", "access_log.show"),
    ("staff", "write", "staff.show"),
)
"""The page a day begins on, by what only they may do: supervisor, worker, clerk, state, payroll, the Regional Office,
the Information Technology Unit, the help desk, auditor, then the administrator."""


def home() -> str:
    """The first page of whoever is signed in: where their day begins, else the first page they may open."""
    for thing, action, endpoint in FIRST:
        if endpoint in current_app.view_functions and may(thing, action):
            return url_for(endpoint)
    for group in ("work", "know"):
        for _link, address, _here in links(group):
            return address
    return "/"
