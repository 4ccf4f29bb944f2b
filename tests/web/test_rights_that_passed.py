"""A right whose days are over is no delay: nothing red, only the day on which it passed."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock_view import Running
from records.clocks import Clock
from records.staff import Staff
from tests.web.conftest import Visitor
from tests.web.denied import Denied, days_ago

As = Callable[[str], Visitor]


@pytest.mark.parametrize(("outcome", "ended"), [(None, None), ("missed", 5)])
def test_a_right_that_passed_is_said_without_a_word_of_being_late(
    session: Session, staff: dict[str, Staff], as_role: As, outcome: str | None, ended: int | None
) -> None:
    nadia = Denied(session, staff)
    right = session.scalars(select(Clock).where(Clock.enrollment_id == nadia.id)).one()
    right.starts_on, right.due_on = days_ago(51), days_ago(6)
    right.outcome, right.ended_on = outcome, days_ago(ended) if ended else None
    session.commit()
    assert Running(right, days_ago(0)).state == "over"
    page = as_role("caseworker").get(f"/enrollments/{nadia.id}").get_data(as_text=True)
    [_, bar] = page.split('<div class="clock clock--info">')
    assert f'passed on <time datetime="{days_ago(6).isoformat()}"' in bar
    for red in ("clock--bad", "due--over", "Overdue", "days over", "Missed"):
        assert red not in page
