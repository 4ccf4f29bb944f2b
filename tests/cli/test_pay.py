"""`hearth pay` from a terminal: a run is made, followed to its totals, stopped; sentences say what is the matter."""

import datetime as dt
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select, update

from activities.database import transaction
from activities.pay_run import wages
from cli.pay import following
from cli.pay.commands import pay
from cli.pay.office import dollars
from records import clock
from records.outbox import OutboxMessage
from records.pay_run import PayRun
from records.submission import Submission
from tests.activities.pay_run.pay_office import PayOffice, Run
from tests.activities.pay_run.words import People, SaidTo

NOW = clock.county_instant(dt.date(2026, 3, 18))


@pytest.fixture
def people(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[People]:
    """Three timesheets of the first half of March wait to be paid; a worker would be missed after half a second."""
    office = PayOffice()
    for minutes in (240, 300, 360):
        work, _, _ = office.pair("34")
        office.sheet(work, {2: minutes, 3: minutes})
    monkeypatch.setattr(following, "PATIENCE", 0.5)
    monkeypatch.setattr("cli.pay.steering.PATIENCE", 3.0)
    with clock.fixed(NOW):
        yield People()


def hearth(*words: str) -> Result:
    return CliRunner().invoke(pay, list(words))


def runs() -> list[PayRun]:
    with transaction() as session:
        return list(session.scalars(select(PayRun).order_by(PayRun.id)))


@contextmanager
def a_worker(until: str) -> Iterator[None]:
    """Somebody who takes what was posted and brings a run to where it waits, as the worker does."""
    over = threading.Event()

    def work() -> None:
        while not over.is_set() and not runs():
            time.sleep(0.02)
        with transaction() as session:
            session.execute(update(OutboxMessage).values(sent_at=NOW, outcome="delivered"))
        run = SaidTo(runs()[0].id, NOW)
        if until == "awaiting_officer":
            run.reckoned()

    thread = threading.Thread(target=work)
    thread.start()
    yield
    over.set()
    thread.join()


def test_a_run_is_made_and_followed_to_the_totals_that_two_people_approve(people: People) -> None:
    with a_worker("awaiting_officer"):
        told = hearth("run", "--period", "2026-03-A", "--as", "oscar@pay.example")
    assert told.exit_code == 0, told.output
    (run,) = runs()
    assert (run.number, run.made_by_id, run.pay_date) == ("2026-03-A", people.oscar, dt.date(2026, 3, 20))
    assert "3 payments" in told.output
    assert dollars(run.net_cents) in told.output
    assert (
        f"A payroll officer approves the totals on /payroll/{run.id}; then a supervisor releases them." in told.output
    )


def test_a_run_without_a_worker_waits_and_says_so(people: People) -> None:
    told = hearth("run", "--period", "2026-03-A", "--as", "oscar@pay.example")
    assert told.exit_code == 1
    assert "The run 2026-03-A waits: no worker is at work. Start one with `hearth worker`" in told.output
    assert runs()[0].status == "planned"
    assert "It waits: no worker is at work." in hearth("status", "2026-03-A").output


def test_a_preview_makes_nothing(people: People) -> None:
    told = hearth("run", "--period", "2026-03-A", "--preview")
    assert told.exit_code == 0
    assert "Until 2026-03-15: 3 timesheets of 3 providers are not paid, 30 hours and 0 minutes." in told.output
    assert runs() == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--period", "2026-03-C"), "2026-03-C is no half-month. Write year, month and A or B"),
        (
            ("--period", "2026-03-B", "--as", "oscar@pay.example"),
            "The period until 2026-03-31 is not over. Run it from 2026-04-01 on.",
        ),
        (
            ("--retroactive", "34", "--from", "2026-01-01", "--to", "9999-12-31", "--as", "oscar@pay.example"),
            "The period until 9999-12-31 is not over.",
        ),
        (
            ("--period", "2026-03-A", "--pay-date", "1990-01-01", "--as", "oscar@pay.example"),
            "The pay date 1990-01-01 cannot be. Give a day from",
        ),
        (("--period", "2026-03-A", "--supplemental", "--preview", "--pay-date", "9999-12-31"), "9999-12-31 cannot be."),
        (("--period", "2026-03-A", "--as", "nobody@pay.example"), "Nobody signs in as nobody@pay.example."),
        (
            ("--period", "2026-03-A", "--as", "vera@pay.example"),
            "Vera may not make a pay run. Name a payroll officer of the state.",
        ),
    ],
)
def test_what_cannot_be_run_is_answered_with_a_sentence(people: People, words: tuple[str, ...], sentence: str) -> None:
    told = hearth("run", *words)
    assert told.exit_code == 1
    assert sentence in told.output
    assert runs() == []


def test_a_run_typed_by_nobody_is_not_made_for_its_typist_could_release_it(people: People) -> None:
    told = hearth("run", "--period", "2026-03-A")
    assert told.exit_code == 1
    assert "Say with --as who makes the run, by sign-in name." in told.output
    assert runs() == []


def test_one_run_at_a_time(people: People) -> None:
    hearth("run", "--period", "2026-03-A", "--as", "oscar@pay.example")
    told = hearth("run", "--period", "2026-03-A", "--as", "oscar@pay.example")
    assert told.exit_code == 1
    assert "The run 2026-03-A is not finished. Finish or discard it before you begin another." in told.output


