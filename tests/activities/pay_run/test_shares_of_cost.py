"""The share of cost of a month: borne by all payments of it that go out, by their gross, and never more than the share.

Ten hours at $19.15 are $191.50.
"""

import datetime as dt

import pytest
from sqlalchemy import select

from activities.database import transaction
from records.clock import county_instant
from records.ledger import Account, Share
from records.pay_hold import PayStop
from records.pay_run import PayRun
from records.pay_run_share import PayRunShare
from records.pay_setup import ShareOfCost
from tests.activities.pay_run.pay_office import MADE, PayOffice, Run
from tests.activities.pay_run.test_net import LATER, SECOND_HALF, withheld
from tests.records.timekeepers import march


def share_of_cost(pay: PayOffice, case: int, cents: int) -> None:
    pay.add(ShareOfCost(case_id=case, from_month=dt.date(2026, 1, 1), cents=cents, made_at=MADE))


@pytest.fixture(params=[1, 25_000], ids=["a part for each provider", "all in one part"])
def parts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """So many timesheets at the most lie in a part; the shares are the same."""
    monkeypatch.setenv("HEARTH_PAY_PART_TIMESHEETS", str(request.param))
    return int(request.param)


def borne(run: Run, *sheets: int) -> list[int]:
    return [run.payment(each).share_of_cost_cents for each in sheets]


@pytest.mark.usefixtures("parts")
def test_two_providers_bear_the_share_of_cost_alike_and_the_recipient_pays_it_to_them(pay: PayOffice) -> None:
    work, _, case = pay.pair()
    other, *_ = pay.pair(case=case)
    share_of_cost(pay, case, 10000)
    first, second = pay.sheet(work, {2: 600}), pay.sheet(other, {3: 600})
    run = Run()
    assert borne(run, first, second) == [5000, 5000]
    assert [(each.account, each.share, each.cents) for each in run.ledger(run.payment(first).id)] == [
        (Account.WAGES, Share.FEDERAL, 7075),
        (Account.WAGES, Share.STATE, 4599),
        (Account.WAGES, Share.COUNTY, 2476),
        (Account.WAGES, Share.RECIPIENT, 5000),
        (Account.SETTLED_BY_RECIPIENT, Share.NONE, -5000),
        (Account.WARRANT, Share.NONE, -14150),
    ]
    third = pay.sheet(work, {17: 600}, begins=SECOND_HALF)
    assert Run(SECOND_HALF, march(31), LATER).payment(third).share_of_cost_cents == 0, "it was met in the month"


def test_what_the_first_half_left_of_the_share_of_cost_the_second_takes(pay: PayOffice) -> None:
    work, _, case = pay.pair()
    share_of_cost(pay, case, 1000)
    pay.sheet(work, {2: 600})
    Run()
    pay.change("update share_of_cost set cents = 1500")
    second = pay.sheet(work, {17: 600}, begins=SECOND_HALF)
    assert Run(SECOND_HALF, march(31), LATER).payment(second).share_of_cost_cents == 500


def test_a_late_first_half_and_the_second_bear_the_months_share_in_the_same_run(pay: PayOffice) -> None:
    work, _, case = pay.pair()
    share_of_cost(pay, case, 50000)
    first = pay.sheet(work, {2: 600})
    second = pay.sheet(work, dict.fromkeys(range(16, 20), 600), begins=SECOND_HALF)
    run = Run(SECOND_HALF, march(31), LATER)
    assert borne(run, first, second) == [10000, 40000]
    assert withheld(run, second) == [0, 0, 1245, 0, 0, 76600 - 1245 - 40000], "SDI of both halves"


def test_a_timesheet_that_stays_held_keeps_no_share_of_cost_from_the_others(pay: PayOffice) -> None:
    work, provider, case = pay.pair()
    other, *_ = pay.pair(case=case)
    share_of_cost(pay, case, 10000)
    pay.change(f"update enrollment set status = 'terminated', status_since = '2026-03-01' where id = {provider}")
    held = pay.sheet(work, {2: 600})
    paid = pay.sheet(other, {3: 600})
    run = Run()
    assert (list(run.held()), borne(run, paid)) == ([held], [10000])
    pay.change("update share_of_cost set cents = 15000")
    second = pay.sheet(other, {17: 600}, begins=SECOND_HALF)
    run = Run(SECOND_HALF, march(31), LATER)
    assert list(run.held()) == [held]
    assert borne(run, second) == [5000]


