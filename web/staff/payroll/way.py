"""The way of a run: five steps with "you are here", and the whole declaration as a picture."""

from typing import Any

from records.clock import county_today
from records.pay_run import PayRun, PayRunApproval
from web import wording
from web.staff import status_picture
from web.staff.payroll.words import STATUSES
from web.staff.status_picture import Picture
from workflows.pay_run.statuses import PLACES, picture
from workflows.steps.pay_run import Cause, PayRunStatus

STEPS = (
    ("Reckoned", ("planned", "calculating")),
    ("Payroll officer", ("awaiting_officer",)),
    ("Supervisor", ("awaiting_supervisor",)),
    ("Issued", ("issuing",)),
    ("Paid", ("issued",)),
)
SHORT = {
    "planned": "Planned",
    "calculating": "Reckoned",
    "awaiting_officer": "Payroll officer",
    "awaiting_supervisor": "Supervisor",
    "issuing": "Issued now",
    "issued": "Issued",
    "stopped": "Stopped",
    "discarded": "Discarded",
    "failed": "Failed",
}
CAUSES = {
    Cause.PLANNED: "its timesheets are set apart",
    Cause.RECKONED: "everything is reckoned and ties",
    Cause.NOTHING_TO_PAY: "nothing is owed",
    Cause.FAILED: "something does not tie",
    Cause.APPROVED: "a payroll officer approves the totals",
    Cause.SENT_BACK: "a supervisor sends it back",
    Cause.LOOKED_AGAIN: "something came to be held since",
    Cause.RELEASED: "a supervisor releases it",
    Cause.ISSUED: "the payment files are made",
    Cause.STOPPED: "somebody stops it",
    Cause.RESUMED: "somebody resumes it",
    Cause.DISCARDED: "somebody gives it up",
}


def steps(row: PayRun, approvals: dict[str, tuple[PayRunApproval, str]]) -> list[dict[str, Any]]:
    """The five steps. A run that was stopped or failed stands where it stood before."""
    status = row.status_before_stop or "planned" if row.status in ("stopped", "failed") else row.status
    here = next((number for number, (_title, standing) in enumerate(STEPS) if status in standing), None)
    if row.status == "issued" and row.pay_date <= county_today():  # before that day the money is on its way
        here = len(STEPS)
    reached = -1 if here is None else here
    return [
        {"title": title, "state": _state(number, reached, row), "says": _says(number, row, approvals), "href": None}
        for number, (title, _standing) in enumerate(STEPS)
    ]


def _state(number: int, reached: int, row: PayRun) -> str:
    if row.status == "discarded":
        return "skipped"
    return "done" if number < reached else "here" if number == reached else "ahead"


def _says(number: int, row: PayRun, approvals: dict[str, tuple[PayRunApproval, str]]) -> str | None:
    if number == 0 and row.reckoned_at:
        return wording.moment(row.reckoned_at)
    desk = {1: "payroll_officer", 2: "supervisor"}.get(number)
    if desk in approvals:
        given, name = approvals[desk]
        return f"{name}, {wording.moment(given.at)}"
    if number == 3 and row.issued_at:
        return wording.moment(row.issued_at)
    return wording.day(row.pay_date) if number == 4 else None


def draw(row: PayRun, approvals: dict[str, tuple[PayRunApproval, str]]) -> Picture:
    """The whole declaration with where this run is."""
    been = {status for status, was in _been(row, approvals).items() if was and status != row.status}
    words = {each: SHORT.get(each.value, STATUSES[each.value][0]) for each in PayRunStatus}
    return status_picture.draw(PayRunStatus(row.status), been, PLACES, picture(), words, CAUSES.__getitem__)


def _been(row: PayRun, approvals: dict[str, tuple[PayRunApproval, str]]) -> dict[str, bool]:
    return {
        "planned": True,
        "calculating": row.parts > 0,
        "awaiting_officer": row.reckoned_at is not None,
        "awaiting_supervisor": "payroll_officer" in approvals,
        "issuing": "supervisor" in approvals,
    }
