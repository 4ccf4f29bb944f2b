"""A hospital with a liaison and a user, and the offices that say a word on what it asks."""

import pytest

from tests.activities.account_requests.hospital import Hospital


@pytest.fixture
def hospital(own_database: str) -> Hospital:
    """An approved hospital: ines is its liaison, tomas a user."""
    return Hospital()
