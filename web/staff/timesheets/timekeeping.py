"""What a county notes of a case beside its timesheets: absences, holds of pairs, advance pay."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from records import assignment_list, case_view, timekeeping_notes
from records.advances import CLOCKS, AdvanceRefused, of_case, put_on_record
from records.assignment import Assignment
from records.care_case import Case
from records.clock import county_today, now
from records.submission import AlreadySaid
from records.timekeeping import RecipientAbsence, TimesheetHold
from records.timekeeping_notes import By, NotNoted
from rules.preview import preview
from web import database
from web.access import requires
from web.forms import Form, blank, sent
from web.reach import found, reachable, within
from web.saying import form_key
from web.schemas import timekeeping as schemas
from web.schemas.form import FormSchema
from web.sign_in import guard
from web.staff.timesheets.listing import blueprint
from web.viewing import viewed

PAGE = "timesheets/timekeeping.html"
BASE = "/cases/<case_number>/timekeeping"
Note = Callable[[dict[str, Any], By], object]


@blueprint.get(BASE)
@requires("timekeeping", "read")
def timekeeping(case_number: str) -> ResponseReturnValue:
    """All that is noted, and the forms to note more."""
    return _page(_case(case_number))


@blueprint.post(f"{BASE}/absence")
@requires("timekeeping", "write")
def absence(case_number: str) -> ResponseReturnValue:
    """The recipient is in hospital or away."""
    case = _case(case_number)
    return _note(
        case,
        "absence",
        schemas.Absence(),
        lambda told, by: timekeeping_notes.note_absence(
            database.session(), case, told["first_day"], told.get("last_day"), told["why"], by
        ),
        "The absence is noted. Time claimed on these days is held for you.",
    )


@blueprint.post(f"{BASE}/absence/<int:absence_id>/end")
@requires("timekeeping", "write")
def absence_over(case_number: str, absence_id: int) -> ResponseReturnValue:
    """The last day of an absence is known."""
    case, row = _case(case_number), _of(_case(case_number), absence_id)
    return _note(
        case,
        f"over_{absence_id}",
        schemas.AbsenceOver(),
        lambda told, by: timekeeping_notes.end_absence(database.session(), case, row, told["last_day"], by),
        "The last day is noted.",
    )


@blueprint.post(f"{BASE}/absence/<int:absence_id>/withdraw")
@requires("timekeeping", "write")
def absence_withdrawn(case_number: str, absence_id: int) -> ResponseReturnValue:
    """An absence was noted in error."""
    case, row = _case(case_number), _of(_case(case_number), absence_id)
    return _note(
        case,
        f"withdraw_{absence_id}",
        FormSchema(),
        lambda told, by: timekeeping_notes.withdraw_absence(database.session(), case, row, by),
        "The absence is withdrawn. It holds nothing up any more.",
    )


@blueprint.post(f"{BASE}/hold")
@requires("timekeeping", "write")
def hold(case_number: str) -> ResponseReturnValue:
    """The county looks at every timesheet of a pair."""
    case = _case(case_number)

    def place(told: dict[str, Any], by: By) -> object:
        row = reachable(Assignment, told["assignment_id"])
        return timekeeping_notes.place_hold(database.session(), row, told["from_day"], told["reason"], by)

    return _note(
        case, "hold", _hold_schema(case), place, "From that day on every timesheet of this pair waits for the county."
    )


@blueprint.post(f"{BASE}/hold/<int:hold_id>/lift")
@requires("timekeeping", "write")
def hold_lifted(case_number: str, hold_id: int) -> ResponseReturnValue:
    """The county does not look at the pair's timesheets any more."""
    case = _case(case_number)
    row = reachable(TimesheetHold, hold_id)
    found(row if reachable(Assignment, row.assignment_id).case_id == case.id else None)
    return _note(
        case,
        f"lift_{hold_id}",
        FormSchema(),
        lambda told, by: timekeeping_notes.lift_hold(database.session(), case, row, by),
        "The hold is lifted. Timesheets that are held already still need a word.",
    )


