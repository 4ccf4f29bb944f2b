"""`hearth seed --statewide` says what it wrote, and refuses in a sentence."""

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cli.office.staff import wants_demo
from cli.seed_command import seed
from records.timesheet import Timesheet


def seeded(*more: str) -> Result:
    return CliRunner().invoke(seed, ["--statewide", "--size", "0.001", *more])


def test_a_state_is_written_once_and_never_over_another(database_url: str, session: Session) -> None:
    first = seeded("--period", "2026-02-B")
    assert first.exit_code == 0, first.output
    assert "815 recipients, 716 providers" in first.output
    assert "825 accepted timesheets" in first.output
    assert {str(day) for day in session.scalars(select(Timesheet.period_ends))} == {"2026-02-28"}
    again = seeded()
    assert again.exit_code == 1
    assert "This office has data already" in again.output
    session.rollback()
    assert session.scalar(select(func.count()).select_from(Timesheet)) == 825
    assert not wants_demo(database_url)


@pytest.mark.parametrize(
    ("period", "sentence"), [("2026-03-C", "2026-03-C is no half-month"), ("x", "x is no half-month")]
)
def test_no_half_month_is_a_sentence(database_url: str, period: str, sentence: str) -> None:
    refused = seeded("--period", period)
    assert refused.exit_code == 1
    assert sentence in refused.output


def test_a_size_out_of_reach_is_refused(database_url: str) -> None:
    assert CliRunner().invoke(seed, ["--statewide", "--size", "0.00001"]).exit_code == 2
