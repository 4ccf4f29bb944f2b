"""The limits of a timesheet as they stand with what is typed: shown while somebody types, never decided.

The facts are those the step decides by (`records.timesheet_facts`); the law is asked by columns (`rules.preview`).
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _

from records import timesheet_facts
from records.clock import county_today
from records.timesheet import Timesheet
from rules.answer import Answer, Reason
from rules.preview import preview
from web import database
from web.language import chosen
from web.public.timesheets.pending import counted_in
from web.public.timesheets.stretches import Stretch
from web.wording import day as short_day

NOT_TOLD = ("pay", "signature_check", "county_hold", "nothing_claimed")
"""Rows that tell a provider nothing while typing; who is picked by chance is not known before it is sent."""
GOOD, WARN, BAD = "good", "warn", "bad"
NEARLY = 90
"""Percent of a limit from which it is shown as near."""


@dataclass(frozen=True)
class Meter:
    """One limit in minutes: what is used of it with what is typed."""

    title: str
    used: int
    most: int

    @property
    def left(self) -> int:
        """What may still be worked; below nothing when it is passed."""
        return self.most - self.used

    @property
    def tone(self) -> str:
        """Good, near, or passed."""
        if self.left < 0:
            return BAD
        return WARN if self.used * 100 >= self.most * NEARLY and self.used else GOOD

    @property
    def width(self) -> int:
        """Of a bar of a hundred."""
        return min(100, 100 * self.used // self.most) if self.most else 100


@dataclass(frozen=True)
class Looked:
    """What the law would say of a timesheet as it stands."""

    claimed: int
    outcome: str | None
    payable: int
    month: list[Meter]
    weeks: list[Meter]
    told: list[tuple[str, str]]  # tone and sentence
    findings: Mapping[Stretch, str] = field(default_factory=dict)

    @property
    def nearest(self) -> Meter | None:
        """The limit with the least left."""
        return min([*self.month, *self.weeks], key=lambda each: each.left, default=None)

    def of(self, day: dt.date | None) -> list[Meter]:
        """The month's limits and those of the week of a day."""
        return self.month + [each for each in self.weeks if day is None or week_of(day) in each.title]


def look(row: Timesheet, stretches: Sequence[Stretch]) -> Looked:
    """Ask the law about a timesheet with these stretches, as if it came in today."""
    facts = facts_of(row)
    answer = preview(
        "ihss.timesheet",
        row.period_ends,
        {**facts, "entries": [each.as_fact() for each in stretches]},
        language=chosen(),
    )
    given = answer.answer or {}
    weeks = _weeks(answer, facts, stretches)
    return Looked(
        claimed=given.get("claimed_minutes", sum(each.minutes for each in stretches)),
        outcome=given.get("outcome"),
        payable=given.get("payable_minutes", 0),
        month=_month(answer, facts, stretches),
        weeks=weeks,
        told=[(_tone(each, given), each.says) for each in answer.because if each.row not in NOT_TOLD],
        findings=_findings(answer, stretches),
    )


def facts_of(row: Timesheet) -> dict[str, Any]:
    """What the law is asked with; nobody's random pick and no hold of the county is told before it is sent."""
    facts = timesheet_facts.facts_of(database.session(), row)
    unknown = {"picked_for_signature": False, "county_hold": False, "received_on": county_today().isoformat()}
    return counted_in(row, facts | unknown)


def _tone(reason: Reason, given: Mapping[str, Any]) -> str:
    warnings = ("over_weekly", "over_exempt", "advance_pay")
    return WARN if reason.row.startswith(warnings) or given.get("outcome") == "pay" else BAD


def _month(answer: Answer, facts: Mapping[str, Any], stretches: Sequence[Stretch]) -> list[Meter]:
    """The recipient's month, the provider's own share of it, and the month of who is exempt."""
    claimed = sum(each.minutes for each in stretches)
    found = [Meter(_("Hours left this month"), claimed, facts["recipient_remaining_minutes"])]
    if facts.get("provider_remaining_minutes") is not None:
        found.append(Meter(_("Of these, left for you"), claimed, facts["provider_remaining_minutes"]))
    if facts["exempt"]:
        used = claimed + facts.get("month_other_minutes", 0)
        found.append(Meter(_("All people you care for, this month"), used, _limit(answer, "exempt_month")))
    return found


def _weeks(answer: Answer, facts: Mapping[str, Any], stretches: Sequence[Stretch]) -> list[Meter]:
    """Each workweek of the period: this recipient's time, and that of all recipients where there are several."""
    told = preview(
        "ihss.weekly_maximum",
        answer.on,
        {"authorized_minutes_per_month": facts["authorized_minutes_per_month"]},
    )
    maximum = (told.answer or {}).get("weekly_maximum_minutes", 0)
    several = facts["provider_recipients"] >= _limit(answer, "several")
    found = []
    for week in facts.get("workweeks", []):
        sunday = _as_day(week["week"])
        typed = sum(each.minutes for each in stretches if sunday <= each.day < sunday + dt.timedelta(days=7))
        same = typed + week["same_minutes"]
        found.append(Meter(week_of(sunday), same, maximum))
        if several:
            limit = _limit(answer, "week_of_exempt" if facts["exempt"] else "week_of_several")
            title = _("%(week)s, all people you care for", week=week_of(sunday))
            found.append(Meter(title, same + week["other_minutes"], limit))
    return found


def week_of(day: dt.date) -> str:
    """`Week of Nov 15`, by its Sunday."""
    sunday = day - dt.timedelta(days=(day.weekday() + 1) % 7)
    return _("Week of %(day)s", day=short_day(sunday))


def _limit(answer: Answer, name: str) -> int:
    return next((int(each.value) for each in answer.limits if each.name == name), 0)


def _findings(answer: Answer, stretches: Sequence[Stretch]) -> dict[Stretch, str]:
    """What the law finds in single stretches, in words."""
    items = answer.items.get("entries", ())
    pairs = zip(stretches, items, strict=False)
    return {
        stretch: item.because[0].says
        for stretch, item in pairs
        if item.because and (item.answer or {}).get("finding") != "counts"
    }


def _as_day(value: Any) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
