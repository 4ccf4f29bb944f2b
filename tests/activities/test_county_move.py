"""A provider moves: the new county takes the clearance as it is (B-1653)."""

from activities.database import transaction
from records.clocks import Clock
from records.place import County, Unit
from records.task import Task
from tests.activities.applicants import Applicant
from tests.activities.office import MONDAY, Office


def test_a_move_keeps_everything_and_takes_tasks_and_clocks_along(applicant: Applicant, office: Office) -> None:
    applicant.gather()
    with transaction() as session:
        session.add(Unit(county_code="57", name="57 Providers", kind="providers"))
        session.add(
            Task(
                kind="follow_enrollment",
                enrollment_id=applicant.id,
                county_code="34",
                role="caseworker",
                assignee_id=office.carla,
                due_on=MONDAY.date(),
                opened_at=MONDAY,
            )
        )
    said = {"county_code": "57", "moved_on": applicant.day(0)}
    assert applicant.tell("move_county", office.yolanda, said).standing.next == "enroll"
    with applicant.records() as (session, row):
        assert (row.county_code, row.worker_id) == ("57", None)
        assert session.get_one(Unit, row.unit_id).name == "57 Providers"
    (task,) = applicant.rows(Task)
    assert (task.county_code, task.assignee_id) == ("57", None)
    assert {each.county_code for each in applicant.rows(Clock)} == {"57"}


def test_a_third_county_moves_nobody(applicant: Applicant, office: Office) -> None:
    elsewhere = Applicant(office, county_code="34")
    with transaction() as session:
        session.add(County(code="01", name="Alameda"))
    said = {"county_code": "01", "moved_on": elsewhere.day(0)}
    assert "Only the county" in elsewhere.refused("move_county", office.yolanda, said)
