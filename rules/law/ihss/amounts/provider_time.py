"""Figures behind the tables of sick leave claims, travel, extra hours, exemptions and violations."""

import numpy as np

from rules.amounts import Columns, IntArray, Limits, Mask
from rules.law.clocks.amounts.days import add_months
from rules.law.ihss.amounts.weekly_maximum import weekly_maximum as quarter_of

MISMATCH = "circumstances: give one for each recipient of the provider; provider_recipients tells how many there are."
TO_COME = "clean_since: the clean time begins after the day asked about; ask about a later day."


def odd_minutes(facts: Columns, limits: Limits) -> IntArray:
    """By how much a claim is over the last full step after the first hour."""
    odd: IntArray = np.maximum(facts["claim_minutes"] - limits["first_step"], 0) % limits["step"]
    return odd


def travel_left(facts: Columns, limits: Limits) -> IntArray:
    """What of the week's seven hours of travel is left."""
    left: IntArray = np.maximum(limits["travel"] - facts["week_travel_minutes"], 0)
    return left


def usual_overtime(facts: Columns, limits: Limits) -> IntArray:
    """The month's usual overtime: the weekly maximum less forty hours, for each week."""
    usual: IntArray = np.maximum(facts["weekly_maximum"] - limits["forty_hours"], 0) * facts["weeks_in_month"]
    return usual


def weekly_maximum(facts: Columns, limits: Limits) -> IntArray:
    """A quarter of the recipient's month."""
    return quarter_of(facts["authorized_minutes_per_month"], limits)


def week_limit(facts: Columns, limits: Limits) -> IntArray:
    """The week's limit for all recipients together; one recipient alone has none."""
    limit = np.where(facts["exempt"], limits["week_of_exempt"], limits["week_of_several"])
    return np.where(facts["provider_recipients"] >= limits["several"], limit, 200_000)


def without_circumstance(facts: Columns, limits: Limits) -> IntArray:
    """How many recipients meet none of the three circumstances."""
    each = facts.items("circumstances")
    return each.count(~(each["complex_needs"] | each["remote"] | each["language"]))


def not_each_recipient(facts: Columns, limits: Limits) -> dict[str, Mask]:
    """Exemption 2 is about every recipient."""
    given = np.diff(facts.items("circumstances").offsets)
    return {MISMATCH: facts.equals("exemption", "exemption_2") & (given != facts["provider_recipients"])}


def standing_now(facts: Columns, limits: Limits) -> IntArray:
    """The violations that stand on the day asked about: each clean year takes one back."""
    left, known = facts["violations_standing"].copy(), facts.known("clean_since")
    for years in range(1, 4):  # no more than three can stand
        over = add_months(facts["clean_since"], years * limits["clean_months"]) <= facts.on.toordinal()
        left -= (known & over).astype(np.int64)
    return np.asarray(np.maximum(left, 0), dtype=np.int64)


def number(facts: Columns, limits: Limits) -> IntArray:
    """The number this violation gets."""
    return standing_now(facts, limits) + 1


def to_come(facts: Columns, limits: Limits) -> dict[str, Mask]:
    """A clean time that has not begun."""
    return {TO_COME: facts.known("clean_since") & (facts["clean_since"] > facts.on.toordinal())}
