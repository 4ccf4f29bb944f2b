"""What an earnings statement says, as plain JSON: the same for the same payment, whenever it is asked for.

Labor Code 226(a) names what it must hold; taxes, dues and the sick-leave balance print on it (handbook 4.5, B-1801).
"""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy.orm import Session

from records.care_case import Case
from records.enrollment import Enrollment
from records.pay_setup import DirectDeposit
from records.pay_statement import TAXES, Earnings, earnings, left_of, number_of, what_of
from records.payment import PayLine, Payment
from records.periods import WEEK, last_day, sunday
from records.place import County
from rules.sentences import long_day
from web.statements.sick_leave import left_then
from web.wording import hours, money, phone

WORDS = Path(__file__).parent / "words"
Words = dict[str, Any]


@cache
def words_of(language: str) -> Words:
    """The words of a statement in a language."""
    loaded: Words = yaml.safe_load((WORDS / f"{language}.yaml").read_text(encoding="utf-8"))
    return loaded


def composed(session: Session, payment: Payment, language: str) -> dict[str, Any]:
    """The content of a payment's statement."""
    told, words = earnings(session, payment), words_of(language)
    ends = last_day(payment.period_begins)
    return {
        "language": language,
        "words": {name: word for name, word in words.items() if isinstance(word, str | list)},
        "number": number_of(payment),
        "pay_date": long_day(payment.pay_date, language),
        "period": words["to"].format(first=long_day(payment.period_begins, language), last=long_day(ends, language)),
        **_people(session, payment, words),
        "weeks": _weeks(told.by_day, language),
        "lines": [_line(line, payment, words) for line in told.lines],
        "rows": _rows(told, words),
        "year_note": words["year_note"].format(year=payment.pay_date.year),
        "how": _how(session, payment, words),
        "sick": _sick(session, payment, words),
    }


def _people(session: Session, payment: Payment, words: Words) -> dict[str, Any]:
    """Who is paid, by whom, and the county's office that answers questions."""
    provider, case = session.get_one(Enrollment, payment.enrollment_id), session.get_one(Case, payment.case_id)
    county = session.get_one(County, payment.county_code)
    office = [line.strip() for line in (county.address or "").splitlines() if line.strip()]
    city = ", ".join(part for part in (provider.city, f"CA {provider.zip_code}" if provider.zip_code else None) if part)
    lines = [words["enrollment_number"].format(number=provider.enrollment_number), provider.street, city]
    ask = f"{words['questions']}: {phone(county.phone)}." if county.phone else f"{words['questions']}."
    return {
        "office": {"name": words["county_of"].format(county=county.name), "lines": office},
        "provider": {"name": _name(provider), "lines": [line for line in lines if line]},
        "employer": {
            "name": _name(case.person),
            "lines": [words["recipient"].format(number=f"{case.county_code}-{case.case_number}")],
        },
        "questions": ask,
    }


def _name(who: Any) -> str:
    return " ".join(part for part in (who.first_name, who.middle_name, who.last_name) if part)


def _weeks(by_day: dict[dt.date, int], language: str) -> list[list[str]]:
    """The half-month's weeks, Sunday to Saturday: the Sunday, each day's hours, the sum; a dash outside it."""
    found = []
    week = sunday(min(by_day)) if by_day else None
    while week is not None and week <= max(by_day):
        own = [by_day.get(week + dt.timedelta(days=number)) for number in range(7)]
        shown = ["–" if minutes is None else hours(minutes) for minutes in own]
        found.append([long_day(week, language), *shown, hours(sum(minutes or 0 for minutes in own))])
        week += WEEK
    return found


def _line(line: PayLine, payment: Payment, words: Words) -> dict[str, str | None]:
    """One line of pay; the blended rate of a week with several is told beside it."""
    regular = line.regular_rate_cents
    return {
        "what": words["lines"][what_of(line, payment)],
        "note": words["blended"].format(rate=money(regular)) if regular is not None else None,
        "time": hours(line.minutes) if line.minutes else "–",
        "rate": money(line.rate_cents) if line.rate_cents else "–",
        "amount": money(line.cents),
    }


def _rows(told: Earnings, words: Words) -> list[dict[str, Any]]:
    """From gross to net, this payment and the year to date; what is nothing in both is left out, but for the taxes."""
    payment, year = told.payment, told.year
    rows = [_row(words["gross"], payment.gross_cents, year["gross_cents"], strong=True)]
    rows += [_row(words[name], -getattr(payment, name), -year[name]) for name in TAXES]
    if payment.share_of_cost_cents or year["share_of_cost_cents"]:
        rows.append(_row(words["share_of_cost_cents"], -payment.share_of_cost_cents, -year["share_of_cost_cents"]))
    for taken in told.taken:
        rows.append(_row(words["orders"][taken.kind].format(payee=taken.payee), -taken.cents, -taken.year_cents))
    if told.came_back_cents:
        rows.append(_row(words["advance_excess" if told.beyond_advance else "came_back"], told.came_back_cents, 0))
    return [*rows, _row(words["net"], payment.net_cents, left_of(year), strong=True)]


def _row(what: str, now: int, year: int, *, strong: bool = False) -> dict[str, Any]:
    return {"what": what, "now": money(now), "year": money(year), "strong": strong}


def _how(session: Session, payment: Payment, words: Words) -> list[str]:
    """Where the money goes, and what comes from the recipient beside it."""
    account = session.get(DirectDeposit, payment.direct_deposit_id) if payment.direct_deposit_id else None
    last_four = account.account_last_four if account else "––––"
    says = [words["methods"][payment.method].format(net=money(payment.net_cents), last_four=last_four)]
    if payment.share_of_cost_cents:
        says.append(words["share_note"].format(share=money(payment.share_of_cost_cents)))
    if payment.replaces_id is not None:
        says.append(words["replaces"].format(number=f"{payment.replaces_id:010d}"))
    if payment.adjusts_id is not None:
        says.append(words["adjusts"].format(number=f"{payment.adjusts_id:010d}"))
    return says


def _sick(session: Session, payment: Payment, words: Words) -> str:
    left = left_then(session, payment.enrollment_id, payment.pay_date)
    if left is None:
        return str(words["sick_none"])
    return str(words["sick_left"]).format(left=hours(left.minutes), year=left.until.year)
