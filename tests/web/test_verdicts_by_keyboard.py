"""Deciding by keyboard: one order of the buttons on every review, so that the same keys never grant by habit."""

import re
from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from records.staff import Staff
from tests.web.conftest import Visitor
from tests.web.denied import Denied

As = Callable[[str], Visitor]
REASON, BUTTON = r'<textarea[^>]*name="reason"', r"<button[^>]*>([A-Z][a-z ]+[a-z])"


@pytest.mark.parametrize(
    ("kind", "refuses", "grants"),
    [("waiver", "Refuse", "Accept"), ("exception", "Send back", "Send on"), ("reinstatement", "Send back", "Approve")],
)
def test_tab_from_the_reason_goes_to_the_word_that_grants_nothing(
    session: Session, staff: dict[str, Staff], as_role: As, kind: str, refuses: str, grants: str
) -> None:
    nadia = Denied(session, staff)
    row = getattr(nadia, kind)()
    page = as_role("supervisor").get(f"/enrollments/{nadia.id}/{kind}s/{row.id}").get_data(as_text=True)
    before, after = re.split(REASON, page, maxsplit=1)
    assert re.findall(BUTTON, after)[0] == refuses
    assert grants in re.findall(BUTTON, before)[-1]
