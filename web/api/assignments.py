"""Providers and assignments: read by other systems. Who changes hours signs in and sees what they do."""

from typing import Any

from sqlalchemy import select

from records import assignment_list, case_view
from records.assignment import Assignment
from records.assignment_list import Line, Split
from records.care_case import Case
from records.clock import county_today
from records.enrollment import Enrollment
from web import database
from web.access import requires
from web.api.frame import group
from web.api.provider_shapes import AssignmentShape, RecipientsShape, SplitShape
from web.reach import found, within
from web.staff.assignments.reaching import assignment_in_reach
from web.viewing import viewed

blueprint = group("assignments", "/assignments", "Providers, their recipients, and the weekly hours of both.")


@blueprint.get("/<int:assignment_id>")
@blueprint.response(200, AssignmentShape)
@requires("assignment", "read")
def assignment(assignment_id: int) -> Line:
    """One provider with one recipient."""
    row = assignment_in_reach(assignment_id, "api assignment")
    lines = assignment_list.of_case(database.session(), row.case, county_today()).lines
    return next(line for line in lines if line.assignment.id == row.id)


@blueprint.get("/of-case/<case_number>")
@blueprint.response(200, SplitShape)
@requires("assignment", "read")
def of_case(case_number: str) -> Split:
    """A recipient's weekly maximum, and how it is split among the providers."""
    case = found(case_view.find(database.session(), case_number, within()(Case)))
    viewed(case.person_id, "api assignments")
    return assignment_list.of_case(database.session(), case, county_today())


@blueprint.get("/of-provider/<enrollment_number>")
@blueprint.response(200, RecipientsShape)
@requires("assignment", "read")
def of_provider(enrollment_number: str) -> dict[str, Any]:
    """A provider's standing, and the assignments within reach."""
    session, mine = database.session(), within()
    wanted = select(Enrollment).where(Enrollment.enrollment_number == enrollment_number, mine(Enrollment))
    row = found(session.scalar(wanted))
    viewed(row.person_id, "api provider")
    lines = assignment_list.of_enrollment(session, row.id, county_today())
    reach = set(session.scalars(select(Assignment.id).where(Assignment.enrollment_id == row.id, mine(Assignment))))
    return {"provider": row, "assignments": [line for line in lines if line.assignment.id in reach]}
