"""A timesheet's page: its days to fill in, or, once it is sent, what was sent and what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records.timesheet import Timesheet, TimesheetEntry, TimesheetVersion
from web import database
from web.forms import Form, blank
from web.hours_drawn import draw
from web.public.account.guard import for_account
from web.public.timesheets import explaining, mine, sheet, words
from web.public.timesheets.blueprint import blueprint
from web.public.timesheets.days import DayOfSheet, days_of, next_day
from web.public.timesheets.limits import look
from web.public.timesheets.listing import period_words
from web.public.timesheets.stretches import Stretch, clocks_go_back
from web.schemas.quantities import read_day
from web.schemas.timesheet import CopiedDay, TypedStretch, TypedTrip


@blueprint.get("/provider/timesheets/<int:timesheet_id>")
@for_account
def timesheet(timesheet_id: int) -> ResponseReturnValue:
    """One of my timesheets. Another's does not exist."""
    return page(mine.timesheet(timesheet_id))


@dataclass(frozen=True)
class Version:
    """One version that was sent, with what stood in it."""

    row: TimesheetVersion
    stretches: list[Stretch]


def page(row: Timesheet, **forms: Form) -> str:
    """The page, with a form as it was sent if something is wrong with it."""
    stretches = sheet.stretches_of(row)
    days = days_of(row, stretches)
    told: dict[str, Any] = {
        "row": row,
        "spell": mine.person_of(row),
        "period": period_words(row.period_begins),
        "days": days,
        "words": words,
        "trips": sheet.trip_rows(row),
        "others": other_spells(row),
        "names": {each.assignment.id: each.name for each in mine.spells()},
        "reasons": explaining.reasons(row),
        "drawn": draw(row.assignment, row.period_begins.replace(day=1)),
    }
    if not sheet.may_write(row):
        return render_template("provider/timesheets/sent.html", paid=paid_of(row), versions=versions_of(row), **told)
    looked = look(row, stretches)
    form = forms.get("form") or stretch_form(row, days, stretches)
    again_days = [each.day for each in days if each.over and clocks_go_back(each.day)]
    return render_template(
        "provider/timesheets/draft.html",
        form=form,
        trip_form=forms.get("trip_form") or blank(trip_schema(row), prefix="trip."),
        copy_form=forms.get("copy_form"),
        looked=looked,
        day=read_day(form.typed.get("day") or ""),
        again_days=again_days,
        **told,
    )


def stretch_schema(row: Timesheet) -> TypedStretch:
    """The form of one stretch, with the days that are over or are today."""
    schema = TypedStretch()
    days = [each for each in days_of(row, []) if each.over]
    schema.offer("day", [(each.day.isoformat(), words.weekday(each.day)) for each in days])
    return schema


def stretch_form(row: Timesheet, days: list[DayOfSheet], stretches: list[Stretch]) -> Form:
    """The empty form: the day that is likely next, the place as last time; or a stretch to be changed."""
    schema = stretch_schema(row)
    changed = next((each for each in stretches if each.key == request.args.get("change")), None)
    if changed is not None:
        start = {"day": changed.day.isoformat(), "starts": changed.starts, "ends": changed.ends, "place": changed.place}
        again = {"start_again": changed.start_again, "end_again": changed.end_again}
        return blank(schema, {**start, **again, "instead": changed.key})
    asked = request.args.get("day", "")
    offered = {each.day.isoformat() for each in days if each.over}
    day = asked if asked in offered else next_day(days).isoformat()
    return blank(schema, {"day": day, "place": stretches[-1].place if stretches else "home"})


def trip_schema(row: Timesheet) -> TypedTrip:
    """The form of a trip, with the days worked and the other recipients."""
    schema = TypedTrip()
    days = sorted({each.day for each in sheet.stretches_of(row)})
    schema.offer("day", [(day.isoformat(), words.weekday(day)) for day in days])
    schema.offer("from_assignment_id", [(str(each.assignment.id), each.name) for each in other_spells(row)])
    return schema


def copy_schema(row: Timesheet) -> CopiedDay:
    """The form that puts the times of a day on others."""
    schema = CopiedDay()
    days = [(each.day.isoformat(), words.weekday(each.day)) for each in days_of(row, []) if each.over]
    schema.offer("source", days)
    schema.offer("targets", days)
    return schema


def other_spells(row: Timesheet) -> list[mine.Spell]:
    """The provider's spells with others in the same half-month."""
    every = [each for each in mine.spells() if each.assignment.id != row.assignment_id]
    return [each for each in every if each.works(row.period_begins, row.period_ends)]


def versions_of(row: Timesheet) -> list[Version]:
    """Every version that was sent, newest first."""
    query = select(TimesheetVersion).where(TimesheetVersion.timesheet_id == row.id)
    rows = database.session().scalars(query.order_by(TimesheetVersion.number.desc()))
    return [Version(each, sheet.stretches_of(row, each.number)) for each in rows]


def paid_of(row: Timesheet) -> Mapping[str, int | None]:
    """The payable minutes of each stretch of the version that was decided, by its name on the page."""
    query = select(TimesheetEntry).where(TimesheetEntry.timesheet_id == row.id, TimesheetEntry.version == row.version)
    return {sheet.of_entry(each).key: each.payable_minutes for each in database.session().scalars(query)}
