"""A recipient names a provider (SOC 426A): the time begins, and an assignment waits."""

import datetime as dt

from sqlalchemy import select

from activities.database import transaction
from records.assignment import Assignment
from records.outbox import OutboxMessage
from tests.activities.applicants import Applicant, recipient_case
from tests.activities.office import MONDAY


def begin_again(applicant: Applicant, **told: object) -> Applicant:
    return Applicant(applicant.office, **told)  # type: ignore[arg-type]


def test_a_designation_starts_the_time_and_makes_an_assignment(applicant: Applicant) -> None:
    case_id = recipient_case()
    said = {"case_id": case_id, "designated_on": applicant.day(0), "relationship": "child", "lives_together": True}
    named = applicant.tell("designate", applicant.office.carla, said, applicant.on(2))
    (assignment,) = applicant.rows(Assignment)
    assert (assignment.status, assignment.related_as, named.about) == ("waiting", "child", assignment.id)
    assert named.rings[0].clock.due_on == MONDAY.date() + dt.timedelta(days=90)
    with transaction() as session:
        begun = session.scalars(select(OutboxMessage).where(OutboxMessage.workflow == "ProviderAssignment")).all()
    assert [each.workflow_id for each in begun] == [f"assignment-{assignment.id}"]


def test_a_provider_is_named_once_by_a_recipient_and_never_by_themselves(applicant: Applicant) -> None:
    applicant.hand_in()
    case_id = recipient_case()
    said = {"case_id": case_id, "designated_on": applicant.day(0), "relationship": "none", "lives_together": False}
    applicant.tell("designate", applicant.office.carla, said)
    assert "named this provider before" in applicant.refused("designate", applicant.office.carla, said)
    own = begin_again(applicant, first_name="Ana", last_name="Cruz", birth_date=dt.date(1944, 2, 11), ssn="219095555")
    own_case = recipient_case("Ana", "Cruz", ssn="219095555")
    own.hand_in()
    assert "their own provider" in own.refused("designate", applicant.office.carla, {**said, "case_id": own_case})


def test_a_recipient_of_another_county_names_a_provider_and_that_county_gets_the_assignment(
    applicant: Applicant,
) -> None:
    said = {"case_id": recipient_case(county="57"), "designated_on": applicant.day(0)}
    said |= {"relationship": "none", "lives_together": False}
    assert applicant.tell("designate", applicant.office.yolanda, said).outcome == "designated"
    (assignment,) = applicant.rows(Assignment)
    assert (assignment.county_code, applicant.row.county_code) == ("57", "34")
