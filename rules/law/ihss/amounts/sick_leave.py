"""Paid sick leave of providers: what a fiscal year grants, who has accrued it and may use it (Labor Code 246).

Accrued after 100 paid hours since hire, or since 1 July 2018; usable after 200 more, or 60 days after the accrual,
whichever comes first. Both are tests of one time: after that the whole grant comes each 1 July, and lapses on 30 June.
More than a year without work starts both anew.
"""

from datetime import date
from typing import Any

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, boolean, day, minutes
from rules.law.clocks.amounts.days import add_months

SINCE, CITE = date(2018, 7, 1), "Labor Code 246; ACL 18-01"
TO_COME = "accrued_on: sick leave was accrued after the day asked about; ask about a later day."


def year(name: str, on: date, granted: int) -> Example:
    """A day and the grant of its fiscal year."""
    return Example(name, on, {}, {"minutes": granted})


GRANT = AmountQuestion(
    name="ihss.sick_leave",
    asks="How much paid sick leave does the fiscal year of the day grant a provider?",
    facts=(),
    limits={"grant": "sick_leave/grant"},
    gives={"minutes": minutes()},
    rows={"granted": CITE},
    since=SINCE,
    cite=CITE,
    evidence="summary",
    examples=(
        year("the first day there was any", date(2018, 7, 1), 480),
        year("the last day of eight hours", date(2020, 6, 30), 480),
        year("16 hours", date(2020, 7, 1), 960),
        year("the last day of 16 hours", date(2022, 6, 30), 960),
        year("24 hours", date(2022, 7, 1), 1440),
        year("the last day of 24 hours", date(2024, 6, 30), 1440),
        year("40 hours", date(2024, 7, 1), 2400),
        year("this year", date(2026, 3, 15), 2400),
    ),
)


def grant(facts: Columns, limits: Limits) -> Result:
    """The same for everybody."""
    return Result({"minutes": np.full(facts.rows, limits["grant"], dtype=np.int64)}, {"granted": True})


def held(name: str, answer: dict[str, Any], row: str, **facts: Any) -> Example:
    """A provider in March 2026."""
    usual = {"paid_minutes": 30000, "accrued_on": "2026-01-10", "last_worked_on": "2026-03-01"}
    return Example(name, date(2026, 3, 15), usual | facts, answer, rows=(row,))


ACCRUAL = AmountQuestion(
    name="ihss.sick_leave_accrual",
    asks="Has the provider accrued sick leave, may it be used, and how much is left?",
    facts=("paid_minutes", "accrued_on", "used_minutes", "last_worked_on"),
    limits={
        "grant": "sick_leave/grant",
        "to_accrue": "sick_leave/to_accrue",
        "to_use": "sick_leave/to_use",
        "days_to_use": "sick_leave/days_to_use",
        "kept": "sick_leave/kept",
    },
    gives={"accrued": boolean(), "usable": boolean(), "usable_on": day(nullable=True), "left_minutes": minutes()},
    rows={"away_too_long": CITE, "not_accrued": CITE, "not_usable_yet": CITE, "usable": CITE},
    since=SINCE,
    cite=CITE,
    evidence="summary",
    examples=(
        held("300 hours paid", {"accrued": True, "usable": True, "left_minutes": 2400}, "usable", paid_minutes=18000),
        held("some was used", {"usable": True, "left_minutes": 1800}, "usable", used_minutes=600),
        held("all was used", {"usable": True, "left_minutes": 0}, "usable", used_minutes=2400),
        held("a minute short of 100 hours", {"accrued": False, "usable": False, "left_minutes": 0}, "not_accrued",
             paid_minutes=5999, accrued_on=None),
        held("100 hours, accrued today", {"accrued": True, "usable": False, "usable_on": "2026-05-14",
             "left_minutes": 0}, "not_usable_yet", paid_minutes=6000, accrued_on="2026-03-15"),
        held("a minute short of 200 more, 59 days after", {"usable": False, "usable_on": "2026-03-16"},
             "not_usable_yet", paid_minutes=17999, accrued_on="2026-01-15"),
        held("60 days after", {"usable": True, "usable_on": "2026-03-15"}, "usable", paid_minutes=6000,
             accrued_on="2026-01-14"),
        held("a year away to the day", {"usable": True}, "usable", last_worked_on="2025-03-15"),
        held("a year and a day away", {"accrued": False, "usable": False, "usable_on": None}, "away_too_long",
             last_worked_on="2025-03-14"),
        Example("nobody told the day of accrual", date(2026, 3, 15),
                {"paid_minutes": 6000, "accrued_on": None, "last_worked_on": None}, needs=("accrued_on",)),
    ),
)  # fmt: skip


def accrual(facts: Columns, limits: Limits) -> Result:
    """Each provider's sick leave on the day asked about."""
    today, paid = facts.on.toordinal(), facts["paid_minutes"]
    away = facts.known("last_worked_on") & (add_months(facts["last_worked_on"], limits["kept"]) < today)
    accrued = ~away & (paid >= limits["to_accrue"])
    worked = paid >= limits["to_accrue"] + limits["to_use"]
    usable_on = facts["accrued_on"] + limits["days_to_use"]
    usable = accrued & (worked | (facts.known("accrued_on") & (usable_on <= today)))
    left = np.where(usable, np.maximum(limits["grant"] - facts["used_minutes"], 0), 0)
    return Result(
        {"accrued": accrued, "usable": usable, "usable_on": np.maximum(usable_on, 1), "left_minutes": left},
        {"away_too_long": away, "not_accrued": ~away & ~accrued, "not_usable_yet": accrued & ~usable, "usable": usable},
        null={"usable_on": ~accrued | ~facts.known("accrued_on")},
        needs={"accrued_on": accrued & ~worked & ~facts.known("accrued_on")},
        refuse={TO_COME: facts.known("accrued_on") & (facts["accrued_on"] > today)},
    )


QUESTIONS = ((GRANT, grant), (ACCRUAL, accrual))
