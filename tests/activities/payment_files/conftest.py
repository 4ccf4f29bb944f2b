"""A pay office whose files lie in the test's own folder."""

from pathlib import Path

import pytest

from tests.activities.pay_run.pay_office import PayOffice


@pytest.fixture
def pay(own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PayOffice:
    """Nobody works for anybody yet; three timesheets make a part."""
    monkeypatch.setenv("HEARTH_PAYMENTS", str(tmp_path / "payments"))
    monkeypatch.setenv("HEARTH_PAY_PART_TIMESHEETS", "3")
    return PayOffice()
