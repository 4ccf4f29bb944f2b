"""The clocks of provider enrollment: finishing it, asking for an exception, appealing."""

from datetime import date

from rules.law.clocks.amounts.clock import deadline
from rules.law.clocks.amounts.counting import whole_days, whole_days_and_extension

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
)
