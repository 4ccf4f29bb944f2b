"""The clocks of organizations in provider inquiry: their application, their liaison, confirming their users."""

from datetime import date

from rules.law.clocks.amounts.clock import CALENDAR, deadline
from rules.law.clocks.amounts.counting import business_days, months, whole_days

ANY_DAY = date(2000, 1, 1)
CALENDAR_KNOWN = date(2010, 1, 1)  # the holidays of State offices are known from then on
OWN = "Hearth's own policy"

QUESTIONS = (
    deadline(
        "ccs_application_review",
        "By what day has the Regional Office decided an application to take part, from its receipt?",
        business_days,
        {"length": "inquiry/application_review"} | CALENDAR,
        CALENDAR_KNOWN,
        OWN,
        "derived",
        {
            "two weeks": ("2026-03-02", "2026-03-16"),
            "to the day before Cesar Chavez Day": ("2026-03-16", "2026-03-30"),
            "over that day": ("2026-03-20", "2026-04-06"),
        },
    ),
    deadline(
        "ccs_recertification",
        "By what day does the next round in which a liaison confirms the users begin, from the last one?",
        months,
        {"length": "inquiry/recertification"},
        ANY_DAY,
        OWN,
        "derived",
        {
            "six months": ("2026-03-15", "2026-09-15"),
            "31 August becomes the last of February": ("2026-08-31", "2027-02-28"),
        },
    ),
    deadline(
        "ccs_recertification_answer",
        "By what day does a liaison answer the round, from its beginning?",
        whole_days,
        {"length": "inquiry/recertification_answer"},
        ANY_DAY,
        OWN,
        "derived",
        {"30 days from 15 March": ("2026-03-15", "2026-04-14")},
    ),
    deadline(
        "ccs_liaison_named",
        "By what day is the next liaison of a frozen organization named, from the freeze?",
        whole_days,
        {"length": "inquiry/liaison_named"},
        ANY_DAY,
        OWN,
        "derived",
        {"30 days from 15 March": ("2026-03-15", "2026-04-14")},
    ),
    deadline(
        "ccs_liaison_chase",
        "When is a frozen organization reminded, from the freeze or the last reminder?",
        whole_days,
        {"length": "inquiry/liaison_chase"},
        ANY_DAY,
        OWN,
        "derived",
        {"a week": ("2026-03-16", "2026-03-23")},
    ),
)
