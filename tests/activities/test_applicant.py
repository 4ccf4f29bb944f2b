"""Whom the law lets enroll, as the form is handed in: of age or with a permit, with a number (SOC 426; ACL 16-53)."""

import datetime as dt

from sqlalchemy import select

from activities.database import transaction
from records.decision import Decision
from tests.activities.applicants import Applicant
from tests.activities.office import Office


def test_somebody_under_age_without_a_permit_is_told_every_reason_at_once(office: Office) -> None:
    young = Applicant(office, birth_date=dt.date(2010, 5, 1))
    said = {"received_on": young.day(0), "identity_document": None, "ssn_card_seen": False, "work_authorized": True}
    sentence = young.refused("receive_application", office.carla, said)
    assert sentence.count(".") >= 3
    assert young.row.application_received_on is None
    with transaction() as session:
        asked = session.scalars(select(Decision).where(Decision.question == "enrollment.applicant")).all()
    assert {row for each in asked for row in each.answer["reasons"]} == {
        "no_work_permit",
        "identity_not_seen",
        "ssn_card_not_seen",
    }


def test_seventeen_with_a_permit_is_received(office: Office) -> None:
    young = Applicant(office, birth_date=dt.date(2009, 1, 1))
    assert young.hand_in(work_permit_until=young.day(200)).outcome == "received"


def test_a_form_without_a_number_is_not_received(office: Office) -> None:
    nameless = Applicant(office, ssn=None)
    said = {
        "received_on": nameless.day(0),
        "identity_document": "passport",
        "ssn_card_seen": True,
        "work_authorized": True,
    }
    assert "Social Security card" in nameless.refused("receive_application", office.carla, said)
