"""Letters about violations: weeks, reasons and days to the provider; to a recipient only what is about their hours."""

import datetime as dt

import pytest

from records.violation import ViolationFinding
from tests.activities.letter_office import Pair
from tests.activities.office import Intake
from tests.activities.violation_scenes import violation
from workflows.steps.letters import Letter


@pytest.fixture
def pair(intake: Intake) -> Pair:
    """A provider and the recipient who chose them, who both read Spanish."""
    return Pair(intake)


def test_a_violation_shows_its_weeks_its_reasons_and_its_days(pair: Pair) -> None:
    violation(3)(pair)
    pair.send(Letter.VIOLATION_THIRD)
    content = pair.notices()[1].content
    assert content["tables"][0]["lines"] == [["February 22, 2026", "Work for Marisol Quintero", "40:01", "40:00"]]
    assert [reason["says"][:34] for reason in content["reasons"]] == [
        "You worked more than 40:00 in a we",
        "This is your third violation. You ",
    ]
    assert content["deadlines"] == {"dispute_by": "2026-03-12"}
    assert "from March 22, 2026. You may work again from June 20, 2026." in content["paragraphs"][0]


def test_a_recipient_reads_only_of_their_own_hours(pair: Pair) -> None:
    violation(1)(pair)
    other = Pair(Intake(pair.intake.office, first_name="Ursula", birth_date=dt.date(1940, 1, 1)), "en")
    for case_id, code in ((other.case_id, "over_forty"), (None, "over_travel")):
        told = {"week": dt.date(2026, 2, 15), "code": code, "minutes": 3000, "limit_minutes": 2400}
        pair.add(ViolationFinding(violation_id=pair.violation_id, case_id=case_id, **told))
    pair.send(Letter.RECIPIENT_VIOLATION)
    found = {notice.person_id: notice.content["tables"][0]["lines"] for notice in pair.notices()}
    assert {*found} == {pair.recipient_id, other.recipient_id}
    assert found[pair.recipient_id] == [["February 22, 2026", "Work for Marisol Quintero", "40:01", "40:00"]]
    assert found[other.recipient_id] == [["February 15, 2026", "Work for Ursula Quintero", "50:00", "40:00"]]
