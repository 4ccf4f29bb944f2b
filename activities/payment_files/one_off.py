"""A payment that no timesheet accounts for: its gross as asked, its net as the law has it for any payment."""

from typing import Any

import numpy as np
import polars as pl
from sqlalchemy.orm import Session

from activities.pay_run import orders
from activities.pay_run import reading_sql as sql
from activities.pay_run.failed import PayFailed
from activities.pay_run.ledger_lines import lines_of, with_shares
from activities.pay_run.net import WITHHELD, with_net, with_pay_facts
from activities.pay_run.reading import Known, quarter, thresholds
from activities.pay_run.standing_orders import standing
from activities.payment_files.running import running
from activities.timesheet_files.copying import copy_in, fetched
from records import periods
from records.assignment import Assignment
from records.bank_accounts import usable_account
from records.pay_run import PayRun, PayRunPart
from records.payment import OrderTaken, PayLine, Payment
from records.payment_repair import PaymentRepair
from records.payment_repairs import paying_program

AS_THEY_ARE = (
    *("timesheet_id", "assignment_id", "enrollment_id", "case_id", "county_code", "program", "period_begins"),
    *("gross_cents", *WITHHELD, "deductions_cents", "net_cents", "relationship", "method"),
)


def paid(session: Session, run: PayRun, part: PayRunPart, number: int, wish: PaymentRepair) -> Payment:
    """The payment with its line, orders and ledger. Raises PayFailed where the law has no answer."""
    work = session.get_one(Assignment, wish.assignment_id)
    known = known_of(session, run, work)
    wages = {"gross_cents": pl.lit(wish.gross_cents, dtype=pl.Int64), "paid_minutes": pl.lit(0, dtype=pl.Int64)}
    facts = with_pay_facts(known).with_columns(**wages)
    netted = with_net(facts, run.pay_date)
    taken = orders.taken(known, netted, standing(session, known))
    deducted = int(taken["cents"].sum())
    net = int(netted["net_cents"][0]) - deducted
    deposit = usable_account(session, work.id, run.pay_date)
    method = "none" if net == 0 else "direct_deposit" if deposit else "warrant"
    whole = netted.with_columns(
        **{"payment_id": pl.lit(number, dtype=pl.Int64), "net_cents": pl.lit(net, dtype=pl.Int64)},
        **{"method": pl.lit(method), "deductions_cents": pl.lit(deducted, dtype=pl.Int64)},
    )
    row = _row(session, run, part, whole.row(0, named=True), deposit if method == "direct_deposit" else None)
    session.add(PayLine(payment_id=number, number=1, kind="difference", rate_cents=0, minutes=0, cents=row.gross_cents))
    for order, cents in taken.filter(pl.col("cents") > 0).select("order_id", "cents").iter_rows():
        session.add(OrderTaken(payment_id=number, order_id=order, cents=cents))
    session.flush()
    copy_in(session, "ledger_line", lines_of(with_shares(whole, taken)))
    return row


def known_of(session: Session, run: PayRun, work: Assignment) -> Known:
    """The provider as `activities.pay_run.reading` reads them, with one payment to make."""
    named = {
        **{"whom": f"= {work.enrollment_id}", "pay_date": run.pay_date},
        **{"year": run.pay_date.replace(month=1, day=1), "quarter": quarter(run.pay_date)},
        "two_years": run.pay_date.replace(year=run.pay_date.year - 1, month=1, day=1),
        **thresholds(run.pay_date),
    }
    paid_before, certificates = (
        fetched(session, query.text.format(**named), query.columns) for query in (sql.PAID, sql.CERTIFICATES)
    )
    nothing, no_days = pl.DataFrame(), np.zeros((1, sql.LONGEST_PERIOD), dtype=np.int64)
    return Known(
        run=run,
        sheets=_sheet(session, run, work),
        days=no_days,
        travel=nothing,
        sick_leave=nothing,
        before=nothing,
        before_days=no_days,
        before_travel=nothing,
        paid=paid_before,
        certificates=certificates,
    )


def _sheet(session: Session, run: PayRun, work: Assignment) -> pl.DataFrame:
    """The pair as a timesheet without time. Raises PayFailed where no program pays for the recipient."""
    program = paying_program(session, work.case_id, run.period_ends)
    if program is None:
        raise PayFailed(f"Assignment {work.id} has no authorized hours: no program pays for it.")
    begins = periods.half_month(run.period_ends)
    row = {
        **{"place": 0, "timesheet_id": None, "assignment_id": work.id, "enrollment_id": work.enrollment_id},
        **{"case_id": work.case_id, "county_code": work.county_code, "program": program, "advance": False},
        **{"period_begins": begins, "period_ends": periods.last_day(begins), "share_of_cost_cents": 0},
        **{"related_as": work.related_as, "born": work.enrollment.birth_date, "back_up": work.back_up},
        **{"live_in_from": work.live_in_processed_on, "live_in_until": work.live_in_cancelled_on},
    }
    dates: dict[str, pl.DataType | type[pl.DataType]] = {"live_in_from": pl.Date, "live_in_until": pl.Date}
    return pl.DataFrame([row], schema_overrides=dates)


def _row(session: Session, run: PayRun, part: PayRunPart, whole: dict[str, Any], deposit: int | None) -> Payment:
    """The payment as it is written."""
    so_far = running(session, whole["assignment_id"], run.pay_date)
    row = Payment(
        **{"id": whole["payment_id"], "run_id": run.id, "part": part.number, "pay_date": run.pay_date},
        **{name: whole[name] for name in AS_THEY_ARE},
        **{"share_of_cost_cents": whole["recipient_pays_cents"], "minutes": 0, "live_in": whole["live_in_certified"]},
        year_to_date_cents=so_far.year + whole["gross_cents"],
        quarter_to_date_cents=so_far.quarter + whole["gross_cents"],
        direct_deposit_id=deposit,
    )
    session.add(row)
    session.flush()
    return row
