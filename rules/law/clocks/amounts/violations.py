"""The clocks of overtime violations: disputes, training, suspension."""

from datetime import date

from rules.law.clocks.amounts.clock import CALENDAR, deadline
from rules.law.clocks.amounts.counting import business_days, months, whole_days

VIOLATIONS = date(2016, 7, 1)

QUESTIONS = (
    deadline(
        "violation_dispute",
        "By what day does a provider dispute a violation, from the date of its notice?",
        whole_days,
        {"length": "providers/violation_dispute"},
        VIOLATIONS,
        "ACL 16-36; ACL 17-105",
        "summary",
        {"ten days from 23 March": ("2026-03-23", "2026-04-02")},
    ),
    deadline(
        "violation_dispute_decision",
        "By what day does the county decide a dispute, from the day it came in?",
        business_days,
        {"length": "providers/violation_dispute_decision", **CALENDAR},
        VIOLATIONS,
        "ACL 16-36; ACL 17-105; Gov. Code 19853",
        "summary",
        {
            "two plain weeks": ("2026-03-02", "2026-03-16"),
            "Cesar Chavez Day does not count": ("2026-03-23", "2026-04-07"),
            "one that came in on a Saturday counts from Monday": ("2026-03-07", "2026-03-20"),
            "Thanksgiving and the day after do not count": ("2026-11-16", "2026-12-02"),
            "Christmas and New Year's Day do not count": ("2026-12-21", "2027-01-06"),
            "Columbus Day counts": ("2026-10-05", "2026-10-19"),
            "Juneteenth counts: state offices are open": ("2026-06-08", "2026-06-22"),
            "Independence Day on a Saturday is not kept on Friday": ("2026-06-29", "2026-07-13"),
            "Independence Day on a Sunday is kept on Monday": ("2027-06-28", "2027-07-13"),
            "Veterans Day on a Saturday is kept on Friday": ("2028-11-06", "2028-11-21"),
            "one that came in on a holiday counts from the next business day": ("2026-03-31", "2026-04-14"),
        },
    ),
    deadline(
        "violation_training",
        "By what day is the self-study of a second violation finished, from the offer?",
        whole_days,
        {"length": "providers/violation_training"},
        VIOLATIONS,
        "ACL 16-36",
        "summary",
        {"14 days from 23 March": ("2026-03-23", "2026-04-06")},
    ),
    deadline(
        "violation_state_review",
        "By what day is state review of a third or fourth violation asked for, from the notice that upheld it?",
        whole_days,
        {"length": "providers/violation_state_review"},
        VIOLATIONS,
        "ACIN I-92-18",
        "summary",
        {"ten days from 23 March, by postmark": ("2026-03-23", "2026-04-02")},
    ),
    deadline(
        "suspension_start",
        "On what day does a suspension begin, from the violation notice?",
        whole_days,
        {"length": "providers/suspension_start"},
        VIOLATIONS,
        "San Francisco Human Services, IHSS violations page",
        "summary",
        {"20 days from 23 March": ("2026-03-23", "2026-04-12")},
    ),
    deadline(
        "suspension_end",
        "From what day may a provider work again after a third violation, from the first day of the suspension?",
        whole_days,
        {"length": "providers/suspension"},
        VIOLATIONS,
        "W&I 12300.4; ACL 16-36",
        "summary",
        {"90 suspended days from 12 April": ("2026-04-12", "2026-07-11")},
    ),
    deadline(
        "suspension_end_fourth",
        "From what day may a provider enroll again after a fourth violation, from the first day out?",
        months,
        {"length": "providers/suspension_fourth"},
        VIOLATIONS,
        "W&I 12300.4; ACL 16-36",
        "summary",
        {"a year from 12 April": ("2026-04-12", "2027-04-12")},
    ),
)
