"""Limits on pages go by the law of the day they run from, whatever the law of the day on which somebody looks."""

import datetime as dt
from typing import Any

import pytest

from rules.answer import Answer
from rules.preview import preview
from web.inquiry.authorizations import notices


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, dt.date]:
    """On which day each question was asked; the law itself answers."""
    days: dict[str, dt.date] = {}

    def heard(question: str, on: dt.date, facts: dict[str, Any]) -> Answer:
        days[question] = on
        return preview(question, on, facts)

    monkeypatch.setattr(notices, "preview", heard)
    notices._asked.cache_clear()
    return days


def test_an_appeal_has_the_days_that_the_law_gave_when_the_notice_was_dated(asked: dict[str, dt.date]) -> None:
    dated_on = dt.date(2019, 1, 31)
    assert notices.notice_due_on(dated_on) == dt.date(2019, 2, 7)
    assert notices.postmarked_by(dated_on) == dt.date(2019, 3, 2)
    assert asked == {"deadline.ccs_notice": dated_on, "deadline.ccs_appeal": dated_on}


@pytest.mark.parametrize(
    ("decided_on", "law_of"),
    [(dt.date(1999, 12, 31), dt.date(2000, 1, 1)), (dt.date(2000, 1, 1), dt.date(2000, 1, 1))],
)
def test_what_is_older_than_the_known_law_goes_by_the_first_that_is_known(
    asked: dict[str, dt.date], decided_on: dt.date, law_of: dt.date
) -> None:
    assert notices.notice_due_on(decided_on) == decided_on + dt.timedelta(days=7)
    assert asked == {"deadline.ccs_notice": law_of}
