"""The law asked again about a payment: the rate of its days, the overtime of its weeks, and what is withheld.

What was paid is kept with the payment; the facts are those that stand with it and with the records of its pay date.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from records.assignment import Assignment
from records.pay_setup import WithholdingCertificate
from records.pay_statement import what_of
from records.payment import PayLine, Payment
from records.payment_view import Seen, certificates, earlier_quarter_most, untaken_before
from records.payment_weeks import Stretch, weeks
from records.periods import last_day
from rules.answer import Answer
from rules.book import load_book
from rules.errors import LawError
from rules.preview import preview
from web import database, wording
from web.staff.explaining import Explained, Told, explained

NET, THRESHOLDS, WAGE, GROSS = "ihss.net_pay", "ihss.payroll_thresholds", "ihss.wage", "ihss.gross_pay"
OVERTIME = "ihss.overtime_shares"
W4 = ("filing_status", "two_jobs", "credits_cents", "other_income_cents", "deductions_cents", "extra_cents")
DE4 = ("filing_status", "allowances", "estimated_deductions", "extra_cents")
FICA_OF, SDI_OF = ("none",), ("none", "child_under_21")
"""Whose wages these taxes are for, of relationships to the recipient."""

TAXES = (
    ("Social Security", "social_security_cents", ("fica", "over_social_security_base"), ("social_security_rate",)),
    ("Medicare", "medicare_cents", ("fica", "additional_medicare"), ("medicare_rate",)),
    ("SDI", "sdi_cents", ("sdi",), ("sdi_rate",)),
    ("Federal income tax", "federal_income_tax_cents", ("live_in", "federal_by_w4", "no_w4"), ()),
    ("State income tax", "state_income_tax_cents", ("live_in", "state_by_de4", "no_de4"), ()),
    ("Share of cost", "share_of_cost_cents", ("share_of_cost",), ()),
)
"""What is taken, the rows of the law that say why (by how they begin), and the figures they rest on."""


@dataclass(frozen=True)
class Withheld:
    """One thing that is taken: as paid, why in the law's words, and what the law says now."""

    title: str
    cents: int
    again: int | None
    why: list[Mapping[str, str]]
    figures: list[Told]


@dataclass(frozen=True)
class AskedAgain:
    """What the law says now of what is withheld, and whether it is what was paid."""

    withheld: list[Withheld]
    said: Explained | None
    thresholds: Explained | None
    same: bool


def withheld(seen: Seen) -> AskedAgain:
    """Every tax of a payment with its reasons."""
    payment = seen.payment
    try:
        thresholds = preview(THRESHOLDS, payment.pay_date, _threshold_facts(payment))
        answer = preview(NET, payment.pay_date, _net_facts(seen, thresholds.answer or {}))
    except LawError:
        return AskedAgain([_withheld(payment, None, *each) for each in TAXES], None, None, same=False)
    said, before = explained(NET, answer.as_decision()), explained(THRESHOLDS, thresholds.as_decision())
    rows = [_withheld(payment, (answer, said), *each) for each in TAXES]
    return AskedAgain(rows, said, before, same=all(each.cents == each.again for each in rows))


def _withheld(
    payment: Payment,
    told: tuple[Answer, Explained] | None,
    title: str,
    name: str,
    rows: tuple[str, ...],
    figures: tuple[str, ...],
) -> Withheld:
    if told is None:
        return Withheld(title, getattr(payment, name), None, [], [])
    answer, said = told
    given = (answer.answer or {}).get(name)
    return Withheld(
        title,
        getattr(payment, name),
        given if isinstance(given, int) else None,
        [each for each in said.reasons if each["row"].startswith(rows)],
        [each for each in said.limits if each.name.rpartition("/")[2] in figures],
    )


