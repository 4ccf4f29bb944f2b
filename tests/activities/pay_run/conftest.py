"""A pay office in a database of its own."""

import pytest

from tests.activities.pay_run.pay_office import PayOffice


@pytest.fixture
def pay(own_database: str) -> PayOffice:
    """Nobody works for anybody yet."""
    return PayOffice()
