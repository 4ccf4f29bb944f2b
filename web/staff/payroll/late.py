"""Timesheets that were not paid in time, each with what holds it up."""

import datetime as dt

from flask import render_template, request
from flask.typing import ResponseReturnValue

from records import late_payments
from records.clock import county_day, county_instant, county_today
from records.listed import PAGE_LENGTH
from records.timesheet import Timesheet
from web import database
from web.access import requires
from web.reach import within
from web.staff.payroll.listing import blueprint
from web.staff.timesheets.pay_clock import QUESTION, first_in_time
from web.viewing import viewed
from web.what_next import due_day

MIDNIGHT = dt.time(0)


@blueprint.get("/payroll/late")
@requires("payment", "repair")
def late() -> ResponseReturnValue:
    """One page of them, the longest waiting first."""
    today = county_today()
    number = min(max(request.args.get("page", 1, type=int), 1), 1_000)
    before = county_instant(first_in_time(today), MIDNIGHT)
    page = late_payments.page(database.session(), before, within()(Timesheet), number)
    for each in page.lines:
        if each.provider.person_id is not None:
            viewed(each.provider.person_id, "late payments")
    due = {each.timesheet.id: due_day(QUESTION, county_day(each.timesheet.decided_at or before)) for each in page.lines}
    return render_template("payroll/late.html", page=page, due=due, today=today, per_page=PAGE_LENGTH)
