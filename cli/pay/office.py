"""The open office's database, for the commands of pay, and who stands behind a command."""

import os

import click
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session

from cli.office.address import join_office
from records.pay_run import PayRun
from records.staff import Staff
from web.grants import granted


def engine() -> Engine:
    """The database of the office that is open here, or that DATABASE_URL names."""
    join_office()
    return create_engine(os.environ["DATABASE_URL"], hide_parameters=True)


def who(session: Session, sign_in_name: str | None, action: str) -> int | None:
    """The member of staff who answers for a command, if their role may do it; none: the state itself."""
    if sign_in_name is None:
        return None
    name = sign_in_name.strip().lower()
    staff = session.scalar(select(Staff).where(Staff.sign_in_name == name, Staff.active))
    if staff is None:
        raise click.ClickException(f"Nobody signs in as {sign_in_name}. Name somebody who does.")
    if not granted(staff.role_names, staff.county_code, "pay_run", action):
        raise click.ClickException(f"{staff.name} may not {action} a pay run. Name a payroll officer of the state.")
    return staff.id


def run_numbered(session: Session, number: str) -> PayRun:
    """The run with a number such as 2026-03-A."""
    run = session.scalar(select(PayRun).where(PayRun.number == number.strip().upper()))
    if run is None:
        raise click.ClickException(f"There is no run {number}. `hearth pay status` lists the last ones.")
    return run


def dollars(cents: int) -> str:
    """Money as it is read."""
    sign, cents = "-" if cents < 0 else "", abs(cents)
    return f"{sign}${cents // 100:,}.{cents % 100:02d}"
