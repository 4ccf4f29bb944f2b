"""The sum of parts is the whole, however the run is cut; done parts write nothing, and a kill leaves exact rows."""

import datetime as dt
from collections import Counter, defaultdict
from typing import Any

import numpy as np
import pytest
from sqlalchemy import text

from activities.database import transaction
from activities.pay_run import clearing, writing
from records import periods
from records.clock import county_instant
from records.ledger import Account, Share
from records.pay_run import PayRun, PayRunPart
from records.pay_setup import ShareOfCost, WithholdingCertificate
from records.timesheet import Timesheet
from tests.activities.pay_run.pay_office import MADE, PayOffice, Run
from tests.records.timekeepers import MARCH_1, march

TAKEN = (
    *("social_security_cents", "medicare_cents", "sdi_cents", "federal_income_tax_cents"),
    *("state_income_tax_cents", "share_of_cost_cents", "deductions_cents"),
)
PROVIDERS = 14
SECOND_HALF = march(16)
APRIL_2 = county_instant(dt.date(2026, 4, 2))


def drawn_world(pay: PayOffice, seed: int) -> list[int]:
    """Providers of one to three recipients in two counties, with two half-months of hours; some cannot be paid."""
    draw = np.random.default_rng(seed)
    sheets = []
    for _ in range(PROVIDERS):
        provider: int | None = None
        for _ in range(draw.integers(1, 4)):
            more: dict[str, Any] = {"back_up": bool(draw.integers(0, 2))}
            work, provider, case = pay.pair(str(draw.choice(["34", "57"])), provider=provider, **more)
            if draw.random() < 0.2:
                row = ShareOfCost(case_id=case, from_month=MARCH_1, cents=int(draw.integers(1, 40000)), made_at=MADE)
                pay.add(row)
            for begins in (MARCH_1, SECOND_HALF):
                days = {day.day: int(draw.integers(0, 700)) for day in periods.days(begins) if draw.random() < 0.6}
                sheets.append(pay.sheet(work, days, begins))
        if draw.random() < 0.5:
            for form in ("w4", "de4"):
                told = WithholdingCertificate(enrollment_id=provider, form=form, filing_status="single", made_at=MADE)
                told.starts_on, told.extra_cents = dt.date(2026, 1, 1), int(draw.integers(0, 20000))
                pay.add(told)
        if draw.random() < 0.1:
            pay.change(f"update enrollment set status = 'suspended', status_since = '2026-03-20' where id = {provider}")
    return sheets


@pytest.mark.parametrize("seed", range(4))
def test_lines_make_the_gross_and_what_is_taken_and_paid_too_in_every_payment(pay: PayOffice, seed: int) -> None:
    sheets = drawn_world(pay, seed)
    run = Run(SECOND_HALF, march(31), APRIL_2)
    paid, held = run.payments(), run.held()
    assert sorted([*(each.timesheet_id or 0 for each in paid), *held]) == sorted(sheets), "each is paid or held, once"
    by_payment = defaultdict(list)
    for line in run.ledger():
        by_payment[line.payment_id].append(line)
    for each in paid:
        lines = run.lines(each.timesheet_id or 0)
        assert sum(cents for *_, cents in lines) == each.gross_cents
        assert sum(minutes for *_, minutes, _ in lines) == each.minutes
        assert each.gross_cents - sum(getattr(each, name) for name in TAKEN) == each.net_cents >= 0
        ledger = by_payment[each.id]
        assert sum(line.cents for line in ledger) == 0
        wages = {line.share: line.cents for line in ledger if line.account == Account.WAGES}
        assert sum(wages.values()) == each.gross_cents
        assert wages.get(Share.RECIPIENT, 0) == each.share_of_cost_cents


