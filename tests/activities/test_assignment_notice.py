"""A program with fewer hours begins after the recipient has had ten days' notice of it (MPP 22-071)."""

import datetime as dt

import pytest

from tests.activities.assignment_office import START, Recipient, Work, provider
from tests.activities.office import Office
from workflows.steps.letters import Letter

DAY_TEN = START + dt.timedelta(days=10)
DAY_ELEVEN = START + dt.timedelta(days=11)


@pytest.fixture
def watched(office: Office) -> Recipient:
    """Has protective supervision, is not severely impaired and declined CFCO: PCSP pays more hours than IPO would."""
    return Recipient(office, {"declined_cfco": True}, watched=True)


def programs(recipient: Recipient) -> list[tuple[str, dt.date, dt.date | None]]:
    return [(row.program, row.starts_on, row.ends_on) for row in recipient.authorized]


def test_a_spouse_cannot_start_before_the_notice_of_fewer_hours_has_run(watched: Recipient) -> None:
    raul = Work(watched, provider(watched.office, "Raul"), "spouse", lives_together=True).later(START)
    assert raul.start(60, DAY_TEN).outcome == "refused"
    assert "the first day can be March 13, 2026" in raul.refusal
    assert programs(watched) == [("PCSP", START, None)], "nothing is taken away"


def test_a_spouse_starts_on_the_eleventh_day_after_the_notice_and_the_hours_last_until_then(watched: Recipient) -> None:
    raul = Work(watched, provider(watched.office, "Raul"), "spouse", lives_together=True).later(START)
    answer = raul.start(60, DAY_ELEVEN)
    assert answer.outcome == "started"
    assert Letter.PROGRAM_CHANGED in [each.letter for each in answer.letters]
    assert programs(watched) == [("PCSP", START, DAY_TEN), ("IPO", DAY_ELEVEN, None)]
    before, after = (row.authorized_minutes_per_month for row in watched.authorized)
    assert after == 11_700 < before


def test_a_marriage_noted_late_takes_no_hours_away_for_the_past(watched: Recipient) -> None:
    raul = Work(watched, provider(watched.office, "Raul"))
    raul.start(60)
    noted = dt.date(2026, 6, 1)
    said = {"relationship": "spouse", "lives_together": True, "since": "2026-04-15"}
    assert raul.later(noted).tell("change_relationship", **said).outcome == "changed"
    assert programs(watched) == [("PCSP", START, dt.date(2026, 6, 11)), ("IPO", dt.date(2026, 6, 12), None)]


def test_when_the_spouse_leaves_the_hours_come_back_at_once(watched: Recipient) -> None:
    raul = Work(watched, provider(watched.office, "Raul"), "spouse").later(START)
    raul.start(60, DAY_ELEVEN)
    left = dt.date(2026, 6, 1)
    raul.later(left).tell("end_assignment", ended_on=left.isoformat(), reason="provider_left")
    assert programs(watched)[-1] == ("PCSP", left + dt.timedelta(days=1), None)
    assert watched.authorized[-1].authorized_minutes_per_month == watched.authorized[0].authorized_minutes_per_month