def _threshold_facts(payment: Payment) -> dict[str, Any]:
    session, year = database.session(), payment.pay_date.replace(month=1, day=1)
    quarter = year.replace(month=(payment.pay_date.month - 1) // 3 * 3 + 1)
    threshold = load_book().programmes["ihss"].parameter("payroll_tax/sdi_threshold").at(payment.pay_date).value
    most = earlier_quarter_most(session, payment, quarter)
    return {
        "year_to_date_cents": payment.year_to_date_cents - payment.gross_cents,
        "quarter_to_date_cents": payment.quarter_to_date_cents - payment.gross_cents,
        "gross_cents": payment.gross_cents,
        "sdi_met_before": most >= threshold,
        "fica_put_off": untaken_before(session, payment, year, "medicare_cents", FICA_OF),
        "sdi_put_off": untaken_before(session, payment, quarter, "sdi_cents", SDI_OF),
    }


def _net_facts(seen: Seen, met: Mapping[str, Any]) -> dict[str, Any]:
    payment = seen.payment
    forms = certificates(database.session(), payment)
    return {
        "gross_cents": payment.gross_cents,
        "w4": _members(forms.get("w4"), W4),
        "de4": _members(forms.get("de4"), DE4),
        "relationship": payment.relationship,
        "live_in_certified": payment.live_in,
        "year_to_date_cents": payment.year_to_date_cents - payment.gross_cents,
        "share_of_cost_cents": payment.share_of_cost_cents,
        **met,
    }


def _members(form: WithholdingCertificate | None, names: Sequence[str]) -> dict[str, Any] | None:
    return {name: getattr(form, name) for name in names} if form else None


@dataclass(frozen=True)
class Priced:
    """A line of a payment: how its cents come about, in the law's words, and since when the rate is in force."""

    line: PayLine
    what: str
    why: list[Mapping[str, str]]
    rate: Told | None
    same: bool | None


def priced(seen: Seen) -> list[Priced]:
    """Every line with the law's word on it."""
    return [_priced(seen, each) for each in seen.lines]


def _priced(seen: Seen, line: PayLine) -> Priced:
    what = what_of(line, seen.payment)
    if line.kind == "difference":
        return Priced(line, what, [], None, None)
    last = last_day(seen.payment.period_begins)
    over = line.kind == "overtime"
    facts = {
        "rate_cents": line.rate_cents,
        "regular_minutes": 0 if over else line.minutes,
        "overtime_minutes": line.minutes if over else 0,
        "regular_rate_cents": line.regular_rate_cents,
    }
    try:
        answer = preview(GROSS, last, facts)
    except LawError:
        return Priced(line, what, [], _rate(seen, line), None)
    given = (answer.answer or {}).get("gross_cents")
    return Priced(line, what, explained(GROSS, answer.as_decision()).reasons, _rate(seen, line), given == line.cents)


def _rate(seen: Seen, line: PayLine) -> Told | None:
    """The county's rate on the days worked, with its cite; none where the line's is not the county's."""
    assignment = database.session().get(Assignment, seen.payment.assignment_id)
    if assignment is None:
        return None
    facts = {"county": seen.payment.county_code, "back_up": assignment.back_up}
    for day in (seen.payment.period_begins, last_day(seen.payment.period_begins)):
        try:
            answer = preview(WAGE, day, facts)
        except LawError:
            continue
        if (answer.answer or {}).get("rate_cents") == line.rate_cents:
            says = " ".join(each.says for each in answer.because)
            since = next((str(each["since"]) for each in answer.as_decision()["limits"]), "")
            told = wording.day(dt.date.fromisoformat(since)) if since else ""
            return Told(WAGE, "The rate", says, answer.because[0].cite if answer.because else "", since=told)
    return None


@dataclass(frozen=True)
class Day:
    """A day of a week: this payment's minutes, those with other recipients, and trips."""

    day: dt.date
    minutes: int
    others: int
    trips: int


@dataclass(frozen=True)
class Week:
    """A workweek: its days, what of this payment's time is overtime, and the law's sentences."""

    sunday: dt.date
    days: list[Day]
    minutes: int
    others: int
    overtime: int
    overtime_before: int
    why: list[Mapping[str, str]]


def in_weeks(seen: Seen) -> list[Week]:
    """The workweeks of a payment with the law's word on what is overtime in each."""
    found = weeks(database.session(), seen.payment, seen.weeks)
    return [_week(seen, sunday, stretches) for sunday, stretches in found.items()]


def _week(seen: Seen, sunday: dt.date, stretches: list[Stretch]) -> Week:
    mine = [each.timesheet_id == seen.payment.timesheet_id for each in stretches]
    answer = _shares(sunday, stretches)
    over = [each["overtime_minutes"] for each in (answer.answer or {}).get("parts", [])] if answer else []
    of_mine = sum(minutes for minutes, own in zip(over, mine, strict=False) if own)
    return Week(
        sunday=sunday,
        days=_days(sunday, stretches, seen.payment.timesheet_id),
        minutes=sum(each.minutes for each, own in zip(stretches, mine, strict=True) if own),
        others=sum(each.minutes for each, own in zip(stretches, mine, strict=True) if not own),
        overtime=of_mine,
        overtime_before=sum(over) - of_mine,
        why=explained(OVERTIME, answer.as_decision()).reasons if answer else [],
    )


def _shares(sunday: dt.date, stretches: list[Stretch]) -> Answer | None:
    """What the law says is overtime; none where a rate is not known."""
    try:
        rates = {
            (each.county_code, each.back_up, each.day): preview(
                WAGE, each.day, {"county": each.county_code, "back_up": each.back_up}
            ).answer
            for each in stretches
        }
        parts = [
            {
                "day": (each.day - sunday).days,
                "minutes": each.minutes,
                "rate_cents": (rates[each.county_code, each.back_up, each.day] or {})["rate_cents"],
                "paid_before": each.before,
            }
            for each in stretches
        ]
        return preview(OVERTIME, sunday + dt.timedelta(days=6), {"parts": parts})
    except (LawError, KeyError):
        return None


def _days(sunday: dt.date, stretches: list[Stretch], timesheet_id: int | None) -> list[Day]:
    def minutes(day: dt.date, kind: int, own: bool) -> int:
        return sum(
            each.minutes
            for each in stretches
            if each.day == day and each.kind == kind and (each.timesheet_id == timesheet_id) is own
        )

    days = [sunday + dt.timedelta(days=number) for number in range(7)]
    return [
        Day(day, minutes(day, 0, True), minutes(day, 0, False), minutes(day, 1, True) + minutes(day, 1, False))
        for day in days
    ]
