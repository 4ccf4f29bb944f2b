"""A year of the account's pay in sums, and the wages of its W-2s, recipient by recipient."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import or_

from records.assignment import Assignment
from records.pay_counted import year_of
from records.payment import Payment
from records.wage_sums import Exempt, Sums, of_pairs
from rules.law.ihss.amounts.payroll_taxes import NO_FICA, NO_SDI
from rules.preview import preview
from web import database
from web.language import chosen

TAXED = ("social_security_cents", "medicare_cents", "sdi_cents", "federal_income_tax_cents", "state_income_tax_cents")


@dataclass(frozen=True)
class Year:
    """What a year came to so far: gross and all taxes, in cents."""

    year: int
    gross: int
    taxes: int


@dataclass(frozen=True)
class Boxes:
    """One W-2: the recipient, the sums, the wages that the law tells, and why."""

    name: str
    sums: Sums
    income_wages: int
    social_security_wages: int
    medicare_wages: int
    says: list[str]


def year_so_far(rows: list[Assignment], today: dt.date) -> Year:
    """This year's sums with all recipients."""
    sums = _sums(rows, today)
    taxes = sum(getattr(each, name) for each in sums for name in TAXED)
    return Year(today.year, sum(each.gross_cents for each in sums), taxes)


def wage_statements(rows: list[Assignment], names: dict[int, str], year: int) -> list[Boxes]:
    """The W-2s of a year as they stand now, one for each recipient."""
    last = dt.date(year, 12, 31)
    by_pair = {(row.enrollment_id, row.case_id): names[row.id] for row in rows}
    found = [each for each in _sums(rows, last) if each.gross_cents > 0]
    return [_boxes(each, by_pair[each.enrollment_id, each.case_id], last) for each in found]


def _sums(rows: list[Assignment], day: dt.date) -> list[Sums]:
    which = or_(False, Payment.assignment_id.in_([row.id for row in rows]))
    return of_pairs(database.session(), which, year_of(day), Exempt(NO_FICA, NO_SDI))


def _boxes(sums: Sums, name: str, on: dt.date) -> Boxes:
    facts = {
        "report_gross_cents": sums.gross_cents,
        "report_live_in_cents": sums.live_in_cents,
        "report_no_fica_cents": sums.no_fica_cents,
    }
    told = preview("ihss.wage_statement", on, facts, language=chosen())
    given = told.answer or {}
    wages = (given[f"{each}_wages_cents"] for each in ("income", "social_security", "medicare"))
    return Boxes(name, sums, *wages, [reason.says for reason in told.because])
