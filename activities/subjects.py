"""The row a step is about, by the kind of process: locked while the step is done, so that steps take turns."""

from typing import Any

from activities.doing import Doing
from records.account_request import AccountRequest
from records.application import Application
from records.assignment import Assignment
from records.enrollment import Enrollment
from records.organization import Organization
from records.pay_run import PayRun
from records.subject import Subject
from records.timesheet import Timesheet
from records.violation import Violation

ROWS: dict[str, type[Any]] = {
    "application": Application,
    "enrollment": Enrollment,
    "assignment": Assignment,
    "timesheet": Timesheet,
    "violation": Violation,
    "pay_run": PayRun,
    "organization": Organization,
    "account_request": AccountRequest,
}


def take_turn(doing: Doing) -> None:
    """One step at a time for each subject, so that two tracks never read around each other's writes."""
    row_type = ROWS[doing.subject.kind]
    doing.session.get_one(row_type, doing.subject.id, with_for_update={"of": row_type, "key_share": True})


def row_of(doing: Doing, subject: Subject | None = None) -> Any:
    """The subject's own row."""
    about = subject or doing.subject
    return doing.session.get_one(ROWS[about.kind], about.id)


def touched(doing: Doing) -> None:
    """Somebody did something for the subject; a watch for neglect looks at this instant."""
    row = row_of(doing)
    if hasattr(row, "touched_at"):
        row.touched_at = doing.at
