"""Timesheets: read by other systems, and held ones resolved with the same words as on their page."""

from typing import Any

from flask import abort

from records import timesheet_list, timesheeting
from records.listed import Page
from records.timesheet import Timesheet
from web import database, saying
from web.access import may, requires
from web.api.frame import group
from web.api.timesheet_shapes import (
    ResolvedShape,
    ResolveShape,
    TimesheetsAsked,
    TimesheetSeenShape,
    TimesheetShape,
    TimesheetsShape,
)
from web.errors import Refusal
from web.reach import within
from web.staff.timesheets import words
from web.staff.timesheets.reaching import timesheet_in_reach, to_decide

blueprint = group("timesheets", "/timesheets", "Timesheets, and a reviewer's word on held ones.")


@blueprint.get("")
@blueprint.arguments(TimesheetsAsked, location="query")
@blueprint.response(200, TimesheetsShape)
@requires("timesheet", "list")
def listed(asked: dict[str, Any]) -> Page[Timesheet]:
    """Timesheets in reach, the newest first."""
    wanted = timesheet_list.Asked(**asked)
    return timesheet_list.page(database.session(), within()(Timesheet), wanted)


@blueprint.get("/<int:timesheet_id>")
@blueprint.response(200, TimesheetSeenShape)
@requires("timesheet", "read")
def timesheet(timesheet_id: int) -> dict[str, Any]:
    """One timesheet with its entries."""
    row = timesheet_in_reach(timesheet_id, "api timesheet")
    shown = {name: getattr(row, name) for name in TimesheetShape().fields if hasattr(row, name)}
    entries = timesheeting.entries(database.session(), row)
    more = {"case": row.case, "enrollment": row.enrollment, "entries": entries}
    return {**shown, **more, "proposed_fix": words.proposed_fix(row) if row.status == "held" else None}


@blueprint.post("/<int:timesheet_id>/resolve")
@blueprint.arguments(ResolveShape)
@blueprint.response(200, ResolvedShape)
@requires("timesheet", "resolve")
def resolve(said: dict[str, Any], timesheet_id: int) -> dict[str, Any]:
    """A caseworker's word; a supervisor's where the timesheet is before one."""
    row = to_decide(timesheet_id, "api timesheet")
    rules = row.reviewer == "supervisor"
    if rules and not may("timesheet", "rule"):
        abort(403)
    if rules and said["how"] == "send_up":
        raise Refusal("This timesheet is before the supervisor already. Decide it, or send it back.")
    outcome = saying.tell("rule_on_timesheet" if rules else "resolve_timesheet", row.subject, said)
    if outcome.state == "refused":
        raise Refusal(outcome.sentence)
    return {"outcome": outcome.state, "result": outcome.result}
