"""A key pressed after `g` leads to one page."""

from itertools import combinations

import pytest

from web.grants import GRANTS
from web.navigation import LINKS


@pytest.mark.parametrize("role", GRANTS)
def test_no_two_links_that_a_role_sees_have_the_same_key(role: str) -> None:
    seen = [link for link in LINKS if (link.thing, link.action) in GRANTS[role]]
    assert seen
    assert not [(a.title, b.title) for a, b in combinations(seen, 2) if a.key == b.key]