@pytest.mark.usefixtures("parts")
def test_each_provider_bears_by_what_they_earned_and_what_one_is_too_small_for_the_other_bears(pay: PayOffice) -> None:
    work, _, case = pay.pair()
    other, *_ = pay.pair(case=case)
    share_of_cost(pay, case, 30000)
    first, second = pay.sheet(work, {2: 600}), pay.sheet(other, {3: 600, 4: 600})
    assert borne(Run(), first, second) == [10000, 20000]
    pay.change("update share_of_cost set cents = 100000")
    more = pay.sheet(work, {17: 600}, begins=SECOND_HALF), pay.sheet(other, {18: 60}, begins=SECOND_HALF)
    assert borne(Run(SECOND_HALF, march(31), LATER), *more) == [19150, 1915], "all of it, and the rest is not theirs"


@pytest.mark.usefixtures("parts")
def test_what_is_held_when_the_run_is_planned_bears_nothing_and_the_others_bear_all(pay: PayOffice) -> None:
    work, provider, case = pay.pair()
    other, *_ = pay.pair(case=case)
    third, *_ = pay.pair(case=case)
    share_of_cost(pay, case, 10000)
    pay.change(f"update enrollment set status = 'terminated', status_since = '2026-03-01' where id = {provider}")
    held = pay.sheet(work, {2: 600})
    paid = pay.sheet(other, {3: 600}), pay.sheet(third, {4: 600})
    run = Run()
    assert list(run.held()) == [held]
    assert borne(run, *paid) == [5000, 5000]


@pytest.mark.usefixtures("parts")
def test_what_is_held_only_after_the_run_was_planned_leaves_its_part_to_the_months_next_payment(
    pay: PayOffice,
) -> None:
    work, provider, case = pay.pair()
    other, *_ = pay.pair(case=case)
    share_of_cost(pay, case, 10000)
    held, paid = pay.sheet(work, {2: 600}), pay.sheet(other, {3: 600})
    run = Run(go=False)
    run.plan()
    with transaction() as session:
        by = session.execute(select(PayRun.made_by_id)).scalar_one_or_none() or 1
    stop = PayStop(enrollment_id=provider, reason="A letter came back.", placed_by_id=by)
    stop.placed_at = MADE
    pay.add(stop)
    run.reckon()
    run.tie()
    assert (run.tied, list(run.held()), borne(run, paid)) == (None, [held], [5000])
    second = pay.sheet(other, {17: 600}, begins=SECOND_HALF)
    later = Run(SECOND_HALF, march(31), LATER)
    assert borne(later, second) == [5000]


@pytest.mark.usefixtures("parts")
def test_a_let_go_timesheet_bears_nothing_of_a_share_that_others_have_borne(pay: PayOffice) -> None:
    work, provider, case = pay.pair()
    other, *_ = pay.pair(case=case)
    share_of_cost(pay, case, 10000)
    pay.change(f"update enrollment set status = 'terminated', status_since = '2026-03-10' where id = {provider}")
    late, paid = pay.sheet(work, {2: 600}), pay.sheet(other, {3: 600})
    assert borne(Run(), paid) == [10000]
    pay.change(f"update enrollment set status = 'enrolled', status_since = '2025-01-01' where id = {provider}")
    assert borne(Run(made=county_instant(march(25)), pay_date=march(27)), late) == [0]


def test_a_recipient_with_one_provider_is_divided_in_the_part_and_not_written_down(pay: PayOffice) -> None:
    work, _, case = pay.pair()
    share_of_cost(pay, case, 10000)
    sheet = pay.sheet(work, {2: 600})
    assert borne(Run(), sheet) == [10000]
    with transaction() as session:
        assert session.scalars(select(PayRunShare)).all() == []


@pytest.mark.usefixtures("parts")
def test_each_month_has_a_share_of_its_own_in_one_run(pay: PayOffice) -> None:
    work, _, case = pay.pair()
    other, *_ = pay.pair(case=case)
    share_of_cost(pay, case, 3000)
    february = dt.date(2026, 2, 1)
    sheets = [
        *(pay.sheet(each, {2: 600}, begins=february) for each in (work, other)),
        *(pay.sheet(each, {3: 600}) for each in (work, other)),
    ]
    assert borne(Run(), *sheets) == [1500, 1500, 1500, 1500]
