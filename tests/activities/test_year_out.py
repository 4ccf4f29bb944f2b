"""After a fourth violation: a year without a new enrollment, whatever the county."""

import datetime as dt

from activities.database import transaction
from records.enrollment import Enrollment, EnrollmentStatus
from tests.activities.applicants import Applicant


def out_since(applicant: Applicant, since: dt.date, *, given_back: bool = False) -> None:
    """The same person's earlier enrollment, ended by a fourth violation."""
    with transaction() as session:
        now = session.get_one(Enrollment, applicant.row.id)
        told = {name: getattr(now, name) for name in ("first_name", "last_name", "birth_date", "person_id")}
        before = Enrollment(
            **told,
            enrollment_number="34-OLD0-0001",
            county_code="34",
            channel="in_person",
            status="terminated",
            status_since=since,
            begun_at=applicant.on(-400),
            touched_at=applicant.on(-400),
            ended_on=since,
        )
        session.add(before)
        session.flush()
        for cause in ("fourth_violation", *(["reinstated"] if given_back else [])):
            session.add(
                EnrollmentStatus(
                    enrollment_id=before.id, status="terminated", cause=cause, since=since, at=applicant.on(-300)
                )
            )
            session.flush()


def received_again(applicant: Applicant) -> str:
    return str(applicant.hand_in(0, applicant.on(3)).outcome)


def test_a_provider_out_for_a_year_is_not_received_on_its_last_day(applicant: Applicant) -> None:
    applicant.hand_in()
    today = applicant.on(3).date()
    out_since(applicant, today.replace(year=today.year - 1) + dt.timedelta(days=1))
    assert received_again(applicant) == "refused"


def test_a_year_that_is_over_stands_in_nobodys_way(applicant: Applicant) -> None:
    applicant.hand_in()
    today = applicant.on(3).date()
    out_since(applicant, today.replace(year=today.year - 1))
    assert received_again(applicant) == "received"


def test_a_standing_that_was_given_back_counts_as_never_lost(applicant: Applicant) -> None:
    applicant.hand_in()
    out_since(applicant, applicant.on(-30).date(), given_back=True)
    assert received_again(applicant) == "received"
