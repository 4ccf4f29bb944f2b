"""Workweek agreements: the provider's over all recipients, the recipient's over all providers."""

import pytest

from activities.database import transaction
from records.assignment import WorkweekAgreement
from records.event import Document
from tests.activities.assignment_office import START, Recipient, Work, another, provider
from tests.activities.office import Office
from workflows.steps.assignment import Needed


@pytest.fixture
def recipient(office: Office) -> Recipient:
    """Marisol, with hours from today on."""
    return Recipient(office)


@pytest.fixture
def ada(recipient: Recipient) -> Work:
    """Her provider, enrolled in February."""
    return Work(recipient, provider(recipient.office, "Ada"))


def test_a_second_recipient_asks_for_the_providers_agreement_once(office: Office, recipient: Recipient) -> None:
    other = Recipient(office, first_name="Tomasa", last_name="Arriaga")
    enrollment = provider(office, "Ada")
    here, there = Work(recipient, enrollment), Work(other, enrollment)
    assert here.start(600).needed == []
    assert there.start(300).needed == [Needed.PROVIDER_AGREEMENT]
    half = [{"assignment_id": there.id, "minutes_per_week": 300, "travel_minutes_per_week": 60}]
    assert there.tell("sign_provider_agreement", signed_on=START.isoformat(), schedule=half).outcome == "refused"
    whole = [*half, {"assignment_id": here.id, "minutes_per_week": 600, "travel_minutes_per_week": 60}]
    signed = there.tell("sign_provider_agreement", signed_on=START.isoformat(), schedule=whole)
    assert (signed.outcome, signed.needed) == ("signed", [])
    with transaction() as session:
        assert session.query(WorkweekAgreement).one().form == "soc_2255"
        assert session.query(Document).filter(Document.assignment_id == there.id).one().kind == "soc_2255"


def test_an_agreement_over_66_hours_is_not_taken(office: Office, recipient: Recipient) -> None:
    enrollment = provider(office, "Ada")
    here = Work(recipient, enrollment)
    there = Work(Recipient(office, first_name="Tomasa", last_name="Arriaga"), enrollment)
    here.start(60)
    there.start(60)
    schedule = [{"assignment_id": each.id, "minutes_per_week": 33 * 60} for each in (here, there)]
    schedule[0]["minutes_per_week"] += 1
    said = {"signed_on": START.isoformat(), "schedule": schedule}
    assert there.tell("sign_provider_agreement", **said).outcome == "refused"
    schedule[0]["minutes_per_week"] -= 1
    assert there.tell("sign_provider_agreement", **said).outcome == "signed"


def test_the_recipients_agreement_adds_up_to_the_weekly_maximum(recipient: Recipient, ada: Work) -> None:
    ada.start(60)
    ben = another(recipient)
    ben.start(60)
    rows = [{"assignment_id": ada.id, "minutes_per_week": recipient.maximum - 60}]
    rows.append({"assignment_id": ben.id, "minutes_per_week": 59})
    said = {"signed_on": START.isoformat(), "schedule": rows}
    assert ada.tell("sign_recipient_agreement", **said).outcome == "refused"
    rows[1]["minutes_per_week"] = 60
    assert ada.tell("sign_recipient_agreement", **said).outcome == "signed"
