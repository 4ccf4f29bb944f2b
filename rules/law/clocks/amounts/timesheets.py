"""The clocks of timesheets: one that waits for somebody, one that is held, and one that is good and paid."""

from datetime import date

from rules.law.clocks.amounts.clock import CALENDAR, deadline
from rules.law.clocks.amounts.counting import business_days, whole_days

WORKWEEKS = date(2016, 2, 1)
LOS_ANGELES = "Los Angeles County, Timesheet Exception Processing, 2018"

QUESTIONS = (
    deadline(
        "timesheet_exception_claimed",
        "By what day does somebody take up a held timesheet, from the day it was held?",
        business_days,
        {"length": "timesheets/exception_claimed", **CALENDAR},
        WORKWEEKS,
        LOS_ANGELES,
        "summary",
        {"held on a Friday": ("2026-03-06", "2026-03-09"), "held before a holiday": ("2026-03-30", "2026-04-01")},
    ),
    deadline(
        "timesheet_exception_resolved",
        "By what day is a held timesheet decided, from the day it was taken up?",
        business_days,
        {"length": "timesheets/exception_resolved", **CALENDAR},
        WORKWEEKS,
        LOS_ANGELES,
        "summary",
        {"taken up on a Friday": ("2026-03-06", "2026-03-10")},
    ),
    deadline(
        "timesheet_payment",
        "By what day is a timesheet paid, from the day it came in?",
        business_days,
        {"length": "timesheets/payment", **CALENDAR},
        WORKWEEKS,
        "Marin public authority, payroll page",
        "summary",
        {"two plain weeks": ("2026-03-02", "2026-03-16")},
    ),
    deadline(
        "timesheet_reminder",
        "On what day is somebody reminded of a timesheet that waits for them, from the day it began to wait?",
        whole_days,
        {"length": "timesheets/reminder"},
        WORKWEEKS,
        "Hearth's own policy",
        "derived",
        {"three days from 16 March": ("2026-03-16", "2026-03-19")},
    ),
)
