"""What the pages of pay runs are made of: runs, their totals by county and program, progress, words, files.

Sums come from the few rows of `pay_run_total`: nothing here adds up a run's payments.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from records.pay_run import PayRun, PayRunApproval, PayRunPart
from records.pay_run_total import PayRunTotal
from records.payment_file import PaymentFile
from records.staff import Staff
from records.submission import Submission

A_PAGE = 25
RELEASED = ("issuing", "issued")
"""Statuses of runs that pay: both words were said."""
WORDS = (
    *("approve_totals", "release_pay_run", "send_back_pay_run"),
    *("stop_pay_run", "resume_pay_run", "discard_pay_run"),
)


@dataclass(frozen=True)
class Figures:
    """Everything that is added up, over any of a run's payments. Cents and minutes."""

    payments: int = 0
    minutes: int = 0
    gross_cents: int = 0
    social_security_cents: int = 0
    medicare_cents: int = 0
    sdi_cents: int = 0
    federal_income_tax_cents: int = 0
    state_income_tax_cents: int = 0
    share_of_cost_cents: int = 0
    deductions_cents: int = 0
    net_cents: int = 0
    federal_cents: int = 0
    state_cents: int = 0
    county_cents: int = 0
    direct_deposits: int = 0
    direct_deposit_cents: int = 0
    warrants: int = 0
    warrant_cents: int = 0
    advance_cents: int = 0
    returned_cents: int = 0

    @property
    def taxes_cents(self) -> int:
        """All that is withheld."""
        social = self.social_security_cents + self.medicare_cents + self.sdi_cents
        return social + self.federal_income_tax_cents + self.state_income_tax_cents

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(Figures)))


@dataclass(frozen=True)
class Totals:
    """What a run comes to, by (county, program)."""

    each: dict[tuple[str, str], Figures]

    @property
    def whole(self) -> Figures:
        """All of it."""
        return added(self.each.values())

    def by_county(self) -> dict[str, Figures]:
        """By county code."""
        return self._by(lambda key: key[0])

    def by_program(self) -> dict[str, Figures]:
        """By program."""
        return self._by(lambda key: key[1])

    def _by(self, name: Callable[[tuple[str, str]], str]) -> dict[str, Figures]:
        found: dict[str, Figures] = defaultdict(Figures)
        for key, figures in self.each.items():
            found[name(key)] += figures
        return dict(sorted(found.items()))


def added(several: Iterable[Figures]) -> Figures:
    """Figures added up."""
    return sum(several, Figures())


def totals(session: Session, run_id: int) -> Totals:
    """The totals of the parts that are reckoned so far."""
    columns = [func.sum(getattr(PayRunTotal, each.name)) for each in fields(Figures)]
    query = (
        select(PayRunTotal.county_code, PayRunTotal.program, *columns)
        .where(PayRunTotal.run_id == run_id)
        .group_by(PayRunTotal.county_code, PayRunTotal.program)
    )
    return Totals({(row[0], row[1]): Figures(*(int(each) for each in row[2:])) for row in session.execute(query)})


@dataclass(frozen=True)
class Listed:
    """A run in the list, with who began it (none: the schedule)."""

    run: PayRun
    made_by: str | None


def newest(session: Session, page: int) -> tuple[list[Listed], bool]:
    """One page of runs, the newest first, and whether there are more."""
    query = select(PayRun, Staff.name).outerjoin(Staff, Staff.id == PayRun.made_by_id).order_by(PayRun.id.desc())
    found = session.execute(query.offset((page - 1) * A_PAGE).limit(A_PAGE + 1)).all()
    return [Listed(run, name) for run, name in found[:A_PAGE]], len(found) > A_PAGE


def of_number(session: Session, number: str) -> PayRun | None:
    """A run by its number."""
    return session.scalar(select(PayRun).where(PayRun.number == number))


def last_six(session: Session, upto: PayRun | None = None) -> list[PayRun]:
    """The six newest runs that pay, the oldest first: those of half-months, or of a run's kind, with it at the end."""
    query = select(PayRun).where(PayRun.kind == (upto.kind if upto else "half_month"))
    if upto is None:
        query = query.where(PayRun.status.in_(RELEASED))
    else:
        query = query.where(or_(PayRun.status.in_(RELEASED), PayRun.id == upto.id), PayRun.id <= upto.id)
    return list(session.scalars(query.order_by(PayRun.id.desc()).limit(6)))[::-1]


def awaiting_officer(session: Session) -> list[PayRun]:
    """Runs whose totals wait for a payroll officer."""
    return list(session.scalars(select(PayRun).where(PayRun.status == "awaiting_officer").order_by(PayRun.id)))


def before(session: Session, run: PayRun) -> PayRun | None:
    """The run of its kind that was issued before it."""
    query = select(PayRun).where(PayRun.kind == run.kind, PayRun.status == "issued", PayRun.id < run.id)
    return session.scalar(query.order_by(PayRun.id.desc()).limit(1))


@dataclass(frozen=True)
class Progress:
    """How far a run has come: parts, and the timesheets in those that are done."""

    parts: int
    done: int
    timesheets: int
    timesheets_done: int
    payments: int
    net_cents: int


def progress(session: Session, run: PayRun) -> Progress:
    """How many parts are reckoned; while it is issued, how many of them are issued."""
    done_at = PayRunPart.issued_at if run.status in ("issuing", "issued") else PayRunPart.reckoned_at
    done = done_at.is_not(None)
    counts = (
        *(func.count(), func.count(done_at), func.coalesce(func.sum(PayRunPart.timesheets), 0)),
        func.coalesce(func.sum(PayRunPart.timesheets).filter(done), 0),
        func.coalesce(func.sum(PayRunPart.payments).filter(done), 0),
        func.coalesce(func.sum(PayRunPart.net_cents).filter(done), 0),
    )
    found = session.execute(select(*counts).where(PayRunPart.run_id == run.id)).one()
    return Progress(*(int(each) for each in found))


@dataclass(frozen=True)
class Word:
    """What somebody said about a run, in whose words; `refused` is the sentence it was refused with."""

    kind: str
    by: str
    at: dt.datetime
    reason: str | None
    refused: str | None
    payments: int | None
    net_cents: int | None


def words(session: Session, run_id: int) -> list[Word]:
    """Who said what, the newest first."""
    query = (
        select(Submission, Staff.name)
        .outerjoin(Staff, Staff.id == Submission.staff_id)
        .where(Submission.pay_run_id == run_id, Submission.kind.in_(WORDS))
        .order_by(Submission.id.desc())
    )
    return [_word(said, name) for said, name in session.execute(query)]


def _word(said: Submission, name: str | None) -> Word:
    given = said.payload
    refused = (said.sentence or "It was refused.") if said.outcome == "refused" else None
    told = (given.get("reason"), refused, given.get("payments"), given.get("net_cents"))
    return Word(said.kind, name or "Hearth", said.said_at, *told)


def approvals(session: Session, run_id: int) -> dict[str, tuple[PayRunApproval, str]]:
    """The words that stand, by desk, each with who gave it."""
    query = select(PayRunApproval, Staff.name).join(Staff, Staff.id == PayRunApproval.staff_id)
    found = session.execute(query.where(PayRunApproval.run_id == run_id))
    return {row.desk: (row, name) for row, name in found}


def files(session: Session, run_id: int) -> list[PaymentFile]:
    """The files of a run with their control totals."""
    query = select(PaymentFile).where(PaymentFile.run_id == run_id).order_by(PaymentFile.kind)
    return list(session.scalars(query))
