"""The clocks of CCS notices, appeals and fair hearings (22 CCR, chapter 13); Medi-Cal's own days are others."""

from datetime import date

from rules.law.clocks.amounts.clock import deadline
from rules.law.clocks.amounts.counting import whole_days

ANY_DAY = date(2000, 1, 1)

QUESTIONS = (
    deadline(
        "ccs_notice",
        "By what day does the notice of action go out, from the decision?",
        whole_days,
        {"length": "ccs/notice"},
        ANY_DAY,
        "22 CCR 42132(a)",
        "seen",
        {"7 days from 27 March": ("2026-03-27", "2026-04-03")},
    ),
    deadline(
        "ccs_appeal",
        "By what day is the first appeal postmarked, from the date of the notice of action?",
        whole_days,
        {"length": "ccs/appeal"},
        ANY_DAY,
        "22 CCR 42160",
        "seen",
        {"30 days from 15 March": ("2026-03-15", "2026-04-14")},
    ),
    deadline(
        "ccs_appeal_reply",
        "By what day is the reply to an appeal mailed, from the day the appeal, or what it lacked, was received?",
        whole_days,
        {"length": "ccs/appeal_reply"},
        ANY_DAY,
        "22 CCR 42160",
        "seen",
        {"21 days from 15 March": ("2026-03-15", "2026-04-05")},
    ),
    deadline(
        "ccs_fair_hearing",
        "By what day is a fair hearing asked for, from the date of the appeal decision?",
        whole_days,
        {"length": "ccs/fair_hearing"},
        ANY_DAY,
        "22 CCR 42180",
        "seen",
        {"14 days from 25 February of a leap year": ("2028-02-25", "2028-03-10")},
    ),
)