@blueprint.post(f"{BASE}/advance-pay")
@requires("timekeeping", "write")
def advance_pay(case_number: str) -> ResponseReturnValue:
    """The recipient is paid at the month's beginning, or not any more."""
    case = _case(case_number)
    return _note(
        case,
        "advance",
        schemas.AdvancePay(),
        lambda told, by: timekeeping_notes.set_advance_pay(database.session(), case, told.get("since"), by),
        "Advance pay is on record as you said.",
    )


@blueprint.post(f"{BASE}/advance")
@requires("timekeeping", "write")
def advance_paid(case_number: str) -> ResponseReturnValue:
    """A month was paid in advance; timesheets are to account for it."""
    case = _case(case_number)

    def put(told: dict[str, Any], by: By) -> None:
        due_on, arrears_on = (_due(question) for question in CLOCKS)
        try:
            row = put_on_record(
                database.session(), case, told["month"], told["cents"], due_on, by.staff_id, form_key(), by.at
            )
            row.arrears_on = arrears_on
        except AlreadySaid:
            database.roll_back()
        except AdvanceRefused as refused:
            database.roll_back()
            raise NotNoted(str(refused)) from None

    return _note(case, "paid", schemas.Advance(), put, "The advance is on record. Timesheets account for it.")


def _due(question: str) -> dt.date:
    """By when, from today, as the law has it."""
    said = preview(question, county_today(), {"from": county_today().isoformat()}).answer or {}
    return dt.date.fromisoformat(str(said["due"]))


def _note(case: Case, what: str, schema: FormSchema, note: Note, done: str) -> ResponseReturnValue:
    """Check a form and note what it says; what is wrong stands on the same page."""
    form = sent(schema, prefix=f"{what}.")
    if form.ok:
        try:
            note(form.data, By(guard.the_staff().staff_id, now()))
        except NotNoted as wrong:
            form.refuse(str(wrong))
    if not form.ok:
        return _page(case, {what: form}), 422
    flash(done, "success")
    return redirect(url_for("timesheets.timekeeping", case_number=case.case_number), 303)


def _page(case: Case, forms: dict[str, Form] | None = None) -> str:
    kept = timekeeping_notes.see(database.session(), case.id)
    today = county_today()
    over = {
        f"over_{row.id}": blank(schemas.AbsenceOver(), {"last_day": row.last_day}, prefix=f"over_{row.id}.")
        for row, _ in kept.absences
    }
    start: dict[str, Form] = {
        "absence": blank(schemas.Absence(), {"first_day": today}, prefix="absence."),
        "hold": blank(_hold_schema(case), {"from_day": _period_begins(today)}, prefix="hold."),
        "advance": blank(schemas.AdvancePay(), {"since": case.advance_pay_since}, prefix="advance."),
        "paid": blank(schemas.Advance(), {"month": today.replace(day=1)}, prefix="paid."),
    }
    advances = of_case(database.session(), case.id, today)
    shown = {"case": case, "kept": kept, "advances": advances, "sent": forms or {}}
    return render_template(PAGE, **shown, forms=start | over | (forms or {}))


def _period_begins(today: dt.date) -> dt.date:
    return today.replace(day=16 if today.day > 15 else 1)


def _hold_schema(case: Case) -> FormSchema:
    split = assignment_list.of_case(database.session(), case, county_today())
    held = timekeeping_notes.see(database.session(), case.id).standing
    pairs = [(line.assignment.id, line.provider) for line in split.going_on if line.assignment.id not in held]
    return schemas.Hold().offer("assignment_id", pairs)


def _case(case_number: str) -> Case:
    case = found(case_view.find(database.session(), case_number, within()(Case)))
    viewed(case.person_id, "timekeeping")
    return case


def _of(case: Case, absence_id: int) -> RecipientAbsence:
    row = reachable(RecipientAbsence, absence_id)
    return found(row if row.case_id == case.id else None)
