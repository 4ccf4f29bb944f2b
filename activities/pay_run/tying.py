"""A run's totals tie: parts, payments, pay lines, ledger and totals by county agree to the cent, or nothing goes on.

What payments refer to is held here, once for all, and not by a foreign key of each of a million rows.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from records.ledger import Account, Share
from records.pay_run import PayRun, PayRunPart

WAYS = (Account.DIRECT_DEPOSIT, Account.WARRANT, Account.ADVANCE_PAY)
TAKEN = (
    *("social_security_cents", "medicare_cents", "sdi_cents", "federal_income_tax_cents"),
    *("state_income_tax_cents", "share_of_cost_cents", "deductions_cents"),
)
SUMS = ("payments", "minutes", "gross_cents", "net_cents")

PART_BY_PART = (
    *("enable_sort = off", "enable_nestloop = off", "enable_seqscan = off"),
    *("max_parallel_workers_per_gather = 0", "work_mem = '32MB'"),
)
"""How a part is added up. What was just written is unknown to the database, which expects few rows: it would sort them
on the disk, look each one's timesheet up by itself, or go through all that is on record."""

SUMMARIZED = text("select brin_summarize_new_values('ix_ledger_line_payment')")
"""Where lines just written lie comes into their index; else the lines of all parts are gone through for each."""

PARTS = """select count(*) filter (where reckoned_at is null) as open, coalesce(sum(held), 0) as held,
    {sums}, coalesce(sum(ledger_lines), 0) as ledger_lines from pay_run_part where run_id = :run"""
PAYMENTS = """select count(*) as payments, {sums}, coalesce(sum({taken}), 0) as taken
    from payment where id >= :first and id < :beyond and run_id = :run"""
BY_COUNTY = "select {sums} from pay_run_total where run_id = :run"
LINES = """select coalesce(sum(cents), 0) as cents, coalesce(sum(minutes), 0) as minutes
    from pay_line where payment_id >= :first and payment_id < :beyond"""
LEDGER = """
    select coalesce(sum(cents), 0)::bigint as cents, coalesce(sum(wages), 0)::bigint as wages,
        coalesce(sum(paid), 0)::bigint as paid, coalesce(sum(returned), 0)::bigint as returned,
        coalesce(sum(lines), 0)::bigint as ledger_lines, min(payment_id) filter (where cents <> 0) as uneven
    from (
        select payment_id, sum(cents) as cents, sum(cents) filter (where account = :wages) as wages,
            -sum(cents) filter (where account = any(:ways) and share = :nobody) as paid,
            sum(cents) filter (where account = :returned or account = :advance and share <> :nobody) as returned,
            count(*) as lines
        from ledger_line where payment_id >= :first and payment_id < :beyond and posting = 0
        group by payment_id) as payment"""
"""The lines of one part, added up by payment in one pass: few enough for memory, however large the run is."""
ASTRAY = """select p.id from payment p left join timesheet t on t.id = p.timesheet_id
        and t.assignment_id = p.assignment_id and t.enrollment_id = p.enrollment_id and t.case_id = p.case_id
        and t.enrollment_id >= :first_provider and t.enrollment_id <= :last_provider
    where p.id >= :first and p.id < :beyond and p.timesheet_id is not null and t.id is null limit 1"""
"""Of one part, with the timesheets of its providers: whatever else is on record is not gone through."""


