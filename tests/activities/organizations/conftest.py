"""A center that has applied."""

import pytest

from tests.activities.organizations.center import Center


@pytest.fixture
def center(own_database: str) -> Center:
    """Its application waits for the Regional Office."""
    return Center()
