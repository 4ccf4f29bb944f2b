"""By when a task is to be done: business days from its opening, by Hearth's own policy kept among the parameters."""

import datetime as dt

import numpy as np

from activities.doing import Doing
from activities.policy import calendar, intake_policy, policy_of
from records import clock as county
from records.clocks import Clock
from records.eligibility import HomeVisit
from rules.law.clocks.amounts.days import add_business_days
from workflows.steps.work import TaskKind, TaskRef

PROGRAMME_OF = {
    "application": "intake",
    "enrollment": "enrollment",
    "assignment": "assignment",
    "timesheet": "ihss",
    "violation": "ihss",
    "pay_run": "ihss",
    "organization": "ccs",
    "account_request": "ccs",
}
"""Where in the law the business days are kept that a task of each kind of process may take."""


def due_on(doing: Doing, ref: TaskRef) -> dt.date:
    """The day by which a task is due: a visit on its day, a reminder of the form before its clock runs out."""
    if ref.kind is TaskKind.HOLD_VISIT and ref.about is not None:
        return county.county_day(doing.session.get_one(HomeVisit, ref.about).starts_at)
    if ref.kind is TaskKind.FOLLOW_CERTIFICATION and ref.about is not None:
        before = dt.timedelta(days=intake_policy("tasks/follow_certification", doing.today))
        return max(doing.today, doing.session.get_one(Clock, ref.about).due_on - before)
    if ref.kind is TaskKind.FOLLOW_ENROLLMENT and ref.about is not None:
        return doing.session.get_one(Clock, ref.about).due_on
    days = policy_of(PROGRAMME_OF[doing.subject.kind], "tasks/business_days", doing.today)
    return business_days_after(doing.today, days[ref.kind.value])


def business_days_after(day: dt.date, count: int) -> dt.date:
    """So many business days after a day; weekends and state holidays do not count (Gov. Code 19853)."""
    holidays = calendar("state_holidays", day)
    kept = tuple(calendar("kept_on_friday", day))
    ordinal = add_business_days(np.array([day.toordinal()], dtype=np.int64), count, holidays, kept)
    return dt.date.fromordinal(int(ordinal[0]))
