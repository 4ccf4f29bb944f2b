"""The timeline and the clocks of timesheets, and of what a county notes beside them, in words."""

from collections.abc import Callable
from typing import Any

from web import wording

TITLES = {
    "timesheet_submitted": "Timesheet sent",
    "timesheet_submitted_again": "Timesheet sent again",
    "timesheet_period_over": "Half-month over, the recipient is asked",
    "timesheet_approved": "Recipient approved the timesheet",
    "timesheet_rejected": "Recipient sent the timesheet back",
    "timesheet_reminder": "Reminder about the timesheet",
    "timesheet_fix_accepted": "Proposed fix accepted",
    "timesheet_let_stand": "Timesheet let stand",
    "timesheet_sent_back": "Timesheet sent back to the provider",
    "timesheet_sent_up": "Timesheet sent up to the supervisor",
    "timesheet_escalated": "Held timesheet went to the supervisor's list",
    "timesheet_withdrawn": "Timesheet withdrawn",
    "timesheet_corrected": "Timesheet corrected by the county",
    "absence_noted": "Absence noted",
    "absence_ended": "Absence ended",
    "absence_withdrawn": "Absence withdrawn",
    "timesheet_hold_placed": "Timesheets of a provider held",
    "timesheet_hold_lifted": "Hold of a provider's timesheets lifted",
    "advance_pay_began": "Advance pay began",
    "advance_pay_ended": "Advance pay ended",
    "advance_paid": "Month paid in advance",
    "advance_presumed": "Advance counts as overpaid",
    "advance_arrears": "Advance without timesheets for too long",
    "advance_settled": "Advance counted as accounted for",
    "advance_receipt_written": "Advance said to be given back",
    "advance_receipt_denied": "Advance not given back",
}

TONES = {
    "timesheet_approved": "good",
    "timesheet_fix_accepted": "good",
    "timesheet_let_stand": "good",
    "timesheet_rejected": "warn",
    "timesheet_sent_back": "warn",
    "timesheet_escalated": "bad",
    "timesheet_hold_placed": "warn",
    "absence_noted": "warn",
}

CLOCKS = {
    "deadline.timesheet_exception_claimed": "Taking up a held timesheet, business days: {timesheets/exception_claimed}",
    "deadline.timesheet_exception_resolved": (
        "Deciding a held timesheet, business days: {timesheets/exception_resolved}"
    ),
    "deadline.timesheet_payment": "Paying the timesheet, {timesheets/payment} business days",
}

WHY = {"hospital": "in hospital", "away": "away"}
LEFT = {"claimed": "not taken up in time", "resolved": "not decided in time"}

WORDS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "payable_minutes": ("{} to be paid", wording.hours),
    "minutes": ("{}", wording.hours),
    "why": ("{}", lambda value: WHY.get(value, wording.words(value))),
    "reviewer": ("before the {}", str),
    "clock": ("{}", lambda value: LEFT.get(value, wording.words(value))),
    "whom": ("to the {}", str),
}
