"""`hearth pay run --period 2026-03-A`: make a run of a half-month, follow it, and end at the totals to approve."""

import datetime as dt
import secrets
from dataclasses import dataclass

import click
from sqlalchemy import Engine, func, or_, select
from sqlalchemy.orm import Session

from activities.pay_run import nightly, previewing
from activities.pay_run.failed import PayFailed
from cli.pay.following import NOBODY, follow, report
from cli.pay.office import dollars, engine, who
from records import clock
from records.pay_run import PayRun
from records.pay_running import RunRefused, begin_run, period_of, preview, refuse_pay_date
from records.place import County

DAY = click.DateTime(["%Y-%m-%d"])
NOBODY_MAKES_IT = "Say with --as who makes the run, by sign-in name. Who makes it may not approve it."
"""Were a run typed by nobody, whoever typed it could be one of the two who release it."""


@click.command()
@click.option("--period", help="The half-month: 2026-03-A is March 1 to 15, 2026-03-B the rest.")
@click.option("--supplemental", is_flag=True, help="Late timesheets until its end, and the differences of corrections.")
@click.option("--retroactive", metavar="COUNTY", help="The county, by name or number, whose rate was changed.")
@click.option("--from", "since", type=DAY, help="With --retroactive: the first day of the changed rate.")
@click.option("--to", "until", type=DAY, help="With --retroactive: the last day that was paid at the old one.")
@click.option("--as", "sign_in_name", help="Sign-in name of the payroll officer who makes it; needed but to preview.")
@click.option("--pay-date", type=DAY, help="Settlement day; two business days on if none.")
@click.option("--preview", "only_look", is_flag=True, help="Say what it would take up, and make nothing.")
def run(
    period: str | None,
    supplemental: bool,
    retroactive: str | None,
    since: dt.datetime | None,
    until: dt.datetime | None,
    sign_in_name: str | None,
    pay_date: dt.datetime | None,
    only_look: bool,
) -> None:
    """Reckon a half-month and end at its totals. Nothing is paid before two people have approved them on its page.

    A supplemental run pays late timesheets and what corrections of paid ones add; a retroactive one what a changed rate
    of a county adds. What was paid too much is recovered from later payments.
    """
    office = engine()
    try:
        wanted = _wanted(office, period, supplemental, retroactive, since, until)
        if only_look:
            _preview(office, wanted, _pay_date(pay_date))
            return
        if sign_in_name is None:
            raise RunRefused(NOBODY_MAKES_IT)
        run_id, number = _make(office, wanted, sign_in_name, _pay_date(pay_date))
    except (RunRefused, PayFailed) as refused:
        raise click.ClickException(str(refused)) from None
    click.echo(f"The run {number} is made.")
    if not follow(office, run_id, number):
        raise click.ClickException(f"The run {number} waits: {NOBODY}. `hearth pay status {number}` shows it.")
    report(office, run_id)


@dataclass(frozen=True)
class Wanted:
    """Which run: its kind, its days, and of a changed rate the county."""

    kind: str
    first: dt.date
    last: dt.date
    county_code: str | None = None


def _wanted(
    office: Engine,
    period: str | None,
    supplemental: bool,
    retroactive: str | None,
    since: dt.datetime | None,
    until: dt.datetime | None,
) -> Wanted:
    """Raises RunRefused for days that are no run's."""
    if retroactive is None:
        if period is None:
            raise RunRefused("Say which half-month with --period, or with --retroactive which county's rate changed.")
        return Wanted("supplemental" if supplemental else "half_month", *period_of(period))
    if since is None or until is None or period or supplemental or until < since:
        raise RunRefused("A retroactive run has its first and last day by --from and --to, and no half-month.")
    with Session(office) as session:
        named = (County.code == retroactive, func.lower(County.name) == retroactive.lower())
        code = session.scalar(select(County.code).where(or_(*named)))
    if code is None:
        raise RunRefused(f"{retroactive} is no county of California. Write its name, or its number as 34.")
    return Wanted("retroactive", since.date(), until.date(), code)


def _pay_date(wanted: dt.datetime | None) -> dt.date:
    return wanted.date() if wanted else nightly.pay_date(clock.county_day(clock.now()))


def _preview(office: Engine, wanted: Wanted, settles_on: dt.date) -> None:
    at = clock.now()
    refuse_pay_date(settles_on, clock.county_day(at))
    if wanted.kind == "half_month":
        with Session(office) as session:
            due = preview(session, wanted.kind, wanted.last, at)
        ill = f", and {due.sick_days:,} days of sick leave" if due.sick_days else ""
        click.echo(
            f"Until {wanted.last}: {due.timesheets:,} timesheets of {due.providers:,} providers are not paid, "
            f"{due.minutes // 60:,} hours and {due.minutes % 60} minutes{ill}. Nothing was made."
        )
        return
    with Session(office) as session:
        seen = previewing.preview(
            session,
            PayRun(
                **{"kind": wanted.kind, "period_begins": wanted.first, "period_ends": wanted.last, "made_at": at},
                **{"pay_date": settles_on, "county_code": wanted.county_code, "touched_at": at},
            ),
            at,
        )
    click.echo(
        f"{seen.timesheets:,} timesheets reckoned: {seen.payments:,} payments to {seen.providers:,} providers, "
        f"{dollars(seen.gross_cents)} gross, {dollars(seen.net_cents)} net; {seen.held:,} held; "
        f"{seen.overpaid:,} overpayments of {dollars(seen.overpaid_cents)}. Nothing was made."
    )


def _make(office: Engine, wanted: Wanted, sign_in_name: str, settles_on: dt.date) -> tuple[int, str]:
    """Make the run; its id and number."""
    with Session(office) as session, session.begin():
        made = begin_run(
            session,
            kind=wanted.kind,
            period_begins=wanted.first,
            period_ends=wanted.last,
            pay_date=settles_on,
            county_code=wanted.county_code,
            staff_id=who(session, sign_in_name, "make"),
            form_key=secrets.token_hex(16),
            at=clock.now(),
        )
        return made.id, made.number
