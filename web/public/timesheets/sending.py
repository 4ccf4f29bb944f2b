"""Sending a timesheet with the promise that it is true, and taking it back."""

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from records import timesheeting
from records.clock import county_today, now
from records.timesheet import Timesheet
from web import database, saying
from web.forms import Form, blank, sent
from web.public.account import guard
from web.public.account.guard import for_account
from web.public.timesheets import mine, sheet, words
from web.public.timesheets.blueprint import back_to, blueprint, refused, told
from web.public.timesheets.days import days_of
from web.public.timesheets.limits import look
from web.public.timesheets.listing import period_words
from web.public.timesheets.stretches import in_future
from web.saying import Outcome
from web.schemas.timesheet import Truth


@blueprint.get("/provider/timesheets/<int:timesheet_id>/send")
@for_account
def check(timesheet_id: int) -> ResponseReturnValue:
    """Everything on one page once more, and the promise."""
    row = mine.timesheet(timesheet_id)
    if not sheet.may_write(row):
        return back_to(row)
    if not sheet.stretches_of(row):
        flash(_("There is no time on this timesheet yet. Add the time you worked first."), "info")
        return back_to(row)
    return _page(row, blank(Truth()))


@blueprint.post("/provider/timesheets/<int:timesheet_id>/send")
@for_account
def send(timesheet_id: int) -> ResponseReturnValue:
    """Send it: for the first time, or again after it came back."""
    row = mine.timesheet(timesheet_id, to_write=True)
    if not sheet.may_write(row):
        flash(_("You have sent this timesheet already."), "info")
        return back_to(row)
    form = sent(Truth())
    if in_future(sheet.stretches_of(row), now()):
        form.refuse(str(words.FUTURE))
    if not form.ok:
        return _page(row, form), 422
    try:
        outcome = _send_again(row) if row.status == "returned" else _send_first(row)
    except timesheeting.CannotSubmit as cannot:
        database.roll_back()
        return _page(mine.timesheet(timesheet_id), form.refuse(str(words.CANNOT_SEND[cannot.why]))), 422
    if outcome.state == "refused":
        return _page(mine.timesheet(timesheet_id), form.refuse(refused(outcome))), 422
    return told(outcome, _("Your timesheet is sent."), url_for("provider_time.timesheet", timesheet_id=timesheet_id))


@blueprint.post("/provider/timesheets/<int:timesheet_id>/withdraw")
@for_account
def withdraw(timesheet_id: int) -> ResponseReturnValue:
    """Take a sent timesheet back; a new one with the same times is there to be corrected."""
    row = mine.timesheet(timesheet_id)
    here = url_for("provider_time.timesheet", timesheet_id=row.id)
    outcome = saying.tell("withdraw_timesheet", row.subject, {"account_id": guard.the_account().id})
    row = mine.timesheet(timesheet_id)
    if outcome.state == "done" and row.status == "withdrawn":
        flash(_("You took it back. Here it is again: correct it and send it."), "success")
        return back_to(sheet.opened(row.assignment, row.period_begins))
    return told(outcome, _("You took it back."), here)


def _send_first(row: Timesheet) -> Outcome:
    timesheeting.submit(database.session(), row, guard.the_account().id, now())
    return saying.begin(row.subject)


def _send_again(row: Timesheet) -> Outcome:
    payload = {
        "entries": [each.as_payload() for each in sheet.stretches_of(row)],
        "trips": [each.as_payload() for each in sheet.trips_of(row)],
        "account_id": guard.the_account().id,
    }
    return saying.tell("submit_timesheet_again", row.subject, payload)


def _page(row: Timesheet, form: Form) -> str:
    stretches = sheet.stretches_of(row)
    return render_template(
        "provider/timesheets/send.html",
        row=row,
        form=form,
        spell=mine.person_of(row),
        period=period_words(row.period_begins),
        days=[each for each in days_of(row, stretches) if each.stretches],
        trips=sheet.trip_rows(row),
        names={each.assignment.id: each.name for each in mine.spells()},
        looked=look(row, stretches),
        early=county_today() <= row.period_ends,
        words=words,
    )
