"""The clocks of an application: certification, the yardsticks, and an application that lies untouched."""

from datetime import date

from rules.law.clocks.amounts.clock import CALENDAR, deadline
from rules.law.clocks.amounts.counting import business_days, whole_days

SOC_873 = date(2011, 8, 1)

QUESTIONS = (
    deadline(
        "health_certification",
        "By what day must form SOC 873 be back, from the day the county provided it?",
        whole_days,
        {"length": "intake/health_certification"},
        SOC_873,
        "W&I 12309.1; ACL 16-78",
        "summary",
        {
            "45 days from 2 March": ("2026-03-02", "2026-04-16"),
            "across a leap day": ("2028-02-01", "2028-03-17"),
            "across the turn of the year": ("2026-12-01", "2027-01-15"),
            "a due day on a Saturday stays there": ("2026-03-04", "2026-04-18"),
        },
    ),
    deadline(
        "health_certification_good_cause",
        "By what day must form SOC 873 be back where there is good cause, from the day the county provided it?",
        whole_days,
        {"length": "intake/health_certification_good_cause"},
        SOC_873,
        "ACIN I-28-20; ACL 22-11",
        "summary",
        {"90 days in all, not 45 and 90": ("2026-03-02", "2026-05-31"), "in a leap year": ("2028-01-31", "2028-04-30")},
    ),
    deadline(
        "application_yardstick",
        "By what day does the state expect a decision, from the protected date of eligibility?",
        whole_days,
        {"length": "intake/application_yardstick"},
        SOC_873,
        "CDSS quality assurance monitoring, ACL summary of July 2021",
        "summary",
        {"90 days from 15 March": ("2026-03-15", "2026-06-13")},
    ),
    deadline(
        "application_decision",
        "By what day does the county act on an application that does not wait for a disability decision?",
        whole_days,
        {"length": "intake/application_decision"},
        date(2000, 1, 1),
        "MPP 30-759.2",
        "recalled",
        {"30 days from 15 March": ("2026-03-15", "2026-04-14")},
    ),
    deadline(
        "approval_yardstick",
        "By what day does the State Auditor expect an approval, from the application?",
        whole_days,
        {"length": "intake/approval_yardstick"},
        date(2019, 1, 1),
        "State Auditor report 2020-109",
        "seen",
        {"30 days from the end of January": ("2026-01-31", "2026-03-02")},
    ),
    deadline(
        "first_services",
        "By what day should services begin, from the approval?",
        whole_days,
        {"length": "intake/first_services"},
        date(2019, 1, 1),
        "State Auditor report 2020-109",
        "seen",
        {"15 days from 20 December": ("2026-12-20", "2027-01-04")},
    ),
    deadline(
        "attention_reminder",
        "When is the worker reminded of an application nobody has touched since a day?",
        business_days,
        {"length": "attention/reminder", **CALENDAR},
        SOC_873,
        "Hearth's own policy",
        "derived",
        {"a week of business days": ("2026-03-02", "2026-03-09")},
    ),
    deadline(
        "attention_escalation",
        "When is the supervisor told of an application nobody has touched since a day?",
        business_days,
        {"length": "attention/escalation", **CALENDAR},
        SOC_873,
        "Hearth's own policy",
        "derived",
        {"two weeks of business days": ("2026-03-02", "2026-03-16")},
    ),
)
