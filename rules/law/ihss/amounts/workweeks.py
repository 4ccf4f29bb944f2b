"""A provider's workweeks of one service month: regular and overtime minutes, and which limits were broken.

A workweek runs from Sunday to Saturday (W&I 12300.4). Over forty hours is overtime, travel between recipients counted
in; the limits look at work alone. A recipient whose weekly maximum is forty hours or less may be given forty hours in
any week; one with more, any hours as long as the month's overtime is no more than usual, the weekly maximum less forty
hours for each week (ACL 16-01, ACL 16-36). So of the first two codes one week of one recipient has one at most.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from rules.amounts import (
    AmountQuestion,
    Columns,
    IntArray,
    Items,
    Limits,
    Mask,
    Records,
    Result,
    day,
    minutes,
    one_of,
    records,
    records_of,
    text,
)
from rules.law.ihss.amounts.week_recipients import Served, read, wrong
from rules.law.ihss.amounts.weekly_maximum import weekly_maximum
from rules.law.ihss.amounts.workweeks_examples import EXAMPLES

CODES = ("over_forty", "over_usual_overtime", "over_weekly_limit", "over_travel")

QUESTION = AmountQuestion(
    name="ihss.workweeks",
    asks="How much of each workweek of the month is overtime, and which limits did the provider break?",
    facts=("exempt", "recipients", "weeks"),
    limits={
        "forty_hours": "assignment:workweek/overtime",
        "week_of_several": "assignment:workweek/two_or_more",
        "week_of_exempt": "assignment:workweek/exempt",
        "several": "assignment:workweek/several",
        "travel": "assignment:workweek/travel",
        "tolerance": "workweek/tolerance",
        "travel_is_overtime": "workweek/travel_is_overtime",
        "violations_issued": "workweek/violations_issued",
        "weeks_for_maximum": "hours/weeks_for_maximum",
    },
    gives={
        "weeks": records(week=day(), regular_minutes=minutes(), overtime_minutes=minutes()),
        "violations": records(week=day(), code=one_of(*CODES), recipient=text(nullable=True)),
    },
    rows={
        "regular_only": "W&I 12300.4",
        "overtime": "W&I 12300.4; ACL 16-01",
        "over_forty": "ACL 16-36",
        "over_usual_overtime": "ACL 16-01; ACL 16-36",
        "over_weekly_limit": "W&I 12300.4",
        "over_exempt_limit": "CDSS overtime exemption page; ACL 16-07",
        "over_travel": "W&I 12300.4; ACL 16-36",
        "not_yet_violations": "ACL 16-36",
    },
    since=date(2016, 2, 1),
    cite="W&I 12300.4; ACL 16-01; ACL 16-36",
    evidence="summary",
    examples=EXAMPLES,
)


@dataclass(frozen=True)
class Broken:
    """Which limits were broken: the first two per week and recipient served, the others per week."""

    over_forty: Mask
    over_usual: Mask
    over_week: Mask
    over_travel: Mask


def answer(facts: Columns, limits: Limits) -> Result:
    """Each week's regular and overtime minutes, and the violations in the order of the weeks."""
    weeks, served = facts.items("weeks"), read(facts)
    worked = served.pairs.sum(served.pairs["minutes"])
    counted = worked + weeks["travel_minutes"] * limits["travel_is_overtime"]
    overtime = np.maximum(counted - limits["forty_hours"], 0)
    split = {
        "week": weeks["week"],
        "regular_minutes": worked + weeks["travel_minutes"] - overtime,
        "overtime_minutes": overtime,
    }
    broken = _broken(facts, served, worked, limits)
    any_broken = {
        "over_forty": weeks.any(served.pairs.any(broken.over_forty)),
        "over_usual_overtime": weeks.any(served.pairs.any(broken.over_usual)),
        "over_weekly_limit": weeks.any(broken.over_week) & ~facts["exempt"],
        "over_exempt_limit": weeks.any(broken.over_week) & facts["exempt"],
        "over_travel": weeks.any(broken.over_travel),
    }
    issued = bool(limits["violations_issued"])
    some = np.logical_or.reduce(list(any_broken.values()))
    return Result(
        answer={},
        rows={
            "regular_only": ~weeks.any(overtime > 0),
            "overtime": weeks.any(overtime > 0),
            **{row: held & issued for row, held in any_broken.items()},
            "not_yet_violations": some & (not issued),
        },
        refuse=wrong(facts, served),
        lists={
            "weeks": records_of(facts.rows, weeks.owner, split),
            "violations": _violations(facts, served, broken, issued),
        },
    )


def usual_overtime(facts: Columns, maximum: IntArray, limits: Limits) -> IntArray:
    """The month's usual overtime of each recipient: the weekly maximum less forty hours, times the weeks given."""
    weeks_given = facts.items("recipients").spread(np.diff(facts.items("weeks").offsets))
    usual: IntArray = np.maximum(maximum - limits["forty_hours"], 0) * weeks_given
    return usual


def _broken(facts: Columns, served: Served, worked: IntArray, limits: Limits) -> Broken:
    forty, tolerance = limits["forty_hours"], limits["tolerance"]
    recipients, weeks, spent = facts.items("recipients"), facts.items("weeks"), served.pairs["minutes"]
    maximum = weekly_maximum(recipients["authorized_minutes_per_month"], limits)
    overtime = served.per_recipient(np.maximum(spent - forty, 0))
    unusual = served.of_recipient(overtime > usual_overtime(facts, maximum, limits))
    most = served.of_recipient(maximum)
    several = np.diff(recipients.offsets) >= limits["several"]
    limit = weeks.spread(np.where(facts["exempt"], limits["week_of_exempt"], limits["week_of_several"]))
    return Broken(
        over_forty=(most <= forty) & (spent > forty + tolerance) & ~served.approved,
        over_usual=(most > forty) & (spent > most + tolerance) & unusual & ~served.approved,
        over_week=weeks.spread(several) & (worked > limit + tolerance),
        over_travel=weeks["travel_minutes"] > limits["travel"] + tolerance,
    )


def _violations(facts: Columns, served: Served, broken: Broken, issued: bool) -> Records:
    """Week by week, in the order of the codes; the last two are about no recipient."""
    weeks, recipients = facts.items("weeks"), facts.items("recipients")
    nobody = recipients.rows
    parts = [
        (served.pairs.owner[mask], code, served.recipient[mask])
        for code, mask in ((0, broken.over_forty), (1, broken.over_usual))
    ] + [
        (np.flatnonzero(mask), code, np.full(int(mask.sum()), nobody))
        for code, mask in ((2, broken.over_week), (3, broken.over_travel))
    ]
    week = np.concatenate([part[0] for part in parts])
    codes = np.concatenate([np.full(len(part[0]), part[1], dtype=np.int64) for part in parts])
    who = np.concatenate([part[2] for part in parts])
    order = np.lexsort((who, codes, week)) if issued else np.zeros(0, dtype=np.int64)
    week, codes, who = week[order], codes[order], who[order]
    columns = {"week": weeks["week"][week], "code": codes, "recipient": _names(recipients)[who]}
    return records_of(facts.rows, weeks.owner[week], columns, {"recipient": who == nobody})


def _names(recipients: Items) -> np.ndarray[tuple[int], np.dtype[np.str_]]:
    """The recipients' names, and no name for nobody."""
    return np.append(recipients["recipient"], "")
