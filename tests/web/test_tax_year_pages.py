"""Who runs the payroll sees that the tax tables of a pay date's year are not in the law, before and in the run."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from records.pay_run import PayRun
from records.staff import Staff
from tests.web.conftest import Visitor
from tests.web.paid_run import PaidRun, paid_run
from tests.web.providers import text
from web.staff.payroll import tax_year

Come = Callable[[str], Visitor]


@pytest.fixture
def paid(session: Session, staff: dict[str, Staff]) -> PaidRun:
    """A run that is reckoned."""
    return paid_run()


@pytest.mark.parametrize(("pay_date", "told"), [(dt.date(2026, 12, 31), False), (dt.date(2027, 1, 1), True)])
def test_a_run_says_that_it_withholds_by_tables_of_an_earlier_year(
    as_role: Come, session: Session, paid: PaidRun, pay_date: dt.date, told: bool
) -> None:
    session.execute(update(PayRun).where(PayRun.id == paid.row.id).values(pay_date=pay_date))
    session.commit()
    page = as_role("payroll_officer").get(f"/payroll/{paid.row.id}").get_data(as_text=True)
    assert ("Taxes by tables of an earlier year" in page) == told


@pytest.mark.parametrize(("today", "said"), [(dt.date(2026, 11, 1), None), (dt.date(2026, 11, 2), dt.date(2027, 1, 1))])
def test_before_the_first_run_of_january_the_officer_is_told_what_is_missing(
    as_role: Come, paid: PaidRun, monkeypatch: pytest.MonkeyPatch, today: dt.date, said: dt.date | None
) -> None:
    monkeypatch.setattr(tax_year, "county_today", lambda: today)
    officer = as_role("payroll_officer")
    for address in ("/payroll", "/payroll/begin"):
        assert ("Tax tables are missing" in text(officer.get(address))) == (said is not None)
