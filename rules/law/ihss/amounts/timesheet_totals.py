"""What the entries of a timesheet come to: the half-month, its days, its weeks, and what of it may be paid."""

import numpy as np

from rules.amounts import Columns, IntArray, Limits, Mask
from rules.law.clocks.amounts.days import as_days, weekday
from rules.law.ihss.amounts.timesheet_days import day_cuts, fitting, sent_back
from rules.law.ihss.amounts.timesheet_entries import period_ends
from rules.law.ihss.amounts.weekly_maximum import weekly_maximum

NOT_A_PERIOD = "period_begins: a pay period begins on the 1st or the 16th; give one of them."
NOT_SUNDAY = "workweeks: a week is named by its Sunday, and one of them is another day; give the Sunday it begins on."
LAST_FIRST = "{}: a last day is before its first; mend the days, or give null where there is no end yet."
SUNDAY = 6


def impossible(facts: Columns, limits: Limits) -> dict[str, Mask]:
    """Periods, weeks and absences that cannot be as told."""
    days = as_days(facts["period_begins"])
    month = days.astype("datetime64[M]").astype("datetime64[D]")
    weeks = facts.items("workweeks")
    found = {
        NOT_A_PERIOD: ~np.isin((days - month).astype(np.int64), (0, 15)),
        NOT_SUNDAY: weeks.any(weekday(as_days(weeks["week"])) != SUNDAY),
    }
    for name in ("provider_out", "recipient_out"):
        out = facts.items(name)
        found[LAST_FIRST.format(name)] = out.any(out.known("last_day") & (out["last_day"] < out["first_day"]))
    return found


def in_time_until(facts: Columns, limits: Limits) -> IntArray:
    """The last day on which the timesheet is not late."""
    return period_ends(facts, limits) + limits["late"]


def first_half_minutes(facts: Columns, limits: Limits) -> IntArray:
    """What the timesheet claims if it is that of the first half of the month."""
    days = as_days(facts["period_begins"])
    first = days == days.astype("datetime64[M]").astype("datetime64[D]")
    return np.where(first, facts["claimed_minutes"], 0)


def first_half_most(facts: Columns, limits: Limits) -> IntArray:
    """The most whole minutes the first half may claim without a look."""
    most: IntArray = facts["authorized_minutes_per_month"] * limits["first_half_share"] // 100
    return most


def month_minutes(facts: Columns, limits: Limits) -> IntArray:
    """The provider's whole month, for all recipients."""
    total: IntArray = facts["month_other_minutes"] + facts["claimed_minutes"]
    return total


def beyond_day_minutes(facts: Columns, limits: Limits) -> IntArray:
    """By how much the provider claims more than a day has, on the worst day, all recipients together."""
    cuts = day_cuts(facts, limits, "minutes")
    worst = np.zeros(facts.rows, dtype=np.int64)
    np.maximum.at(worst, cuts.case, cuts.minutes)
    return worst


def countable_minutes(facts: Columns, limits: Limits) -> IntArray:
    """What may be paid of the entries, no day longer than it is."""
    entries = facts.items("entries")
    cuts = day_cuts(facts, limits, "payable_minutes")
    total = entries.sum(entries["payable_minutes"])
    np.subtract.at(total, cuts.case, cuts.minutes)
    return total


def proposed_minutes(facts: Columns, limits: Limits) -> IntArray:
    """What is paid, or would be if the proposed fix is accepted: within what remains; nothing of what is sent back."""
    return np.where(sent_back(facts), 0, fitting(facts))


def over_maximum_minutes(facts: Columns, limits: Limits) -> IntArray:
    """By how much the worst week is over the recipient's weekly maximum, weeks the county approved left out."""
    weeks = facts.items("workweeks")
    most = weeks.spread(weekly_maximum(facts["authorized_minutes_per_month"], limits)) + limits["tolerance"]
    over = weeks["same_minutes"] + _claimed_in_week(facts) - most
    return _worst(facts, np.where(weeks["approved"], 0, over))


def over_all_minutes(facts: Columns, limits: Limits) -> IntArray:
    """By how much the worst week of a provider with several recipients is over the limit for all together."""
    weeks = facts.items("workweeks")
    limit = np.where(facts["exempt"], limits["week_of_exempt"], limits["week_of_several"]) + limits["tolerance"]
    several = facts["provider_recipients"] >= limits["several"]
    over = weeks["same_minutes"] + weeks["other_minutes"] + _claimed_in_week(facts) - weeks.spread(limit)
    return _worst(facts, np.where(weeks.spread(several), over, 0))


def _claimed_in_week(facts: Columns) -> IntArray:
    """What the timesheet claims in each of its workweeks."""
    entries, weeks = facts.items("entries"), facts.items("workweeks")
    claimed = np.zeros(weeks.rows, dtype=np.int64)
    lengths = np.diff(weeks.offsets)
    for number in range(int(lengths.max(initial=0))):
        some = lengths > number
        sunday = np.zeros(facts.rows, dtype=np.int64)
        sunday[some] = weeks["week"][weeks.offsets[:-1][some] + number]
        since = entries["day"] - entries.spread(sunday)
        total = entries.sum(np.where((since >= 0) & (since < 7), entries["minutes"], 0))
        claimed[weeks.offsets[:-1][some] + number] = total[some]
    return claimed


def _worst(facts: Columns, over: IntArray) -> IntArray:
    worst = np.zeros(facts.rows, dtype=np.int64)
    np.maximum.at(worst, facts.items("workweeks").owner, over)
    return worst
