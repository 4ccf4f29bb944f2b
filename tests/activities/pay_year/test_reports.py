"""The W-2s of a year and the wages of a quarter, from payments: each once, with totals that tie."""

import csv
import datetime as dt
import json
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy.orm import Session

from activities.pay_year import year_end as year_end_module
from activities.pay_year.made import Made, NotMade
from activities.pay_year.quarter import Quarter, quarter_wages, read_quarter
from activities.pay_year.year_end import year_end
from cli.pay.commands import pay
from records.secrets import blind_index, seal
from tests.web.at_work import AtWork, at_work, works_for
from tests.web.paid import a_run, issued_anew, paid, undone

FEBRUARY, MARCH, APRIL = dt.date(2026, 2, 10), dt.date(2026, 3, 31), dt.date(2026, 4, 15)


@pytest.fixture
def noe(session: Session) -> AtWork:
    made = at_work(session)
    made.enrollment.ssn_cipher, made.enrollment.ssn_index = seal("219099997"), blind_index("219099997")
    made.enrollment.street, made.enrollment.city, made.enrollment.zip_code = "12 Ñandú St", "Sacramento", "95814"
    session.commit()
    return made


def records(made: Made) -> list[str]:
    text = made.path.read_bytes().decode("ascii")
    assert text.endswith("\r\n")
    found = text.split("\r\n")[:-1]
    assert {len(each) for each in found} == {512}
    return found


def cents(record: str, first: int, length: int = 11) -> int:
    return int(record[first - 1 : first - 1 + length])


def lines(made: Made) -> list[dict[str, str]]:
    with made.path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_year_is_submitter_employer_statements_and_totals(session: Session, noe: AtWork, tmp_path: Path) -> None:
    ana = noe.assignments["Ana"]
    for day in (FEBRUARY, APRIL):
        paid(session, ana, a_run(session, day), federal_income_tax_cents=1000, state_income_tax_cents=500)
    made = year_end(session, 2026, tmp_path)
    ra, re, rw, rs, rt, rf = records(made)
    assert [each[:2] for each in (ra, re, rw, rs, rt, rf)] == ["RA", "RE", "RW", "RS", "RT", "RF"]
    assert re[2:7] == "20261"
    assert rw[2:11] == rs[9:18] == "219099997"
    assert (rw[11:26].strip(), rw[41:61].strip(), rw[87:109].strip()) == ("NOE", "PRADO", "12 NANDU ST")
    assert [cents(rw, at) for at in (188, 199, 210, 221, 232, 243)] == [304000, 2000, 304000, 18848, 304000, 4408]
    assert (cents(rs, 276), cents(rs, 287), cents(rs, 298, 10)) == (304000, 1000, 3952)
    assert rs[330:337] == ana.case.case_number
    assert (int(rt[2:9]), cents(rt, 10, 15), cents(rt, 85, 15)) == (1, 304000, 4408)
    assert int(rf[7:16]) == 1
    assert made.totals["statements"] == 1
    assert made.totals["gross_cents"] == 304000


def test_live_in_wages_are_in_boxes_3_and_5_but_not_in_1(session: Session, noe: AtWork, tmp_path: Path) -> None:
    ana = noe.assignments["Ana"]
    paid(session, ana, a_run(session, FEBRUARY))
    for day in (MARCH, APRIL):
        paid(session, ana, a_run(session, day), live_in=True)
    rw = records(year_end(session, 2026, tmp_path))[2]
    assert [cents(rw, at) for at in (188, 210, 232)] == [152000, 456000, 456000]


def test_the_share_of_cost_is_part_of_the_wages(session: Session, noe: AtWork, tmp_path: Path) -> None:
    for day in (FEBRUARY, APRIL):
        paid(session, noe.assignments["Ana"], a_run(session, day), share_of_cost_cents=50000)
    rw = records(year_end(session, 2026, tmp_path))[2]
    assert [cents(rw, at) for at in (188, 210)] == [304000, 304000]


def test_each_recipient_has_a_statement_and_family_no_social_security(
    session: Session, noe: AtWork, tmp_path: Path
) -> None:
    nothing = {"social_security_cents": 0, "medicare_cents": 0, "sdi_cents": 0}
    bela = works_for(session, noe.enrollment, "Bela")
    for day in (FEBRUARY, APRIL):
        paid(session, noe.assignments["Ana"], a_run(session, day))
        paid(session, bela, a_run(session, day), relationship="parent", **nothing)
    made = year_end(session, 2026, tmp_path)
    statements = [each for each in records(made) if each.startswith("RW")]
    assert [[cents(rw, at) for at in (188, 210, 232)] for rw in statements] == [[304000] * 3, [304000, 0, 0]]
    assert made.totals["statements"] == 2


def test_nothing_is_counted_twice(session: Session, noe: AtWork, tmp_path: Path) -> None:
    ana = noe.assignments["Ana"]
    first = paid(session, ana, a_run(session, FEBRUARY))
    wrong = paid(session, ana, a_run(session, MARCH))
    paid(session, ana, a_run(session, APRIL), gross_cents=400000)
    paid(session, ana, a_run(session, APRIL), issued=False)
    issued_anew(session, first, a_run(session, APRIL, kind="special"))
    undone(session, wrong, a_run(session, dt.date(2027, 1, 15), kind="special"))
    session.commit()
    made = year_end(session, 2026, tmp_path)
    assert cents(records(made)[2], 188) == 552000
    assert cents(records(made)[2], 221) == 2 * 9424
    assert [each[:2] for each in records(year_end(session, 2027, tmp_path))] == ["RA", "RE", "RT", "RF"]
    assert cents(records(made)[-2], 10, 15) == 552000


