"""Who is paid a month in advance, what each month comes to, and what stands against it (W&I 12304)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from activities.pay_run.deciding import ENROLLED
from activities.pay_run.failed import PayFailed
from activities.pay_run.net import WITHHELD, with_net, with_pay_facts
from activities.pay_run.wages import why_unknown
from activities.payment_files.one_off import known_of
from records import provider_hours
from records.advances import paid_before, paid_by_timesheets, past_arrears
from records.assignment import Assignment
from records.care_case import Case
from records.pay_run import PayRun
from records.pay_setup import ShareOfCost
from records.provider_hours import Share
from rules.ask import ask

WAGE, AMOUNT, MAY = "ihss.wage", "ihss.advance_pay", "ihss.advance_payment"
AT_WORK = ("ready", "active")


@dataclass(frozen=True)
class Month:
    """A recipient's month in advance: net cents, or the reasons why it is not paid."""

    case: Case
    program: str
    cents: int
    reasons: list[str]

    @property
    def paid(self) -> bool:
        """Whether it goes out."""
        return not self.reasons


def in_advance(month: dt.date) -> Select[int]:
    """The cases whose recipients are paid this month in advance, in order."""
    return select(Case.id).where(Case.advance_pay_since <= month).order_by(Case.id)


def months(session: Session, run: PayRun) -> Iterator[Month]:
    """The month of a run for every recipient who is paid in advance. Raises PayFailed where the law has no answer."""
    for case_id in session.scalars(in_advance(run.period_begins)).all():
        yield month_of(session, run, session.get_one(Case, case_id))


def month_of(session: Session, run: PayRun, case: Case) -> Month:
    """One recipient's."""
    first = run.period_begins
    authorization = provider_hours.in_force(provider_hours.authorizations(session, case.id), first)
    at_work = [share for share in provider_hours.shares_of_case(session, case.id) if _works(session, share, first)]
    rate, cents = _rate(case, first), 0
    if authorization is not None and at_work and rate is not None:
        cents = _cents(session, run, case, authorization.authorized_minutes_per_month, rate, at_work)
    facts = {
        "severely_impaired": authorization is not None and authorization.severely_impaired,
        "case_eligible": case.status == "eligible" and authorization is not None,
        "provider_ready": bool(at_work),
        "wage_known": rate is not None,
        "advanced_before": paid_before(session, case.id, first),
        "paid_by_timesheets": paid_by_timesheets(session, case.id, first),
        "advance_past_arrears": past_arrears(session, case.id, first),
        "advance_cents": cents,
    }
    said = _answered(MAY, first, facts)
    held = said["outcome"] == "hold"
    return Month(case, authorization.program if authorization else "", cents, said["reasons"] if held else [])


def _works(session: Session, share: Share, day: dt.date) -> bool:
    """Whether an enrolled provider works for the recipient on a day."""
    row = session.get_one(Assignment, share.assignment_id)
    return row.enrollment.status in ENROLLED and row.status in AT_WORK and share.works(day)


def _rate(case: Case, day: dt.date) -> int | None:
    """The county's cents an hour on a day; none where the law knows none."""
    if why_unknown(day, case.county_code, back_up=False) is not None:
        return None
    return int(_answered(WAGE, day, {"county": case.county_code})["rate_cents"])


def _cents(session: Session, run: PayRun, case: Case, minutes: int, rate: int, at_work: list[Share]) -> int:
    """What the recipient is paid for the authorized minutes of the month."""
    first = run.period_begins
    facts = {
        **{"authorized_minutes_per_month": minutes, "rate_cents": rate},
        "share_of_cost_cents": _share(session, case, first),
        "withheld_cents": sum(
            _withheld(session, run, each.assignment_id, minutes * part // whole * rate // 60)
            for each, part, whole in _parts(at_work, first)
        ),
    }
    return int(_answered(AMOUNT, first, facts)["advance_cents"])


def _parts(at_work: list[Share], day: dt.date) -> Iterator[tuple[Share, int, int]]:
    """Each provider's part of the month by the assigned hours; even parts where none are assigned."""
    assigned = [share.on(day) for share in at_work]
    whole = sum(assigned)
    for share, minutes in zip(at_work, assigned, strict=True):
        yield (share, minutes, whole) if whole else (share, 1, len(at_work))


def _withheld(session: Session, run: PayRun, assignment_id: int, gross_cents: int) -> int:
    """What taxes would take of a month's pay, in two half-months of which the second comes after the first."""
    half = with_pay_facts(known_of(session, run, session.get_one(Assignment, assignment_id)))
    both = pl.concat([half, half]).with_columns(
        place=pl.Series([0, 1]),
        gross_cents=pl.Series([gross_cents // 2, gross_cents - gross_cents // 2]),
        paid_minutes=pl.lit(0, dtype=pl.Int64),
    )
    return sum(int(taken) for taken in with_net(both, run.pay_date).select(WITHHELD).sum().row(0))


def _share(session: Session, case: Case, month: dt.date) -> int:
    """The recipient's share of cost of the month, in cents."""
    rows = select(ShareOfCost.cents).where(ShareOfCost.case_id == case.id, ShareOfCost.from_month <= month)
    return session.scalar(rows.order_by(ShareOfCost.from_month.desc()).limit(1)) or 0


def _answered(question: str, on: dt.date, facts: dict[str, Any]) -> dict[str, Any]:
    told = ask(question, on, facts)
    if told.answer is None:
        raise PayFailed(f"{question} has no answer for {on}: it needs {', '.join(told.needs)}.")
    return dict(told.answer)
