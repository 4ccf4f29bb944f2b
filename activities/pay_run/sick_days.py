"""Sick leave that is owed: paid with the timesheet of its half-month or, where the run has none, by itself; once.

A claim keeps the payment that paid it (`sick_leave_claim.payment_id`), written with that payment in one transaction.
Nothing else marks it as paid: not that its half-month was, for sick leave may be accepted long after.
"""

import datetime as dt

import polars as pl
from sqlalchemy import CursorResult, text, update
from sqlalchemy.orm import Session

from activities.pay_run.failed import PayFailed
from activities.pay_run.owed import owed
from activities.pay_run.reading_sql import LONGEST_PERIOD, PART, SHEETS, Query
from records.made_void import MADE_VOID
from records.pay_run import PayRun
from records.sick_leave_owed import HALF_MONTH, OWED, last_over
from records.timekeeping import SickLeaveClaim

HALF = HALF_MONTH.format("leave")
HALF_ENDS = f"""case when extract(day from {HALF}) = 1 then {HALF} + 14
    else (date_trunc('month', {HALF}) + interval '1 month' - interval '1 day')::date end"""
NO_TIME = ", ".join(["0"] * LONGEST_PERIOD)
NOT_BESIDE = "not exists (select from {0} t.assignment_id = leave.assignment_id and t.period_begins = " + HALF + ")"
"""Of a claim: the pair has no timesheet of its half-month among some."""

PAID_ALONE = """exists (select from payment p where p.id = {0}.payment_id
    and num_nonnulls(p.timesheet_id, p.adjusts_id) = 0)"""
"""Of a claim: it was paid without a timesheet."""

PAIR_AND_PERIOD = ("assignment_id", "period_begins")

ALONE = Query(
    f"""
    select null::bigint, a.id, a.enrollment_id, a.case_id, k.county_code, {HALF} as begins,
        {HALF_ENDS}, max(leave.claimed_at), 0, 0, {NO_TIME}
    from sick_leave_claim leave join assignment a on a.id = leave.assignment_id join care_case k on k.id = a.case_id
    where leave.enrollment_id {PART} and {{alone}}
    group by a.id, a.enrollment_id, a.case_id, k.county_code, {HALF}
    order by a.enrollment_id, a.id, begins limit {{most}}
    """,
    SHEETS.columns,
)
"""Pairs and half-months whose sick leave is paid by itself: timesheets without time, and without a number."""

CLAIMS = Query(
    f"""
    select s.id, s.assignment_id, s.day, s.payable_minutes::bigint, s.payment_id is not null,
        case when s.payment_id is not null then {PAID_ALONE.format("s")} when {{retroactive}} then false end
    from sick_leave_claim s
    where s.enrollment_id {PART} and s.outcome = 'pay' and s.payable_minutes > 0 and s.claimed_at <= '{{made_at}}'
        and s.day between '{{earliest}}' and '{{latest}}'
        and (s.payment_id is null or {{again}} and ({{retroactive}} or not {PAID_ALONE.format("s")}))
    """,
    {
        **{"claim_id": pl.Int64, "assignment_id": pl.Int64, "day": pl.Date, "minutes": pl.Int64},
        **{"counted": pl.Boolean, "by_itself": pl.Boolean},
    },
)
"""Days of sick leave; where half-months are reckoned again also those that were paid (`counted`): with a timesheet, or
by themselves (`by_itself`; none where either may pay them)."""

RELEASED = Query(
    f"""select distinct h.assignment_id, h.period_begins, true from pay_hold h
    where h.released_at is not null and h.timesheet_id is null and h.enrollment_id {PART}""",
    {"assignment_id": pl.Int64, "period_begins": pl.Date, "let_go": pl.Boolean},
)


def alone(run: PayRun, sheets: str | None = None) -> str:
    """The condition on a claim `leave` that this run pays, or reckons again, without a timesheet, as SQL. `sheets` are
    what the run owes, where they stand in the query already."""
    if run.kind == "retroactive":
        return _repriced(run)
    of_sheets = sheets or f"timesheet t where {owed(run)} and"
    return f"{_waiting(run)} and {NOT_BESIDE.format(of_sheets)}"