def test_a_file_made_twice_is_the_same_and_for_its_owner_only(session: Session, noe: AtWork, tmp_path: Path) -> None:
    paid(session, noe.assignments["Ana"], a_run(session, FEBRUARY))
    first, second = year_end(session, 2026, tmp_path / "a"), year_end(session, 2026, tmp_path / "b")
    assert first.path.read_bytes() == second.path.read_bytes()
    assert stat.S_IMODE(first.path.stat().st_mode) == 0o600
    told = json.loads(first.path.with_suffix(".totals.json").read_text())
    assert told["sha256"] == first.sha256
    assert told["totals"]["statements"] == 1


def test_who_has_no_number_on_record_is_counted(session: Session, noe: AtWork, tmp_path: Path) -> None:
    noe.enrollment.ssn_cipher = noe.enrollment.ssn_index = None
    paid(session, noe.assignments["Ana"], a_run(session, FEBRUARY))
    made = year_end(session, 2026, tmp_path)
    assert records(made)[2][2:11] == "000000000"
    assert made.totals["without_ssn"] == 1


def test_a_file_that_does_not_tie_gets_no_name(
    session: Session, noe: AtWork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paid(session, noe.assignments["Ana"], a_run(session, FEBRUARY))
    told = year_end_module.whole(session, (dt.date(2026, 1, 1), dt.date(2026, 12, 31)))
    monkeypatch.setattr(year_end_module, "whole", lambda *_: told | {"gross_cents": 1})
    with pytest.raises(NotMade, match="does not tie"):
        year_end(session, 2026, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_quarter_has_the_columns_of_the_de_9c(session: Session, noe: AtWork, tmp_path: Path) -> None:
    ana, bela = noe.assignments["Ana"], works_for(session, noe.enrollment, "Bela")
    for day in (FEBRUARY, MARCH, APRIL):
        paid(session, ana, a_run(session, day), state_income_tax_cents=700)
    paid(session, bela, a_run(session, MARCH), live_in=True, relationship="spouse", sdi_cents=0)
    made = quarter_wages(session, Quarter(2026, 1), tmp_path)
    assert lines(made) == [
        {
            "Employer Reference": ana.case.case_number,
            "SSN": "219099997",
            "First Name": "NOE",
            "Middle Initial": "",
            "Last Name": "PRADO",
            "Total Subject Wages": "3040.00",
            "PIT Wages": "3040.00",
            "PIT Withheld": "14.00",
            "Wage Plan Code": "S",
        }
    ]
    assert made.totals["nothing_to_report"] == 1
    assert made.totals["gross_cents"] == 456000


def test_wages_below_the_threshold_are_reported_for_income_tax_only(
    session: Session, noe: AtWork, tmp_path: Path
) -> None:
    paid(session, noe.assignments["Ana"], a_run(session, MARCH), gross_cents=70000, sdi_cents=0)
    line = lines(quarter_wages(session, Quarter(2026, 1), tmp_path))[0]
    assert (line["Total Subject Wages"], line["PIT Wages"], line["Wage Plan Code"]) == ("0.00", "700.00", "P")


def test_quarters_add_up_to_the_year(session: Session, noe: AtWork, tmp_path: Path) -> None:
    for number in range(1, 13):
        paid(session, noe.assignments["Ana"], a_run(session, dt.date(2026, number, 28)), gross_cents=100000 + number)
    quarters = [quarter_wages(session, Quarter(2026, each), tmp_path) for each in (1, 2, 3, 4)]
    year = year_end(session, 2026, tmp_path)
    assert sum(each.totals["income_wages_cents"] for each in quarters) == year.totals["income_wages_cents"]
    assert sum(each.totals["gross_cents"] for each in quarters) == year.totals["gross_cents"] == 1200078


def test_a_quarter_is_named_with_or_without_a_dash() -> None:
    assert read_quarter("2026-Q1") == read_quarter("2026q1") == Quarter(2026, 1)
    assert Quarter(2026, 4).days == (dt.date(2026, 10, 1), dt.date(2026, 12, 31))
    assert Quarter(2028, 1).days == (dt.date(2028, 1, 1), dt.date(2028, 3, 31))
    assert read_quarter("2026-Q5") is None


def test_the_command_makes_both_and_tells_the_totals(
    session: Session, noe: AtWork, tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    for day in (FEBRUARY, APRIL):
        paid(session, noe.assignments["Ana"], a_run(session, day))
    run = CliRunner()
    year = run.invoke(pay, ["year-end", "2026", "--into", str(tmp_path)])
    assert year.exit_code == 0, year.output
    assert "$3,040.00" in year.output
    assert (tmp_path / "w2-2026.efw2").exists()
    quarter = run.invoke(pay, ["quarter", "2026-Q1", "--into", str(tmp_path)])
    assert quarter.exit_code == 0, quarter.output
    assert "$1,520.00" in quarter.output
    assert run.invoke(pay, ["quarter", "spring"]).exit_code == 1
    assert run.invoke(pay, ["year-end", "2019"]).exit_code == 1
