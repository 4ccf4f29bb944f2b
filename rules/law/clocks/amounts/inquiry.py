"""The clocks of account requests in provider inquiry: review, user ID, handing out, first sign-in, separation."""

from datetime import date

from rules.law.clocks.amounts.clock import CALENDAR, deadline
from rules.law.clocks.amounts.counting import business_days, whole_days

ANY_DAY = date(2000, 1, 1)
CALENDAR_KNOWN = date(2010, 1, 1)  # the holidays of State offices are known from then on
OWN = "Hearth's own policy"
CONTROLS = "DHCS agreements, User IDs and Password Controls"

QUESTIONS = (
    deadline(
        "ccs_request_review",
        "By what day has the Regional Office reviewed an account request, from its making?",
        business_days,
        {"length": "inquiry/request_review"} | CALENDAR,
        CALENDAR_KNOWN,
        OWN,
        "derived",
        {
            "five business days": ("2026-03-16", "2026-03-23"),
            "over Cesar Chavez Day": ("2026-03-27", "2026-04-06"),
        },
    ),
    deadline(
        "ccs_id_assignment",
        "By what day has the Information Technology Unit assigned the user ID, from the approval?",
        business_days,
        {"length": "inquiry/id_assignment"} | CALENDAR,
        CALENDAR_KNOWN,
        OWN,
        "derived",
        {
            "from Monday to Wednesday": ("2026-03-16", "2026-03-18"),
            "from Friday to Tuesday": ("2026-03-20", "2026-03-24"),
        },
    ),
    deadline(
        "ccs_hand_out",
        "By what day has the liaison handed out the user ID, from its assignment?",
        business_days,
        {"length": "inquiry/hand_out"} | CALENDAR,
        CALENDAR_KNOWN,
        OWN,
        "derived",
        {"five business days": ("2026-03-16", "2026-03-23")},
    ),
    deadline(
        "ccs_first_sign_in",
        "Through what day does a one-time password open, from its making?",
        whole_days,
        {"length": "inquiry/first_sign_in"},
        ANY_DAY,
        OWN,
        "derived",
        {"30 days from 15 March": ("2026-03-15", "2026-04-14")},
    ),
    deadline(
        "ccs_separation",
        "By what day is the account of somebody who left disabled, from the day it is known?",
        whole_days,
        {"length": "inquiry/separation"},
        ANY_DAY,
        CONTROLS,
        "seen",
        {
            "the next day": ("2026-03-16", "2026-03-17"),
            "a Saturday too": ("2026-03-20", "2026-03-21"),
        },
    ),
    deadline(
        "ccs_returned_answer",
        "By what day is a returned form mended, from its return?",
        whole_days,
        {"length": "inquiry/returned_answer"},
        ANY_DAY,
        OWN,
        "derived",
        {"30 days from 15 March": ("2026-03-15", "2026-04-14")},
    ),
    deadline(
        "ccs_password",
        "Through what day is a password of the portal used, from its choosing?",
        whole_days,
        {"length": "inquiry/password"},
        ANY_DAY,
        CONTROLS,
        "seen",
        {"90 days from 15 March": ("2026-03-15", "2026-06-13")},
    ),
)
