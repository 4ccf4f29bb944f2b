"""Trips straight from one recipient's place to another's (SOC 2275), on the timesheet of the one gone to."""

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web.forms import sent
from web.public.account.guard import for_account
from web.public.timesheets import mine, sheet
from web.public.timesheets.blueprint import back_to, blueprint
from web.public.timesheets.sheet import Trip
from web.public.timesheets.show import page, trip_schema
from web.schemas.quantities import read_day
from web.schemas.timesheet import WhichStretch


@blueprint.post("/provider/timesheets/<int:timesheet_id>/trips")
@for_account
def add_trip(timesheet_id: int) -> ResponseReturnValue:
    """Put a trip on the timesheet."""
    row = mine.timesheet(timesheet_id, to_write=True)
    if not sheet.may_write(row):
        return back_to(row)
    form = sent(trip_schema(row), prefix="trip.")
    if not form.ok:
        return page(row, trip_form=form), 422
    day = read_day(form.data["day"]) or row.period_begins
    new = Trip(day, form.data["from_assignment_id"], form.data["minutes"])
    if new.minutes <= 0:
        return page(row, trip_form=form.refuse(_("Type how long the trip was."), "minutes")), 422
    before = sheet.trips_of(row)
    if new not in before:  # a second press
        sheet.write(row, sheet.stretches_of(row), [*before, new])
    flash(_("The trip is on your timesheet."), "success")
    return back_to(row, "trips")


@blueprint.post("/provider/timesheets/<int:timesheet_id>/trips/remove")
@for_account
def remove_trip(timesheet_id: int) -> ResponseReturnValue:
    """Take a trip away."""
    row = mine.timesheet(timesheet_id, to_write=True)
    key = sent(WhichStretch()).data.get("key")
    if sheet.may_write(row):
        sheet.write(row, sheet.stretches_of(row), [each for each in sheet.trips_of(row) if each.key != key])
    return back_to(row, "trips")
