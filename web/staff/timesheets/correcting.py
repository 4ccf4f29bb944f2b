"""The county corrects an accepted timesheet: what would be different is shown first; the old one is kept."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue

from records import timesheet_view, timesheeting
from records.clock import county_today, now
from records.submission import AlreadySaid
from records.timesheet import Timesheet
from records.timesheet_entries import CannotSubmit
from records.timesheet_facts import facts_of
from records.worked_time import worked
from rules.errors import LawError
from rules.preview import preview as ask_law
from web import database, saying
from web.access import requires
from web.forms import Form, blank, sent
from web.schemas.timesheet_review import Correction
from web.sign_in import guard
from web.staff.timesheets import typed_rows, words
from web.staff.timesheets.listing import blueprint
from web.staff.timesheets.reaching import to_decide
from web.staff.timesheets.typed_rows import Rows

PAGE, PART = "timesheets/correct.html", "timesheets/difference.html"
OWN = "correction."
CORRECTED = {"fix_accepted": False, "late_approved": False, "first_half_approved": False}
"""A correction is looked at anew: what was approved of the one before does not count for it."""


@dataclass(frozen=True)
class Difference:
    """What would be claimed and what the law would pay, beside what stands."""

    claimed: int
    payable: int
    outcome: str
    says: tuple[str, ...]


@blueprint.get("/timesheets/<int:timesheet_id>/correct")
@requires("timesheet", "correct")
def correct(timesheet_id: int) -> ResponseReturnValue:
    """The timesheet as it stands, to be mended."""
    row = _accepted(timesheet_id)
    rows = typed_rows.start(row, timesheeting.entries(database.session(), row))
    return _page(row, rows, blank(Correction(), prefix=OWN))


@blueprint.post("/timesheets/<int:timesheet_id>/correct/preview")
@requires("timesheet", "correct")
def correct_preview(timesheet_id: int) -> ResponseReturnValue:
    """A part of the page: what would be different."""
    row = _accepted(timesheet_id)
    return render_template(PART, row=row, difference=_difference(row, typed_rows.typed(row)))


@blueprint.post("/timesheets/<int:timesheet_id>/correct")
@requires("timesheet", "correct")
def correct_it(timesheet_id: int) -> ResponseReturnValue:
    """Write the corrected one, which is decided by itself; the one before is kept."""
    row = _accepted(timesheet_id)
    rows, form = typed_rows.typed(row), sent(Correction(), prefix=OWN)
    if not rows.ok or not form.ok:
        return _page(row, rows, form), 422
    session, travel = database.session(), timesheeting.trips(database.session(), row)
    trips = [
        {"day": each.day.isoformat(), "minutes": each.minutes, "from_assignment_id": each.from_assignment_id}
        for each in travel
    ]
    try:
        with session.begin_nested():
            made = timesheeting.correct(
                session,
                row,
                rows.entries,
                trips,
                guard.the_staff().staff_id,
                form.data["reason"],
                now(),
                form_key=saying.form_key(),
            )
    except CannotSubmit as wrong:
        return _page(row, rows, form.refuse(str(wrong))), 422
    except AlreadySaid:
        return _page(row, rows, form.refuse(saying.ALREADY_DONE)), 422
    outcome = saying.begin(made.subject)
    done = "Corrected. The law has decided the new one; the old one is kept."
    return saying.answer(outcome, url_for("timesheets.timesheet", timesheet_id=made.id), done)


def _accepted(timesheet_id: int) -> Timesheet:
    row = to_decide(timesheet_id, "timesheet")
    if row.status != "accepted" or row.superseded_at is not None:
        abort(409, "Only an accepted timesheet that still counts is corrected. Look at the newest one.")
    return row


def _difference(row: Timesheet, rows: Rows) -> Difference | None:
    """What the law would say to it; none while a row cannot be read. It decides nothing."""
    if not rows.ok:
        return None
    facts = facts_of(database.session(), row)  # as if this one had not been paid
    given = [_fact(each) for each in rows.entries]
    try:
        facts["received_on"] = county_today().isoformat()
        answer = ask_law(words.QUESTION, row.period_ends, {**facts, "entries": given, **CORRECTED})
    except LawError as wrong:
        return Difference(0, 0, "unknown", (str(wrong),))
    told = answer.answer or {}
    claimed = sum(_minutes(each) for each in rows.entries)
    return Difference(
        claimed, told.get("payable_minutes", 0), told.get("outcome", ""), tuple(each.says for each in answer.because)
    )


def _fact(entry: dict[str, Any]) -> dict[str, Any]:
    return {"start" if name == "starts" else "end" if name == "ends" else name: each for name, each in entry.items()}


def _minutes(entry: dict[str, Any]) -> int:
    day = dt.date.fromisoformat(entry["day"])
    return worked(day, entry["starts"], entry["ends"], entry["start_again"], entry["end_again"])


def _page(row: Timesheet, rows: Rows, form: Form) -> str:
    trips = timesheet_view.trips(database.session(), row)
    return render_template(PAGE, row=row, rows=rows, form=form, trips=trips, difference=None)
