"""The hours of a pair's month, as a picture."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from records import timesheet_list
from records.clock import county_today
from web import database
from web.access import requires
from web.hours_drawn import draw, month_asked
from web.staff.assignments.reaching import assignment_in_reach
from web.staff.timesheets.listing import blueprint


@blueprint.get("/assignments/<int:assignment_id>/hours")
@requires("timesheet", "read")
def pair_month(assignment_id: int) -> ResponseReturnValue:
    """A provider's month with a recipient: by day, by workweek, and the timesheets behind it."""
    row = assignment_in_reach(assignment_id, "hours of a month")
    month = month_asked(request.args.get("month"), county_today())
    return render_template(
        "timesheets/pair_month.html",
        row=row,
        drawn=draw(row, month),
        timesheets=timesheet_list.of_month(database.session(), row.id, month),
    )
