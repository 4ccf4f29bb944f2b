"""Beginning a pay run: its number, what it would pay, and why it may not be begun now."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import and_, exists, func, or_, select, text
from sqlalchemy.orm import Session

from records import clock, periods, sick_leave_owed
from records.care_case import Case
from records.outbox import post_begin
from records.pay_beside import CHANGES_WAGES
from records.pay_owed import owed_whole, owed_whole_or_in_part
from records.pay_run import PayRun, PayRunPart
from records.payment_repair import PaymentRepair
from records.submission import say

WORKFLOW = "PayRun"
OVER = ("issued", "discarded")
LETTERS = {"nightly": "N", "supplemental": "S", "retroactive": "R", "special": "X", "advance": "A"}
"""What the numbers of runs begin with that are not of one half-month."""

LATEST_PAY_DATE = dt.timedelta(days=60)
"""After the day on which a run is made. Taxes go by the pay date, so a year mistyped would be another year's law."""

MOST_OF_A_DAY = 36
"""Runs; the bank tells the files of a day apart by one letter or digit (Nacha's file ID modifier)."""

ONE_AT_A_TIME = 5_052_026
"""The advisory lock under which runs are begun, so that two people never begin two at once."""


class RunRefused(ValueError):
    """The run is not begun; the text is a sentence for who asked."""


@dataclass(frozen=True)
class Due:
    """What a run would take up: timesheets, the providers who sent them, and their minutes; days of sick leave."""

    timesheets: int
    providers: int
    minutes: int
    sick_days: int = 0


def period_of(number: str) -> tuple[dt.date, dt.date]:
    """The first and the last day of a half-month by its number, as 2026-03-A. Raises RunRefused."""
    parts = number.strip().upper().rsplit("-", 1)
    try:
        first = dt.date.fromisoformat(f"{parts[0]}-{({'A': '01', 'B': '16'})[parts[1]]}")
    except (IndexError, KeyError, ValueError):
        raise RunRefused(f"{number} is no half-month. Write year, month and A or B, such as 2026-03-A.") from None
    return first, periods.last_day(first)


