"""The clocks of provider enrollment: finishing it, asking for an exception, appealing."""

from datetime import date

from rules.law.clocks.amounts.clock import deadline
from rules.law.clocks.amounts.counting import months, whole_days, whole_days_and_extension

ENROLLMENT = date(2009, 11, 1)

QUESTIONS = (
    deadline(
        "enrollment",
        "By what day does a provider finish enrollment, from the first step done or the recipient's written choice?",
        whole_days,
        {"length": "providers/enrollment"},
        ENROLLMENT,
        "ACIN I-30-19",
        "summary",
        {"90 days from 15 March": ("2026-03-15", "2026-06-13")},
    ),
    deadline(
        "enrollment_extended",
        "By what day does a provider finish enrollment where the county gave more time, from the same start?",
        whole_days_and_extension,
        {"length": "providers/enrollment", "extension": "providers/enrollment_extension"},
        ENROLLMENT,
        "ACIN I-30-19; ACL 16-53",
        "summary",
        {"90 and 45 days from 15 March": ("2026-03-15", "2026-07-28")},
    ),
    deadline(
        "exception_request",
        "By what day is a general exception asked for, from the denial notice?",
        whole_days,
        {"length": "providers/exception_request"},
        date(2011, 2, 1),
        "W&I 12305.87; regulations on general exceptions, July 2019",
        "summary",
        {"45 days from 15 March": ("2026-03-15", "2026-04-29")},
    ),
    deadline(
        "enrollment_appeal",
        "By what day does a provider appeal a denial, from the notice?",
        whole_days,
        {"length": "providers/enrollment_appeal"},
        ENROLLMENT,
        "CDSS provider appeal page; SOC 853, SOC 856",
        "seen",
        {"60 days from 15 March": ("2026-03-15", "2026-05-14")},
    ),
    deadline(
        "enrollment_appeal_decision",
        "By what day is an appeal of an enrollment denial decided, from its receipt?",
        whole_days,
        {"length": "providers/enrollment_appeal_decision"},
        ENROLLMENT,
        "CDSS provider appeal page",
        "summary",
        {"180 days from 15 March": ("2026-03-15", "2026-09-11")},
    ),
    deadline(
        "enrollment_inactivity",
        "What is the last day of a year without pay, from the last payroll activity or the enrollment?",
        months,
        {"length": "providers/enrollment_inactivity"},
        ENROLLMENT,
        "ACL 10-59",
        "summary",
        {
            "a year from 15 March": ("2026-03-15", "2027-03-15"),
            "a year from 29 February": ("2028-02-29", "2029-02-28"),
        },
    ),
    deadline(
        "enrollment_reinstatement",
        "By what day may it be proposed to give a lost enrollment back, from the loss?",
        whole_days,
        {"length": "enrollment:standing/reinstatement_window"},
        ENROLLMENT,
        "Hearth's own policy",
        "derived",
        {"90 days from 15 March": ("2026-03-15", "2026-06-13")},
    ),
)
