"""A pay office in a database of its own, and a recipient there who is paid months in advance."""

from pathlib import Path

import pytest

from tests.activities.pay_run.pay_office import PayOffice


@pytest.fixture
def pay(own_database: str) -> PayOffice:
    """Nobody works for anybody yet."""
    return PayOffice()


@pytest.fixture
def case(pay: PayOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """A severely impaired recipient who is paid in advance, with an enrolled provider: assignment and case."""
    monkeypatch.setenv("HEARTH_PAYMENTS", str(tmp_path))
    work, _, number = pay.pair()
    pay.change(f"update care_case set advance_pay_since = '2026-02-01', status = 'eligible' where id = {number}")
    pay.change(f'update "authorization" set severely_impaired = true where case_id = {number}')
    return work, number
