"""`hearth referrals take FILE`: the same road as the page, for a nightly job."""

import os
from pathlib import Path

import click
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from cli.office.address import join_office
from records import clock
from records import referrals as files
from records.place import County
from records.referral_report import rejects_csv
from records.staff import Staff


@click.group()
def referrals() -> None:
    """Referral files from a county's eligibility system (docs/partners/referral-file.md)."""


@referrals.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--county", required=True, help="Two-digit code of the county the file is given for, like 34.")
@click.option("--as", "sign_in_name", required=True, help="Sign-in name of the member of staff who answers for it.")
@click.option("--rejects", type=click.Path(dir_okay=False, path_type=Path), help="Where to write rejected lines.")
def take(file: Path, county: str, sign_in_name: str, rejects: Path | None) -> None:
    """Register the good lines of FILE; the same file twice changes nothing. Ends with 1 when lines were rejected."""
    join_office()
    engine = create_engine(os.environ["DATABASE_URL"], hide_parameters=True)
    with Session(engine) as session:
        staff_id = _answerable(session, county, sign_in_name)
        try:
            report = files.take(session, county, file.name, file.read_bytes(), staff_id, clock.now())
        except files.FileRefused as refused:
            raise click.ClickException(str(refused)) from None
        session.commit()
        _say(report)
        if report.rejected and rejects is not None:
            rejects.write_bytes(rejects_csv(report))
            click.echo(f"What to mend is in {rejects}.")
    if report.rejected:
        raise SystemExit(1)


def _answerable(session: Session, county: str, sign_in_name: str) -> int:
    if session.get(County, county) is None:
        raise click.ClickException(f"There is no county {county!r} here. Give its two-digit code, like 34.")
    staff = session.scalar(select(Staff).where(Staff.sign_in_name == sign_in_name.strip().lower(), Staff.active))
    if staff is None or staff.county_code != county:
        raise click.ClickException(f"{sign_in_name} does not work for county {county}. Name somebody who does.")
    return staff.id


def _say(report: files.Report) -> None:
    if report.again:
        click.echo("This file was taken before. Nothing was done a second time.")
    for each in report.rejected:
        says = " ".join(sentence for _column, sentence in each.line.problems)
        click.echo(f"line {each.line.number}: {says}")
    click.echo(
        f"{len(report.lines)} lines: {report.count('accepted')} accepted, "
        f"{report.count('rejected')} rejected, {report.count('repeated')} repeated."
    )
