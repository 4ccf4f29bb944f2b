"""`hearth pay run --period 2026-03-A`: make a run of a half-month, follow it, and end at the totals to approve."""

import datetime as dt
import secrets

import click
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from activities.pay_run import nightly
from cli.pay.following import NOBODY, follow, report
from cli.pay.office import engine, who
from records import clock
from records.pay_running import RunRefused, begin_run, period_of, preview


@click.command()
@click.option("--period", required=True, help="The half-month: 2026-03-A is March 1 to 15, 2026-03-B the rest.")
@click.option("--as", "sign_in_name", help="Sign-in name of the payroll officer who makes it; the state if none.")
@click.option("--pay-date", type=click.DateTime(["%Y-%m-%d"]), help="Settlement day; two business days on if none.")
@click.option("--preview", "only_look", is_flag=True, help="Say what it would take up, and make nothing.")
def run(period: str, sign_in_name: str | None, pay_date: dt.datetime | None, only_look: bool) -> None:
    """Reckon a half-month and end at its totals. Nothing is paid before two people have approved them on its page."""
    office = engine()
    try:
        first, last = period_of(period)
        if only_look:
            _preview(office, last)
            return
        run_id, number = _make(office, first, last, sign_in_name, pay_date.date() if pay_date else None)
    except RunRefused as refused:
        raise click.ClickException(str(refused)) from None
    click.echo(f"The run {number} is made.")
    if not follow(office, run_id, number):
        raise click.ClickException(f"The run {number} waits: {NOBODY}. `hearth pay status {number}` shows it.")
    report(office, run_id)


def _preview(office: Engine, last: dt.date) -> None:
    with Session(office) as session:
        due = preview(session, "half_month", last, clock.now())
    click.echo(
        f"Until {last}: {due.timesheets:,} timesheets of {due.providers:,} providers are not paid, "
        f"{due.minutes // 60:,} hours and {due.minutes % 60} minutes. Nothing was made."
    )


def _make(
    office: Engine, first: dt.date, last: dt.date, sign_in_name: str | None, settles_on: dt.date | None
) -> tuple[int, str]:
    """Make the run; its id and number."""
    at = clock.now()
    with Session(office) as session, session.begin():
        made = begin_run(
            session,
            kind="half_month",
            period_begins=first,
            period_ends=last,
            pay_date=settles_on or nightly.pay_date(clock.county_day(at)),
            staff_id=who(session, sign_in_name, "make"),
            form_key=secrets.token_hex(16),
            at=at,
        )
        return made.id, made.number
