"""The form for a general exception begins with what the record says."""

import re
from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.background import Conviction
from records.clock import now
from records.staff import Staff
from tests.web.conftest import Visitor
from tests.web.denied import Denied, days_ago

As = Callable[[str], Visitor]


@pytest.mark.parametrize(("relief", "offenses"), [(None, 2), ("dismissal", 1)])
def test_the_offenses_that_count_are_counted_from_the_record(
    as_role: As, session: Session, staff: dict[str, Staff], relief: str | None, offenses: int
) -> None:
    nadia = Denied(session, staff)
    known = session.scalars(select(Conviction)).one()
    session.add(
        Conviction(
            enrollment_id=nadia.id,
            offense="Arson",
            tier=2,
            source="notice",
            out_of_state=False,
            convicted_on=days_ago(900),
            relief=relief,
            entered_by_id=known.entered_by_id,
            entered_at=now(),
        )
    )
    session.commit()
    page = as_role("caseworker").get(f"/enrollments/{nadia.id}/exception").get_data(as_text=True)
    (field,) = re.findall(r"<input[^>]*name=\"offenses\"[^>]*>", page)
    assert f'value="{offenses}"' in field
