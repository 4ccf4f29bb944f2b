"""What a part's payments are to the bank and to the Controller: read from the records in order of their numbers."""

import polars as pl
from sqlalchemy.orm import Session

from activities.pay_run.failed import PayFailed
from activities.payment_files.columns import plain
from activities.timesheet_files.copying import fetched
from records import secrets
from records.pay_run import PayRun, PayRunPart

DEPOSITS = """
select p.id, p.net_cents, d.routing_number, d.account_sealed, d.account_kind,
    e.last_name || ', ' || e.first_name, e.enrollment_number
from payment p join enrollment e on e.id = p.enrollment_id and e.id between {first_provider} and {last_provider}
    left join direct_deposit d on d.id = p.direct_deposit_id and d.assignment_id = p.assignment_id
        and d.enrollment_id between {first_provider} and {last_provider}
where p.id between {first} and {last} and p.run_id = {run} and p.method = 'direct_deposit'
"""
"""Providers and accounts by the range of the part, however many there are besides."""

DEPOSIT_COLUMNS = {
    "payment_id": pl.Int64,
    "cents": pl.Int64,
    "routing_number": pl.String,
    "sealed": pl.Binary,
    "account_kind": pl.String,
    "name": pl.String,
    "payee": pl.String,
}

WARRANTS = """
select p.id, p.net_cents, coalesce(e.enrollment_number, c.case_number),
    coalesce(e.first_name || ' ' || e.last_name, r.first_name || ' ' || r.last_name),
    case when e.id is null then r.street else e.street end, case when e.id is null then r.city else e.city end,
    replace(case when e.id is null then r.zip_code else e.zip_code end, '-', ''), p.county_code,
    to_char(p.period_begins, 'YYYYMMDD')
from payment p
    left join enrollment e on e.id = p.enrollment_id and e.id between {first_provider} and {last_provider}
    left join care_case c on c.id = case when p.enrollment_id is null then p.case_id end
    left join person r on r.id = c.person_id
where p.id between {first} and {last} and p.run_id = {run} and p.method = 'warrant'
    and (e.id is not null or p.enrollment_id is null)
"""
"""To the provider; a month in advance to the recipient, under the number of the case, who is looked up for it alone."""

WARRANT_COLUMNS = {
    "payment_id": pl.Int64,
    "cents": pl.Int64,
    "payee": pl.String,
    "name": pl.String,
    "street": pl.String,
    "city": pl.String,
    "zip_code": pl.String,
    "county": pl.String,
    "period": pl.String,
}


def deposits(session: Session, run: PayRun, part: PayRunPart) -> pl.DataFrame:
    """The credits of a part as `nacha.batch` takes them. Raises PayFailed for one whose account is not on record."""
    found = fetched(session, DEPOSITS.format(**_bounds(run, part)), DEPOSIT_COLUMNS).sort("payment_id")
    lost = found.filter(pl.col("sealed").is_null() | (pl.col("sealed") == b""))
    if lost.height:
        raise PayFailed(f"Payment {lost['payment_id'][0]} is to go to a bank account that is not on record.")
    accounts = secrets.unseal_each(found["sealed"].to_list())
    return found.drop("sealed").with_columns(
        _named(),
        rank=pl.col("payment_id") - (run.first_payment_id or 0) + 1,
        account=pl.Series(accounts, dtype=pl.String),
    )


def warrants(session: Session, run: PayRun, part: PayRunPart) -> pl.DataFrame:
    """The warrants of a part as `warrants.lines` takes them; where no address is known its fields are empty."""
    found = fetched(session, WARRANTS.format(**_bounds(run, part)), WARRANT_COLUMNS).sort("payment_id")
    return found.with_columns(_named(), *(plain(name) for name in ("payee", "street", "city", "zip_code")))


def _named() -> pl.Expr:
    """The name in plain capitals; where none of its letters has one, the provider's number, as no bank takes blanks."""
    return pl.when(plain("name").str.contains("[A-Z]")).then(plain("name")).otherwise(plain("payee")).alias("name")


def _bounds(run: PayRun, part: PayRunPart) -> dict[str, int]:
    first = part.first_payment_id
    providers = {"first_provider": part.first_enrollment_id, "last_provider": part.last_enrollment_id}
    return {"first": first, "last": first + part.timesheets - 1, "run": run.id, **providers}
