"""A quarter's wages for the Employment Development Department: the columns of the DE 9C, as CSV, one line a pair.

Each recipient is an employer; the lines carry the case's number, so that they can be split by employer account. Totals
are held against the payments themselves before the file gets its name.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from activities.pay_year.layout import plain
from activities.pay_year.lines import Line, lines
from activities.pay_year.made import Made, NotMade, make
from records.wage_sums import Sums, whole

COLUMNS = (
    "Employer Reference",
    "SSN",
    "First Name",
    "Middle Initial",
    "Last Name",
    "Total Subject Wages",
    "PIT Wages",
    "PIT Withheld",
    "Wage Plan Code",
)
NAMED = re.compile(r"(\d{4})-?Q([1-4])", re.ASCII)
SUBJECT, PIT_ONLY = "S", "P"
"""Wage plan codes: under unemployment and disability insurance; reported for income tax only."""
COUNTS = ("lines", "without_ssn", "nothing_to_report", "subject_wages_cents", "income_wages_cents")
TIED = ("gross_cents", "state_income_tax_cents", "sdi_cents")


@dataclass(frozen=True)
class Quarter:
    """Three months of a year."""

    year: int
    number: int

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """The first and the last day."""
        first = dt.date(self.year, 3 * self.number - 2, 1)
        after = dt.date(self.year + self.number // 4, 3 * self.number % 12 + 1, 1)
        return first, after - dt.timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


def read_quarter(text: str) -> Quarter | None:
    """`2026-Q1` or `2026Q1`."""
    found = NAMED.fullmatch(text.strip().upper())
    return Quarter(int(found[1]), int(found[2])) if found else None


def quarter_wages(session: Session, quarter: Quarter, folder: Path) -> Made:
    """Make the quarter's file in a folder. Raises NotMade, with a sentence, where it does not tie to the payments."""
    tally = dict.fromkeys((*COUNTS, *TIED), 0)

    def pieces() -> Iterator[bytes]:
        yield _csv(COLUMNS)
        for line in lines(session, "ihss.quarter_wages", quarter.days):
            yield from _line(line, tally)

    def hold() -> dict[str, int]:
        paid = {name: cents for name, cents in whole(session, quarter.days).items() if name in TIED}
        told = {name: tally[name] for name in TIED}
        if {name: paid[name] for name in TIED} != told:
            raise NotMade(f"The quarter {quarter} does not tie: payments come to {paid}, the file to {told}.")
        return tally

    return make(folder / f"de9c-{quarter}.csv", pieces(), hold)


def _line(line: Line | Sums, tally: dict[str, int]) -> Iterator[bytes]:
    sums = line if isinstance(line, Sums) else line.sums
    for name in TIED:
        tally[name] += getattr(sums, name)
    wages = {} if isinstance(line, Sums) else line.wages
    if isinstance(line, Sums) or not any((*wages.values(), sums.state_income_tax_cents)):
        tally["nothing_to_report"] += 1
        return
    ssn = line.ssn
    tally["lines"] += 1
    tally["without_ssn"] += ssn is None
    for name, cents in wages.items():
        tally[name] += cents
    yield _csv(_columns(line, ssn))


def _columns(line: Line, ssn: str | None) -> tuple[str, ...]:
    subject, pit = line.wages["subject_wages_cents"], line.wages["income_wages_cents"]
    payee = line.payee
    return (
        line.case_number,
        ssn or "000000000",
        plain(payee.first_name)[:16],
        plain(payee.middle_name or "")[:1],
        plain(payee.last_name)[:30],
        _dollars(subject),
        _dollars(pit),
        _dollars(line.sums.state_income_tax_cents),
        SUBJECT if subject else PIT_ONLY,
    )


def _dollars(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


def _csv(columns: tuple[str, ...]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(columns)
    return text.getvalue().encode("ascii")