def test_a_stop_that_nobody_takes_is_written_down(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.pay.steering.PATIENCE", 0.3)
    hearth("run", "--period", "2026-03-A", "--as", "oscar@pay.example")
    told = hearth("stop", "2026-03-A", "--as", "oscar@pay.example", "--reason", "The bank called.")
    assert told.exit_code == 1
    assert "It is written down, but nobody has taken it: no worker is at work." in told.output
    with transaction() as session:
        said = session.scalars(select(Submission).where(Submission.kind == "stop_pay_run")).one()
        assert (said.staff_id, said.payload) == (people.oscar, {"reason": "The bank called."})
    assert "There is no run 2026-07-A." in hearth("stop", "2026-07-A", "--as", "oscar@pay.example").output


def test_the_last_runs_are_listed_and_none_is_said_too(people: People) -> None:
    assert "There is no run yet." in hearth("status").output
    hearth("run", "--period", "2026-03-A", "--as", "oscar@pay.example")
    assert "2026-03-A        is being planned" in hearth("status").output


def test_money_is_written_as_it_is_read() -> None:
    assert [dollars(cents) for cents in (0, 5, 123456789, -100)] == ["$0.00", "$0.05", "$1,234,567.89", "-$1.00"]


@pytest.fixture
def paid(people: People) -> Run:
    """The three timesheets were paid at Sacramento's rate, $19.15 an hour."""
    run = Run()
    with transaction() as session:
        session.get_one(PayRun, run.id).status = "issued"
    return run


@pytest.fixture
def a_dollar_more(paid: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sacramento's rate is $20.15 for days that were paid."""
    real = wages._of_day

    def changed(version: str, day: dt.date) -> Any:
        rates = np.array(real(version, day))
        rates[34] = 2015
        return rates

    monkeypatch.setattr(wages, "_of_day", changed)


RATE_CHANGED = ("--retroactive", "sacramento", "--from", "2026-03-01", "--to", "2026-03-15")


@pytest.mark.usefixtures("a_dollar_more")
def test_a_countys_changed_rate_is_previewed_to_the_cent_and_then_run(people: People) -> None:
    seen = hearth("run", *RATE_CHANGED, "--preview")
    assert seen.exit_code == 0, seen.output
    assert "3 timesheets reckoned: 3 payments to 3 providers, $30.00 gross, $30.00 net; 0 held;" in seen.output
    assert len(runs()) == 1, "a preview makes nothing"
    hearth("run", *RATE_CHANGED, "--as", "oscar@pay.example")
    run = runs()[-1]
    assert (run.kind, run.number, run.county_code, run.made_by_id) == (
        *("retroactive", "R2026-03-18", "34"),
        people.oscar,
    )
    assert (run.period_begins, run.period_ends) == (dt.date(2026, 3, 1), dt.date(2026, 3, 15))
    SaidTo(run.id, NOW).reckoned()
    assert (runs()[-1].payments, runs()[-1].net_cents) == (3, 3000)


@pytest.mark.usefixtures("a_dollar_more")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--retroactive", "Atlantis", *RATE_CHANGED[2:]), "Atlantis is no county of California."),
        (("--retroactive", "34"), "A retroactive run has its first and last day by --from and --to"),
        ((*RATE_CHANGED, "--period", "2026-03-A"), "by --from and --to, and no half-month."),
        (
            ("--retroactive", "34", "--from", "2026-01-01", "--to", "2026-01-15", "--as", "oscar@pay.example"),
            "Nothing was paid in the county",
        ),
        ((), "Say which half-month with --period"),
    ],
)
def test_a_retroactive_run_says_what_it_lacks(people: People, words: tuple[str, ...], sentence: str) -> None:
    told = hearth("run", *words)
    assert told.exit_code == 1
    assert sentence in told.output
    assert len(runs()) == 1


def test_a_supplemental_run_pays_what_a_correction_adds(people: People, paid: Run) -> None:
    (first, *_) = paid.payments()
    pay = PayOffice()
    pay.change(f"update timesheet set superseded_at = now() where id = {first.timesheet_id}")
    pay.sheet(first.assignment_id, {2: 240, 3: 300}, corrects_id=first.timesheet_id)
    none = hearth("run", "--period", "2026-03-A", "--as", "oscar@pay.example")
    assert "Every timesheet accepted for the time until 2026-03-15 is paid." in none.output
    seen = hearth("run", "--period", "2026-03-A", "--supplemental", "--preview")
    assert "1 timesheets reckoned: 1 payments to 1 providers, $19.15 gross, $19.15 net; 0 held;" in seen.output
    hearth("run", "--period", "2026-03-A", "--supplemental", "--as", "oscar@pay.example")
    run = runs()[-1]
    assert (run.kind, run.number, run.period_ends) == ("supplemental", "S2026-03-18", dt.date(2026, 3, 15))
    SaidTo(run.id, NOW).reckoned()
    assert (runs()[-1].payments, runs()[-1].net_cents) == (1, 1915)


def test_a_run_stands_in_words_as_on_its_page(people: People) -> None:
    with a_worker("awaiting_officer"):
        hearth("run", "--period", "2026-03-A", "--as", "oscar@pay.example")
    assert "waits for a payroll officer" in hearth("status").output
    told = hearth("status", "2026-03-A").output
    assert "pay date 2026-03-20) waits for a payroll officer." in told
    listed = hearth("--help").output
    assert "..." not in listed.partition("Commands:")[2]
