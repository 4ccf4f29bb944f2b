"""Live-in self-certification: once, from the day it is processed, for those who live together."""

import datetime as dt

import pytest

from records.assessment_draft import Line
from tests.activities.assignment_office import START, Recipient, Work, provider
from tests.activities.office import Office

FOR_A_CHILD = (Line("bathing", 150), Line("dressing", 100), Line("meal_preparation", 360))
AS_IN_A_NURSING_HOME = {"memory": 5, "orientation": 5, "judgment": 5}
DECLINED = {"declined_cfco": True}
JUNE = dt.date(2026, 6, 1)


@pytest.fixture
def child(office: Office) -> Recipient:
    """A girl of twelve whose care PCSP pays: her family declined CFCO."""
    return Recipient(office, DECLINED, FOR_A_CHILD, first_name="Inez", birth_date=dt.date(2014, 2, 1))


def mother(child: Recipient) -> Work:
    """Her mother, designated."""
    return Work(child, provider(child.office, "Rosa"), "parent", lives_together=True)


def test_live_in_wages_are_outside_income_tax_from_the_day_the_form_is_processed(child: Recipient) -> None:
    rosa = mother(child)
    rosa.start(60)
    rosa.later(JUNE)
    days = {"received_on": "2026-05-20", "processed_on": JUNE.isoformat()}
    assert rosa.tell("certify_live_in", **days).outcome == "certified"
    assert (rosa.row.live_in_received_on, rosa.row.live_in_processed_on) == (dt.date(2026, 5, 20), JUNE)
    assert rosa.tell("certify_live_in", **days).outcome == "refused", "once is enough"
    assert rosa.tell("cancel_live_in", received_on="2026-06-01", processed_on="2026-05-31").outcome == "refused"
    assert rosa.tell("cancel_live_in", received_on="2026-06-01", processed_on="2026-06-01").outcome == "cancelled"
    assert rosa.row.live_in_cancelled_on == JUNE
    assert rosa.tell("cancel_live_in", received_on="2026-06-01", processed_on="2026-06-01").outcome == "refused"


def test_who_lives_elsewhere_certifies_no_live_in(child: Recipient) -> None:
    luis = Work(child, provider(child.office, "Luis"), "sibling")
    luis.start(60)
    days = {"received_on": START.isoformat(), "processed_on": START.isoformat()}
    assert luis.tell("certify_live_in", **days).outcome == "refused"
    assert "do not live together" in luis.refusal


def test_a_move_apart_waits_for_the_certification_to_be_cancelled(child: Recipient) -> None:
    rosa = mother(child)
    rosa.start(60)
    rosa.tell("certify_live_in", received_on=START.isoformat(), processed_on=START.isoformat())
    said = {"relationship": "parent", "lives_together": False, "since": START.isoformat()}
    assert rosa.tell("change_relationship", **said).outcome == "refused"
    assert "SOC 2299" in rosa.refusal
