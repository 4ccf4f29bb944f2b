"""Typing a timesheet: each stretch is kept as soon as it is added, and the limits are shown before that."""

from collections.abc import Callable

from flask import flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from records.clock import now
from records.timesheet import Timesheet
from web import database
from web.forms import Form, sent
from web.public.account.guard import for_account
from web.public.timesheets import changing, mine, sheet, words
from web.public.timesheets.blueprint import back_to, blueprint
from web.public.timesheets.changing import CannotAdd
from web.public.timesheets.limits import look
from web.public.timesheets.show import copy_schema, page, stretch_schema
from web.public.timesheets.stretches import Stretch, in_future, split
from web.schemas.quantities import read_day
from web.schemas.timesheet import WhichStretch


@blueprint.post("/provider/timesheets/<int:timesheet_id>/stretches")
@for_account
def add(timesheet_id: int) -> ResponseReturnValue:
    """Put a stretch on the timesheet, or change one. What cannot stand there keeps what was typed."""
    row = _to_write(timesheet_id)
    if row is None:
        return _sent_already(timesheet_id)
    form = sent(stretch_schema(row))
    if not form.ok:
        return page(row, form=form), 422
    new = stretches_of(form)
    try:
        beyond = changing.add(row, new, form.data["instead"])
    except CannotAdd as cannot:
        database.roll_back()
        return page(mine.timesheet(timesheet_id), form=form.refuse(cannot.sentence, "ends")), 422
    _say_split(new, beyond)
    return back_to(row, f"day-{new[0].day.isoformat()}")


@blueprint.post("/provider/timesheets/<int:timesheet_id>/remove")
@for_account
def remove(timesheet_id: int) -> ResponseReturnValue:
    """Take a stretch away. One that is gone already is no fault."""
    return _changed(timesheet_id, lambda row, form: changing.remove(row, form.data["key"] or ""))


@blueprint.post("/provider/timesheets/<int:timesheet_id>/copy")
@for_account
def copy(timesheet_id: int) -> ResponseReturnValue:
    """Put the times of a day on other days, "same as the day before" among them."""
    row = _to_write(timesheet_id)
    if row is None:
        return _sent_already(timesheet_id)
    form = sent(copy_schema(row))
    if not form.ok:
        return page(row, copy_form=form), 422
    source = read_day(form.data["source"]) or row.period_begins
    targets = [day for each in form.data["targets"] if (day := read_day(each))]
    try:
        days = changing.copy(row, source, targets)
    except CannotAdd as cannot:
        database.roll_back()
        flash(cannot.sentence, "error")
        return back_to(mine.timesheet(timesheet_id))
    if days:
        flash(ngettext("Added on %(num)d day.", "Added on %(num)d days.", days), "success")
    else:
        flash(_("These days have times already. Nothing was changed."), "info")
    return back_to(row)


@blueprint.post("/provider/timesheets/<int:timesheet_id>/limits")
@for_account
def limits(timesheet_id: int) -> ResponseReturnValue:
    """The limits as they would stand with what is typed: shown while somebody types; nothing is kept."""
    row = mine.timesheet(timesheet_id)
    if not sheet.may_write(row):
        return "", 204
    form = sent(stretch_schema(row))
    typed = stretches_of(form) if form.ok else []
    kept = [each for each in sheet.stretches_of(row) if each.key != (form.typed.get("instead") or None)]
    here = [each for each in typed if each.day <= row.period_ends]
    day = read_day(form.typed.get("day") or "")
    return render_template(
        "provider/timesheets/limits.html",
        row=row,
        looked=look(row, sorted([*kept, *here])),
        typed=typed,
        future=bool(in_future(typed, now())),
        beyond=[each for each in typed if each.day > row.period_ends],
        day=day,
        words=words,
    )


def stretches_of(form: Form) -> list[Stretch]:
    """What was typed as one stretch, split at midnight."""
    told = form.data
    day = read_day(told["day"])
    if day is None:
        return []
    return split(day, told["starts"], told["ends"], told["place"], told["start_again"], told["end_again"])


def _say_split(new: list[Stretch], beyond: list[Stretch]) -> None:
    if beyond:
        flash(_("This goes past midnight. The part after midnight is on your next timesheet."), "info")
    elif len(new) > 1:
        flash(_("This goes past midnight, so it is on two days now."), "info")


def _changed(timesheet_id: int, change: Callable[[Timesheet, Form], object]) -> ResponseReturnValue:
    row = _to_write(timesheet_id)
    if row is None:
        return _sent_already(timesheet_id)
    try:
        change(row, sent(WhichStretch()))
    except CannotAdd as cannot:
        database.roll_back()
        flash(cannot.sentence, "error")
    return back_to(mine.timesheet(timesheet_id))


def _to_write(timesheet_id: int) -> Timesheet | None:
    row = mine.timesheet(timesheet_id, to_write=True)
    return row if sheet.may_write(row) else None


def _sent_already(timesheet_id: int) -> ResponseReturnValue:
    flash(_("You have sent this timesheet. Take it back first if you want to change it."), "info")
    return back_to(mine.timesheet(timesheet_id))
