"""After a fourth violation nobody is enrolled for a year; then the count begins at zero (ACL 16-36)."""

import datetime as dt

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from activities.deciding import decide
from activities.doing import Doing, Refused
from records.enrollment import Enrollment, EnrollmentStatus

QUESTION = "deadline.suspension_end_fourth"
GIVEN_BACK = ("reinstated", "appeal_won")


def refuse_within_the_year(doing: Doing, row: Enrollment) -> None:
    """Refuse an enrollment of somebody whose year out is not over, whatever the county."""
    since = _out_since(doing, row)
    if since is None:
        return
    again = dt.date.fromisoformat(decide(doing, QUESTION, since, {"from": since.isoformat()})["due"])
    if doing.today < again:
        raise Refused(
            "After a fourth violation nobody is enrolled for a year. "
            f"This person may enroll again from {again:%B} {again.day}, {again.year}."
        )


def _out_since(doing: Doing, row: Enrollment) -> dt.date | None:
    """The first day out after the latest fourth violation that nobody took back."""
    lost, later = EnrollmentStatus, aliased(EnrollmentStatus)
    taken_back = exists().where(
        later.enrollment_id == lost.enrollment_id, later.id > lost.id, later.cause.in_(GIVEN_BACK)
    )
    query = (
        select(lost.since)
        .join(Enrollment, Enrollment.id == lost.enrollment_id)
        .where(Enrollment.person_id == row.person_id, Enrollment.id != row.id)
        .where(lost.cause == "fourth_violation", ~taken_back)
    )
    return doing.session.scalars(query.order_by(lost.since.desc()).limit(1)).first()
