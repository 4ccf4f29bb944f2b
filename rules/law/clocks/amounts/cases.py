"""The clocks of notices, hearings and open cases."""

from datetime import date

from rules.law.clocks.amounts.clock import deadline
from rules.law.clocks.amounts.counting import days_between, months, whole_days

ANY_DAY = date(2000, 1, 1)
ADVANCE_PAY = date(2014, 9, 1)

QUESTIONS = (
    deadline(
        "adverse_notice_effective",
        "What is the earliest lawful effective day of an adverse action, from the day its notice is mailed?",
        days_between,
        {"length": "notices/adverse_notice"},
        ANY_DAY,
        "MPP 22-001, 22-071, 22-072, 30-009.236",
        "derived",
        {
            "mailed on the 2nd, ten whole days, effective on the 13th": ("2026-03-02", "2026-03-13"),
            "across a leap day": ("2028-02-20", "2028-03-02"),
            "across a February without one": ("2026-02-20", "2026-03-03"),
        },
    ),
    deadline(
        "hearing_request",
        "By what day may a state hearing be asked for, from the day the action takes effect?",
        whole_days,
        {"length": "notices/hearing_request"},
        ANY_DAY,
        "MPP 22-009; W&I 10951",
        "seen",
        {"90 days from 1 April": ("2026-04-01", "2026-06-30")},
    ),
    deadline(
        "payment_file_kept",
        "Until what day are the bytes of a payment file kept, from the day it was made?",
        months,
        {"length": "payments/files_kept"},
        ANY_DAY,
        "Nacha Operating Rules, subsection 1.4.3; 26 CFR 31.6001-1(e)(2)",
        "recalled",
        {"six years": ("2026-03-18", "2032-03-18"), "from a leap day": ("2028-02-29", "2034-02-28")},
    ),
    deadline(
        "reassessment",
        "By what day is the next assessment, from the last one?",
        months,
        {"length": "cases/reassessment"},
        ANY_DAY,
        "W&I 12301.1(b)(1)",
        "seen",
        {
            "the same day a year later": ("2026-03-15", "2027-03-15"),
            "29 February becomes 28 February": ("2028-02-29", "2029-02-28"),
            "28 February stays, though the next year has a 29th": ("2027-02-28", "2028-02-28"),
            "the last day of December": ("2026-12-31", "2027-12-31"),
        },
    ),
    deadline(
        "change_report",
        "By what day does a recipient report a change, from the change?",
        whole_days,
        {"length": "cases/change_report"},
        ANY_DAY,
        "MPP 30-760.14, 30-760.15",
        "seen",
        {"ten days over the end of a month": ("2026-04-25", "2026-05-05")},
    ),
    deadline(
        "intercounty_transfer",
        "By what day has the receiving county processed a transfer, from the day it was told?",
        whole_days,
        {"length": "cases/intercounty_transfer"},
        ANY_DAY,
        "MPP 30-759.9",
        "summary",
        {"30 days from 15 March": ("2026-03-15", "2026-04-14")},
    ),
    deadline(
        "advance_pay_reconciliation",
        "By what day are the time sheets for advance pay due before an overpayment is presumed, from its issuance?",
        whole_days,
        {"length": "cases/advance_pay_reconciliation"},
        ADVANCE_PAY,
        "ACL 14-68; ACL 24-38; MPP 30-769.73",
        "summary",
        {"45 days from 1 March": ("2026-03-01", "2026-04-15")},
    ),
    deadline(
        "advance_pay_arrears",
        "From what day may the county move a recipient from advance pay to arrears, from its issuance?",
        whole_days,
        {"length": "cases/advance_pay_arrears"},
        ADVANCE_PAY,
        "ACL 14-68; ACL 24-38; MPP 30-769.73",
        "summary",
        {"90 days from 1 March": ("2026-03-01", "2026-05-30")},
    ),
)