def tie(session: Session, run: PayRun) -> str | None:
    """Write the run's totals down; nothing, or a sentence that says what does not agree."""
    parts = _one(session, run, PARTS)
    if parts["open"]:
        return f"{parts['open']} of the {run.parts} parts are not reckoned yet. Let them be, and tie again."
    payments, lines = (_one(session, run, query) for query in (PAYMENTS, LINES))
    in_parts = _bounds_of_parts(session, run)
    ledger, uneven = _ledger(session, run, in_parts)
    by_county = _one(session, run, BY_COUNTY)
    pairs = [(f"{name} of the parts", parts[name], f"{name} of the payments", payments[name]) for name in SUMS]
    pairs += [(f"{name} by county", by_county[name], f"{name} of the payments", payments[name]) for name in SUMS]
    left = payments["gross_cents"] - payments["taken"] + ledger["returned"]
    pairs += [
        ("the ledger's sum", ledger["cents"], "what it must be", 0),
        ("ledger lines", ledger["ledger_lines"], "ledger lines of the parts", parts["ledger_lines"]),
        ("wages in the ledger", ledger["wages"], "gross of the payments", payments["gross_cents"]),
        ("money going out in the ledger", ledger["paid"], "net of the payments", payments["net_cents"]),
        ("gross less what is taken", left, "net of the payments", payments["net_cents"]),
    ]
    if run.kind not in ("special", "advance"):
        pairs.append(("the sum of pay lines", lines["cents"], "gross of the payments", payments["gross_cents"]))
        pairs.append(("minutes of pay lines", lines["minutes"], "minutes of the payments", payments["minutes"]))
    for name, one, other_name, other in pairs:
        if one != other:
            return (
                f"Totals do not tie: {name} {one:,}, {other_name} {other:,}. Nothing is paid until somebody has looked."
            )
    sentence = _each(session, uneven, in_parts)
    if sentence is None:
        _write(session, run, parts)
    return sentence


def _bounds_of_parts(session: Session, run: PayRun) -> list[dict[str, int]]:
    """The payments of each part, up to where the next begins, and its providers."""
    columns = (PayRunPart.first_payment_id, PayRunPart.first_enrollment_id, PayRunPart.last_enrollment_id)
    parts = session.execute(select(*columns).where(PayRunPart.run_id == run.id).order_by(PayRunPart.number)).all()
    whole = _bounds(run)
    ends = [*(first for first, *_ in parts[1:]), whole["beyond"]]
    starts = [whole["first"], *ends[:-1]]
    return [
        {"first": first, "beyond": beyond, "first_provider": provider, "last_provider": last}
        for first, beyond, (_, provider, last) in zip(starts, ends, parts, strict=False)
    ]


def _ledger(session: Session, run: PayRun, in_parts: list[dict[str, int]]) -> tuple[Mapping[str, int], int | None]:
    """The sums of the run's ledger lines, part by part, and the first payment whose own do not sum to nothing."""
    for setting in PART_BY_PART:
        session.execute(text(f"set local {setting}"))
    session.execute(SUMMARIZED)
    sums, uneven = Counter[str](), list[int | None]()
    for bounds in in_parts:
        found = dict(_one(session, run, LEDGER, bounds))
        uneven.append(found.pop("uneven"))
        sums.update(found)
    return sums, next((number for number in uneven if number is not None), None)


def _each(session: Session, uneven: int | None, in_parts: list[dict[str, int]]) -> str | None:
    """Payments whose lines do not balance, or that are about no timesheet: there are none."""
    if uneven is not None:
        return f"The ledger lines of payment {uneven} do not sum to nothing. Nothing is paid until somebody has looked."
    for bounds in in_parts:
        astray = session.scalar(text(ASTRAY), bounds)
        if astray is not None:
            return f"Payment {astray} does not fit its timesheet. Nothing is paid until somebody has looked."
    return None


def _write(session: Session, run: PayRun, parts: Mapping[str, Any]) -> None:
    run.payments, run.minutes, run.gross_cents, run.net_cents = (int(parts[name]) for name in SUMS)
    run.held = int(parts["held"])
    session.flush()


def _bounds(run: PayRun) -> dict[str, Any]:
    first = run.first_payment_id or 0
    return {"first": first, "beyond": first + run.timesheets}


def _one(session: Session, run: PayRun, query: str, bounds: Mapping[str, int] | None = None) -> Mapping[str, Any]:
    whole = [f"coalesce(sum({name}), 0)::bigint as {name}" for name in SUMS]
    named = query.format(sums=", ".join(whole[query is PAYMENTS :]), taken=" + ".join(TAKEN))
    known = {
        "run": run.id,
        "wages": int(Account.WAGES),
        "returned": int(Account.RETURNED),
        "advance": int(Account.ADVANCE_PAY),
        "nobody": int(Share.NONE),
        "ways": [int(way) for way in WAYS],
    }
    wanted = {name: value for name, value in ({**known, **(bounds or _bounds(run))}).items() if f":{name}" in named}
    return dict(session.execute(text(named), wanted).mappings().one())