def begin_run(
    session: Session,
    *,
    kind: str,
    period_begins: dt.date,
    period_ends: dt.date,
    pay_date: dt.date,
    county_code: str | None = None,
    reason: str | None = None,
    staff_id: int | None,
    form_key: str,
    at: dt.datetime,
) -> PayRun:
    """Make a run and ask for its workflow, once for each form. Raises AlreadySaid, or RunRefused with a sentence."""
    payload = {"kind": kind, "period_begins": period_begins.isoformat(), "period_ends": period_ends.isoformat()}
    said = say(
        session, kind="make_pay_run", form_key=form_key, subject=None, staff_id=staff_id, said_at=at, payload=payload
    )
    session.execute(text("select pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
    refuse_pay_date(pay_date, clock.county_day(at))
    _refuse(session, kind, period_begins, period_ends, county_code, at)
    run = PayRun(
        number=_number(session, kind, period_begins, clock.county_day(at)),
        **{"kind": kind, "period_begins": period_begins, "period_ends": period_ends, "pay_date": pay_date},
        **{"county_code": county_code, "reason": reason, "made_at": at, "made_by_id": staff_id, "touched_at": at},
    )
    session.add(run)
    session.flush()
    said.pay_run_id, said.outcome = run.id, "applied"
    post_begin(session, WORKFLOW, f"pay_run-{run.id}", {"run_id": run.id, "at": at.isoformat()})
    return run


def refuse_pay_date(pay_date: dt.date, today: dt.date) -> None:
    """Raise RunRefused for a day that is over, or too far off."""
    last = today + LATEST_PAY_DATE
    if not today <= pay_date <= last:
        raise RunRefused(f"The pay date {pay_date} cannot be. Give a day from {today} to {last}.")


def open_run(session: Session) -> PayRun | None:
    """The run that is not over, and that others wait for; one that was discarded is over when nothing of it is left.

    A special run that only sends out money again that came back changes no figure another is reckoned from.
    """
    parts = exists().where(PayRunPart.run_id == PayRun.id)
    unfinished = or_(PayRun.status.not_in(OVER), and_(PayRun.status == "discarded", parts))
    changes = exists().where(PaymentRepair.run_id == PayRun.id, PaymentRepair.kind.in_(CHANGES_WAGES))
    waited_for = or_(PayRun.kind != "special", changes)
    return session.scalar(select(PayRun).where(unfinished, waited_for).order_by(PayRun.id).limit(1))


def _refuse(
    session: Session, kind: str, begins: dt.date, ends: dt.date, county_code: str | None, at: dt.datetime
) -> None:
    """Raise with a sentence when such a run may not be begun."""
    if kind == "advance":
        _refuse_month(begins, clock.county_day(at))
    elif ends >= clock.county_day(at):
        after = "" if ends == dt.date.max else f" Run it from {ends + periods.DAY} on."
        raise RunRefused(f"The period until {ends} is not over.{after}")
    if _made_on(session, clock.county_day(at), at) >= MOST_OF_A_DAY:
        raise RunRefused(f"{MOST_OF_A_DAY} runs were made today, and a bank takes no more files. Begin it tomorrow.")
    if kind == "special":
        return  # what it has to wait for depends on its wishes (records/pay_beside.py)
    unfinished = open_run(session)
    if unfinished is not None:
        how = "is being cleared away" if unfinished.status == "discarded" else "is not finished"
        raise RunRefused(f"The run {unfinished.number} {how}. Finish or discard it before you begin another.")
    _refuse_nothing(session, kind, begins, ends, county_code, at)


def _refuse_nothing(
    session: Session, kind: str, begins: dt.date, ends: dt.date, county_code: str | None, at: dt.datetime
) -> None:
    """Raise with a sentence when there is nothing that such a run would pay."""
    if kind == "advance":
        if session.scalar(select(Case.id).where(Case.advance_pay_since <= begins).limit(1)) is None:
            raise RunRefused(f"Nobody is paid in advance in {begins:%B %Y}. There is nothing to run.")
    elif kind == "retroactive":
        if not paid_before(session, county_code or "", begins, ends).timesheets:
            raise RunRefused(f"Nothing was paid in the county for {begins} to {ends}. There is no difference to pay.")
    elif not ((due := preview(session, kind, ends, at)).timesheets or due.sick_days):
        raise RunRefused(f"Every timesheet accepted for the time until {ends} is paid. There is nothing to run.")


def _refuse_month(month: dt.date, today: dt.date) -> None:
    """A month is paid in advance while it goes on, or the one after this."""
    this, last = periods.month(today)
    if month not in (this, last + periods.DAY):
        raise RunRefused(f"{month:%B %Y} cannot be paid in advance now. Pay this month or the next one.")


def _made_on(session: Session, day: dt.date, at: dt.datetime) -> int:
    """How many runs were made on a day of California, by the instants of the last two days."""
    made = session.scalars(select(PayRun.made_at).where(PayRun.made_at > at - dt.timedelta(days=2)))
    return sum(clock.county_day(each) == day for each in made)


def _number(session: Session, kind: str, begins: dt.date, today: dt.date) -> str:
    """2026-03-A, then 2026-03-A.2; of other kinds a letter and the day: N2026-03-17."""
    half = f"{begins:%Y-%m}-{'A' if begins.day < periods.SECOND_HALF else 'B'}"
    base = half if kind == "half_month" else f"{LETTERS[kind]}{today.isoformat()}"
    mine = or_(PayRun.number == base, PayRun.number.startswith(f"{base}.", autoescape=True))
    before = session.scalar(select(func.count()).select_from(PayRun).where(mine)) or 0
    return f"{base}.{before + 1}" if before else base


@contextmanager
def one_by_one(session: Session, may: bool) -> Iterator[None]:
    """Whether the database may look up the payment of each timesheet by itself while it finds what is owed.

    It would, for it thinks that few are paid; over years of history nearly all are, and going through both indexes side
    by side takes about half of the time (800,580 timesheets, 16,500 of them owed: 0.9 s for 1.5).
    """
    session.execute(text(f"set local enable_nestloop = {'on' if may else 'off'}"))
    yield
    session.execute(text("set local enable_nestloop = on"))


def preview(session: Session, kind: str, period_ends: dt.date, at: dt.datetime) -> Due:
    """What a run until a day would take up, made at an instant."""
    owed = owed_whole_or_in_part if kind == "supplemental" else owed_whole
    condition = owed("t", ":at", ":ends")
    told = "count(*), count(distinct t.enrollment_id), coalesce(sum(t.payable_minutes), 0)"
    query = text(f"select {told} from timesheet t where {condition}")
    with one_by_one(session, False):
        timesheets, providers, minutes = session.execute(query, {"ends": period_ends, "at": at}).one()
    sick_days = sick_leave_owed.owed(session, period_ends, at)
    return Due(int(timesheets), int(providers), int(minutes), sick_days)


PAID_BEFORE = """
select count(distinct t.id), count(distinct t.enrollment_id), coalesce(sum(day.minutes), 0)
from timesheet t cross join lateral (
    select sum(t.day_minutes[day::date - t.period_begins + 1])::bigint as minutes
    from generate_series(greatest(t.period_begins, :begins), least(t.period_ends, :ends), '1 day') as day) day
where t.county_code = :county and t.period_begins <= :ends and t.period_ends >= :begins
    and exists (select from payment p where p.timesheet_id = t.id and p.replaces_id is null)
    and not exists (select from timesheet n join payment p on p.timesheet_id = n.id and p.replaces_id is null
        where n.assignment_id = t.assignment_id and n.period_begins = t.period_begins and n.id > t.id)
"""


def paid_before(session: Session, county_code: str, begins: dt.date, ends: dt.date) -> Due:
    """What a retroactive run would look at: paid timesheets of a county with their time on some days."""
    known = {"county": county_code, "begins": begins, "ends": ends}
    timesheets, providers, minutes = session.execute(text(PAID_BEFORE), known).one()
    return Due(int(timesheets), int(providers), int(minutes))