STILL_PAID = f"""exists (select from payment p where p.id = leave.payment_id
    and num_nonnulls(p.timesheet_id, p.adjusts_id) = 0 and not {MADE_VOID})"""
"""Of a claim: it was paid without a timesheet, and that was not made void."""


def _repriced(run: PayRun) -> str:
    """Paid alone before, for days of a county whose rate was changed."""
    return f"""leave.outcome = 'pay' and leave.payable_minutes > 0 and {STILL_PAID}
        and leave.day between '{run.period_begins}' and '{run.period_ends}' and exists (
            select from assignment w where w.id = leave.assignment_id and w.county_code = '{run.county_code}')"""


def _waiting(run: PayRun) -> str:
    """The condition on a claim `leave` that may be paid by this run, as SQL."""
    made = f"'{run.made_at.astimezone(dt.UTC).isoformat()}'"
    return OWED.format("leave", at=made, until=f"'{last_over(run.period_ends)}'")


def by_sheet(claims: pl.DataFrame, sheets: pl.DataFrame) -> pl.DataFrame:
    """Days of sick leave with the `place` of the timesheet that pays them, and what the rate is asked with."""
    pairs = sheets.select(
        *("place", "assignment_id", "county_code", "back_up", "period_begins", "period_ends"),
        without_sheet=pl.col("timesheet_id").is_null(),
    )
    taken = claims.join(pairs, on="assignment_id", how="inner", maintain_order="left")
    mine = pl.col("by_itself").is_null() | (pl.col("by_itself") == pl.col("without_sheet"))
    return taken.filter(pl.col("day").is_between(pl.col("period_begins"), pl.col("period_ends")), mine)


def with_last_day(sheets: pl.DataFrame, claims: pl.DataFrame, released: pl.DataFrame) -> pl.DataFrame:
    """What is paid without a timesheet with its last day of sick leave, on which both must have been eligible, and
    whether an officer let it go."""
    last = by_sheet(claims, sheets).group_by("place").agg(last_ill=pl.col("day").max())
    told = sheets.join(last, on="place", how="left", maintain_order="left")
    told = told.join(released, on=PAIR_AND_PERIOD, how="left", maintain_order="left")
    by_itself = pl.col("timesheet_id").is_null()
    return told.with_columns(
        last_worked=pl.when(by_itself).then("last_ill").otherwise("last_worked"),
        released=pl.when(by_itself).then("let_go").otherwise("released"),
    ).drop("last_ill", "let_go")


def mark(session: Session, claims: pl.DataFrame, paid: pl.DataFrame) -> None:
    """Write down which payment paid each claim. Raises PayFailed where another has paid it meanwhile."""
    theirs = by_sheet(claims.filter(~pl.col("counted")), paid).join(paid.select("place", "payment_id"), on="place")
    if theirs.is_empty():
        return
    query = text("""update sick_leave_claim s set payment_id = paid.payment_id
        from unnest(cast(:claims as bigint[]), cast(:payments as bigint[])) as paid (claim_id, payment_id)
        where s.id = paid.claim_id and s.payment_id is null""")
    numbers = {"claims": theirs["claim_id"].to_list(), "payments": theirs["payment_id"].to_list()}
    marked: CursorResult[object] = session.execute(query, numbers)  # type: ignore[assignment]
    if marked.rowcount != theirs.height:
        raise PayFailed("Sick leave that this part pays was paid by another payment meanwhile. Discard the run.")


def unmark(session: Session, first: int, last: int) -> None:
    """What a discarded run's payments, numbered from `first` to `last`, would have paid is owed again."""
    mine = SickLeaveClaim.payment_id.between(first, last)
    session.execute(update(SickLeaveClaim).where(mine).values(payment_id=None))
