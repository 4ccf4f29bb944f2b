"""The page of one enrollment: where it stands, what is missing and by when, the one next thing."""

from flask import render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import joinedload

from records import assignment_list, enrollment_view, timesheet_list, violation_view
from records.clock import county_today
from records.decision import Decision
from records.enrollment import Enrollment
from records.enrollment_view import Seen
from records.place import County
from records.timesheet import Timesheet
from web import database
from web.access import may, requires
from web.reach import reachable, within
from web.sign_in import guard
from web.staff import event_words
from web.staff.applications.progress import Next, next_thing
from web.staff.applications.views import full_name, task_title
from web.staff.enrollments import cards, picture, status_words
from web.staff.enrollments.listing import blueprint
from web.staff.enrollments.standing_sentence import standing_sentence
from web.viewing import viewed
from workflows.enrollment.statuses import takes
from workflows.steps.enrollment.standing import Status

for name, filter_ in status_words.FILTERS.items():
    blueprint.add_app_template_filter(filter_, name)


@blueprint.get("/enrollments/<int:enrollment_id>")
@requires("enrollment", "read")
def enrollment(enrollment_id: int) -> ResponseReturnValue:
    """One enrollment. Another county, whose recipients this provider serves, sees the standing and the assignments."""
    row = reachable(Enrollment, enrollment_id, joinedload(Enrollment.person), joinedload(Enrollment.worker))
    viewed(row.person_id, "enrollment", enrollment_id=row.id)
    session, staff = database.session(), guard.the_staff()
    held = staff.county_code in (None, row.county_code)
    seen = enrollment_view.see(session, row, county_today(), within()(Decision))
    return render_template(
        "enrollments/enrollment.html",
        enrollment=row,
        seen=seen,
        name=full_name(row),
        held=held,
        says=standing_sentence(row, seen.clocks, held and may("exception", "read")),
        county=session.get_one(County, row.county_code),
        next=next_thing(seen.tasks, staff.staff_id, staff.roles) or _next_step(seen),
        steps=cards.steps(seen),
        checks=cards.checks(seen),
        takes_designation=takes(Status(row.status), "designate"),
        picture=picture.draw(row.status, {each.status for each in seen.standings} | _before(seen)),
        recipients=assignment_list.of_enrollment(session, row.id, county_today()),
        violations=violation_view.of_enrollment(session, row.id) if held else [],
        timesheets=timesheet_list.few_of_enrollment(session, row.id, within()(Timesheet)),
        events=event_words.items(seen.timeline),
        clock_title=event_words.clock_title,
        task_title=task_title,
    )


def _before(seen: Seen) -> set[str]:
    """Standings that this enrollment left; each begins as not complete."""
    return {each.before for each in seen.standings if each.before} | {Status.PENDING.value}


def _next_step(seen: Seen) -> Next | None:
    """Where no task waits, the first step that is missing."""
    for line in cards.missing(seen):
        if line.href is not None:
            return Next(line.title, line.href, line.says, None)
    return None
