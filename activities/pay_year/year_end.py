"""The W-2s of a year as SSA's EFW2 file: each recipient an employer, one agent for all (IRS Form 2678).

One RW and one RS for each provider and recipient; box 1 without live-in wages, boxes 3 and 5 with them, the share of
cost in all (handbook 4.7, 4.9). Totals are held against the payments themselves before the file gets its name.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.orm import Session

from activities.pay_year import efw2
from activities.pay_year.filer import Filer, filer
from activities.pay_year.lines import Line, lines
from activities.pay_year.made import Made, NotMade, make
from records.pay_counted import year_of
from records.wage_sums import Sums, whole

CALIFORNIA = "06"
TIED = ("gross_cents", "social_security_cents", "medicare_cents", "federal_income_tax_cents")
NO_SSN = "000000000"


@dataclass
class Tally:
    """What went by while the file was written."""

    statements: int = 0
    without_ssn: int = 0
    nothing_to_report: int = 0
    boxes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(efw2.BOXES, 0))
    paid: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TIED, 0))

    def add_sums(self, sums: Sums) -> None:
        """Count what a pair was paid, whether or not it is reported."""
        for name in TIED:
            self.paid[name] += getattr(sums, name)


def year_end(session: Session, year: int, folder: Path) -> Made:
    """Make the year's file in a folder. Raises NotMade, with a sentence, where it does not tie to the payments."""
    tally, days = Tally(), year_of(dt.date(year, 1, 1))

    def pieces() -> Iterator[bytes]:
        for record in _records(session, year, tally):
            yield (record + efw2.END).encode("ascii")

    def hold() -> dict[str, int]:
        paid = {name: cents for name, cents in whole(session, days).items() if name in TIED}
        if paid != tally.paid:
            raise NotMade(f"The year {year} does not tie: payments come to {paid}, the file to {tally.paid}.")
        figures = {"statements": tally.statements, "without_ssn": tally.without_ssn}
        return (
            figures | {"nothing_to_report": tally.nothing_to_report, "gross_cents": paid["gross_cents"]} | tally.boxes
        )

    return make(folder / f"w2-{year}.efw2", pieces(), hold)


def _records(session: Session, year: int, tally: Tally) -> Iterator[str]:
    by = filer()
    yield _submitter(by)
    yield _employer(by, year)
    for line in lines(session, "ihss.wage_statement", year_of(dt.date(year, 1, 1))):
        if isinstance(line, Sums):
            tally.add_sums(line)
            tally.nothing_to_report += 1
            continue
        tally.add_sums(line.sums)
        boxes = boxes_of(line)
        if not any(boxes.values()):
            tally.nothing_to_report += 1
            continue
        yield from _statement(by, line, boxes, tally)
    yield efw2.RT.record({"employees": tally.statements, **tally.boxes})
    yield efw2.RF.record({"employees": tally.statements})


def boxes_of(line: Line) -> dict[str, int]:
    """Boxes 1 to 6 of a pair."""
    return {name: line.wages[name] if name in line.wages else getattr(line.sums, name) for name in efw2.BOXES}


def _statement(by: Filer, line: Line, boxes: dict[str, int], tally: Tally) -> Iterator[str]:
    ssn = line.ssn
    tally.statements += 1
    tally.without_ssn += ssn is None
    for name, cents in boxes.items():
        tally.boxes[name] += cents
    who = person(line, ssn)
    yield efw2.RW.record({**who, **boxes, "statutory": "0", "retirement": "0", "sick_pay": "0"})
    state = {"state_wages_cents": boxes["income_wages_cents"], "other_state_cents": line.sums.sdi_cents}
    yield efw2.RS.record(
        {
            **who,
            **state,
            "state_code": CALIFORNIA,
            "state_code_again": CALIFORNIA,
            "state_account": by.state_account,
            "state_income_tax_cents": line.sums.state_income_tax_cents,
            "control_number": line.case_number,
        }
    )


def person(line: Line, ssn: str | None) -> dict[str, str]:
    """The employee's number, names and address; zeros stand for a number that is not on record."""
    payee = line.payee
    return {
        "ssn": ssn or NO_SSN,
        "first": payee.first_name,
        "middle": payee.middle_name or "",
        "last": payee.last_name,
        "delivery": payee.street or "",
        "city": payee.city or "",
        "state": "CA",
        "zip": (payee.zip_code or "")[:5],
    }


def _submitter(by: Filer) -> str:
    return efw2.RA.record(
        {
            "ein": by.ein,
            "user_id": by.user_id,
            "resubmission": "0",
            "software": "98",
            "company": by.name,
            "delivery": by.street,
            "city": by.city,
            "state": "CA",
            "zip": by.zip_code,
            "submitter": by.name,
            "submitter_delivery": by.street,
            "submitter_city": by.city,
            "submitter_state": "CA",
            "submitter_zip": by.zip_code,
            "contact": by.contact,
            "phone": by.phone,
            "email": by.email,
            "preparer": "L",
        }
    )


def _employer(by: Filer, year: int) -> str:
    """The agent for all recipients: agent indicator 1 (Form 2678), wages of Form 941."""
    return efw2.RE.record(
        {
            "year": str(year),
            "agent": "1",
            "ein": by.ein,
            "terminating": "0",
            "name": by.name,
            "delivery": by.street,
            "city": by.city,
            "state": "CA",
            "zip": by.zip_code,
            "employer_kind": "N",
            "employment": "R",
            "third_party_sick_pay": "0",
            "contact": by.contact,
            "phone": by.phone,
            "email": by.email,
        }
    )