@pytest.mark.parametrize("seed", range(2))
def test_parts_counties_and_programs_add_up_to_the_run(
    pay: PayOffice, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTH_PAY_PART_TIMESHEETS", "9")
    drawn_world(pay, seed)
    run = Run(SECOND_HALF, march(31), APRIL_2)
    paid, parts, row = run.payments(), run.parts, run.row
    assert len(parts) > 3
    for name, of in (("gross_cents", "gross_cents"), ("net_cents", "net_cents"), ("minutes", "minutes")):
        whole = sum(getattr(each, of) for each in paid)
        assert whole == getattr(row, name) == sum(getattr(part, name) for part in parts)
    with transaction() as session:
        counted = session.execute(
            text("select county_code, sum(net_cents), sum(payments) from pay_run_total group by 1")
        )
        by_county = {county: (int(net), int(count)) for county, net, count in counted}
    net, count = Counter[str](), Counter[str]()
    for each in paid:
        net[each.county_code] += each.net_cents
        count[each.county_code] += 1
    assert by_county == {county: (net[county], count[county]) for county in net}


def test_however_a_run_is_cut_it_pays_the_same(pay: PayOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn_world(pay, 7)
    whole = Run(SECOND_HALF, march(31), APRIL_2)
    before = told(whole)
    clear(whole)
    monkeypatch.setenv("HEARTH_PAY_PART_TIMESHEETS", "1")
    cut = Run(SECOND_HALF, march(31), APRIL_2)
    assert len(cut.parts) > PROVIDERS // 2
    assert told(cut) == before


def told(run: Run) -> list[tuple[Any, ...]]:
    """All that a run pays, its numbers counted from the run's first."""
    first = run.row.first_payment_id or 0
    rows = [(each.id - first, each.timesheet_id, each.gross_cents, each.net_cents) for each in run.payments()]
    ledger = [(each.payment_id - first, each.account, each.share, each.cents) for each in run.ledger()]
    return [*rows, *ledger, *sorted(run.held().items())]


def clear(run: Run) -> None:
    with transaction() as session:
        for number in range(len(run.parts)):
            part = session.get_one(PayRunPart, run.parts[number].id)
            clearing.clear(session, session.get_one(PayRun, run.id), part)


def test_a_part_reckoned_twice_is_reckoned_once(pay: PayOffice) -> None:
    drawn_world(pay, 3)
    run = Run(SECOND_HALF, march(31), APRIL_2)
    before, figures = told(run), [vars(part) for part in run.parts]
    run.plan()
    run.reckon()
    run.tie()
    assert told(run) == before
    assert [part.payments for part in run.parts] == [each["payments"] for each in figures]


def test_a_kill_in_the_middle_of_a_part_leaves_nothing_of_it_and_the_same_numbers_afterwards(
    pay: PayOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTH_PAY_PART_TIMESHEETS", "12")
    drawn_world(pay, 5)
    unharmed = Run(SECOND_HALF, march(31), APRIL_2)
    before = told(unharmed)
    clear(unharmed)
    run = Run(SECOND_HALF, march(31), APRIL_2, go=False)
    run.plan()
    run.reckon(0)
    copy = writing.copy_in

    def killed(session: Any, table: str, frame: Any) -> None:
        copy(session, table, frame)
        if table == "ledger_line":
            raise KeyboardInterrupt

    monkeypatch.setattr(writing, "copy_in", killed)
    with pytest.raises(KeyboardInterrupt):
        run.reckon(1)
    assert {each.part for each in run.payments()} == {0}
    run.tie()
    assert run.tied is not None
    assert "not reckoned yet" in run.tied
    monkeypatch.setattr(writing, "copy_in", copy)
    run.reckon()
    run.tie()
    assert run.tied is None
    assert told(run) == before


def test_a_run_ties_to_the_cent_or_says_what_differs(pay: PayOffice) -> None:
    drawn_world(pay, 2)
    run = Run(SECOND_HALF, march(31), APRIL_2)
    number = run.payments()[0].id
    pay.change(f"update pay_line set cents = cents + 1 where payment_id = {number} and number = 1")
    run.tie()
    assert run.tied is not None
    assert run.tied.startswith("Totals do not tie: the sum of pay lines")
    pay.change(f"update pay_line set cents = cents - 1 where payment_id = {number} and number = 1")
    pay.change(f"update ledger_line set cents = cents + 1 where payment_id = {number} and account = 1 and share = 1")
    pay.change(
        f"update ledger_line set cents = cents - 1 where payment_id = {number + 1} and account = 1 and share = 1"
    )
    run.tie()
    assert run.tied is not None
    assert "do not sum to nothing" in run.tied


def test_a_run_takes_what_was_accepted_before_it_was_made_and_pays_it_once(pay: PayOffice) -> None:
    work, *_ = pay.pair()
    other, *_ = pay.pair()
    first = pay.sheet(work, {2: 60})
    late = pay.sheet(other, {2: 60}, decided_at=county_instant(march(19)))
    assert [each.timesheet_id for each in Run().payments()] == [first]
    assert [each.timesheet_id for each in Run(made=county_instant(march(24))).payments()] == [late]
    assert Run(made=county_instant(march(25))).payments() == []


def test_a_correction_of_a_paid_timesheet_is_not_paid_whole_again(pay: PayOffice) -> None:
    work, *_ = pay.pair()
    first = pay.sheet(work, {2: 60})
    Run()
    pay.change(f"update timesheet set superseded_at = now() where id = {first}")
    pay.sheet(work, {2: 90}, corrects_id=first)
    assert Run(made=county_instant(march(24))).payments() == []


def test_a_correction_of_what_was_never_paid_is_paid_as_it_is(pay: PayOffice) -> None:
    work, *_ = pay.pair()
    first = pay.sheet(work, {2: 60})
    pay.change(f"update timesheet set superseded_at = now() where id = {first}")
    second = pay.sheet(work, {2: 90}, corrects_id=first)
    assert [(each.timesheet_id, each.minutes) for each in Run().payments()] == [(second, 90)]


def test_parts_begin_where_the_numbers_of_the_part_before_end(pay: PayOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTH_PAY_PART_TIMESHEETS", "5")
    drawn_world(pay, 1)
    Run()
    run = Run(SECOND_HALF, march(31), APRIL_2)
    with transaction() as session:
        sheets = session.query(Timesheet).count()
    assert run.row.first_payment_id == 1 + sheets // 2
    number = run.row.first_payment_id
    for part in run.parts:
        assert part.first_payment_id == number
        assert part.first_enrollment_id <= part.last_enrollment_id
        number += part.timesheets
