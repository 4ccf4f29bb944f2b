"""Every timesheet of the past by half-month: what became of it and why, and each version that was sent."""

import datetime as dt
from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue

from records import recipient_view
from records.clock import county_today
from records.timesheet import Timesheet, TimesheetVersion
from web import database
from web.public.account.guard import for_account
from web.public.recipient.blueprint import blueprint
from web.public.recipient.days import CareDay, care_days
from web.public.recipient.mine import may_decide, my_case, my_timesheet
from web.public.recipient.outcome_words import told


@dataclass(frozen=True)
class Version:
    """One submission of a timesheet, with its days."""

    row: TimesheetVersion
    days: list[CareDay]


@blueprint.get("/care/history")
@for_account
def history() -> ResponseReturnValue:
    """A year of timesheets, the newest first."""
    session, mine = database.session(), my_case()
    years = recipient_view.years(session, mine.id)
    year = request.args.get("year", type=int)
    chosen = year if year in years else next(iter(years), county_today().year)
    halves: dict[tuple[dt.date, dt.date], list[Timesheet]] = {}
    for sheet in recipient_view.of_year(session, mine.id, chosen):
        halves.setdefault((sheet.period_begins, sheet.period_ends), []).append(sheet)
    return render_template("recipient/history.html", halves=halves, years=years, year=chosen, told=told)


@blueprint.get("/care/timesheets/<int:timesheet_id>")
@for_account
def timesheet(timesheet_id: int) -> ResponseReturnValue:
    """One timesheet as it stands, with its days and its earlier versions. Another's does not exist."""
    sheet = my_timesheet(timesheet_id)
    session = database.session()
    entries = recipient_view.entries_of(session, sheet.id)
    absences = recipient_view.absences(session, sheet.case_id, sheet.period_begins, sheet.period_ends)
    sent = [
        Version(row, care_days(entries.get(row.number, []), absences))
        for row in recipient_view.versions(session, sheet.id)
    ]
    return render_template(
        "recipient/timesheet.html",
        sheet=sheet,
        told=told(sheet),
        versions=sent,
        mine_to_decide=may_decide(sheet),
        cut=[(dt.date.fromisoformat(each["day"]), each["minutes"]) for each in sheet.cutbacks],
    )
