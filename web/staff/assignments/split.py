"""The hours of a recipient's providers, several changed in one form: previewed, and said all or nothing."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue

from records import assignment_list, case_view
from records.assignment import Assignment
from records.assignment_list import Line, Split
from records.care_case import Case
from records.clock import county_today
from records.provider_hours import Share, shares_of_case
from web import database, saying
from web.access import requires
from web.forms import Form, blank, sent
from web.reach import found, within
from web.schemas.assignment import SplitDay, SplitRow
from web.staff.assignments.hours_left import Left, splits_left
from web.viewing import viewed

blueprint = Blueprint("assignment_split", __name__, url_prefix="/cases/<case_number>/hours")
TEMPLATE = "assignments/split.html"


@dataclass(frozen=True)
class Row:
    """One provider's line of the form."""

    line: Line
    form: Form

    def changes(self, shares: Mapping[int, Share], day: dt.date) -> bool:
        """Whether other hours were typed than the provider has on a day."""
        minutes = self.form.data.get("minutes_per_week")
        return minutes is not None and minutes != shares[self.line.assignment.id].on(day)


@dataclass(frozen=True)
class Typed:
    """The split as it is being typed."""

    split: Split
    day: Form
    rows: list[Row]

    @property
    def starts_on(self) -> dt.date | None:
        """From when it would count."""
        return self.day.data.get("starts_on")

    @property
    def complete(self) -> bool:
        """Whether everything typed can be read."""
        return self.day.ok and all(row.form.ok for row in self.rows)

    @property
    def planned(self) -> int:
        """Minutes a week of all providers as typed; of today where nothing readable is typed."""
        return sum(row.form.data.get("minutes_per_week", row.line.minutes_per_week) for row in self.rows)

    def changed(self) -> dict[Assignment, int]:
        """The providers whose hours would be others from the day on, with their minutes a week."""
        if not self.complete or self.starts_on is None:
            return {}
        shares = {each.assignment_id: each for each in shares_of_case(database.session(), self.split.case.id)}
        typed = {row.line.assignment: row for row in self.rows if row.changes(shares, self.starts_on)}
        return {key: row.form.data["minutes_per_week"] for key, row in typed.items()}

    def left(self) -> dict[int, Left]:
        """What the law would say to it, by assignment."""
        minutes = self.changed()
        if not minutes or self.starts_on is None:
            return {}
        return splits_left(self.split.case.id, minutes, self.starts_on)


@blueprint.get("")
@requires("assignment", "write")
def show(case_number: str) -> ResponseReturnValue:
    """The split as it is today, to be changed."""
    split = _split(case_number)
    rows = [
        Row(line, blank(SplitRow(), {"minutes_per_week": line.minutes_per_week}, prefix=_prefix(line)))
        for line in split.working
    ]
    return _page(Typed(split, blank(SplitDay(), {"starts_on": county_today()}, prefix="split."), rows))


@blueprint.post("/preview")
@requires("assignment", "write")
def preview(case_number: str) -> ResponseReturnValue:
    """A part of the page: what the split being typed comes to."""
    return render_template("assignments/split_preview.html", typed=(typed := _typed(case_number)), left=typed.left())


@blueprint.post("")
@requires("assignment", "write")
def change(case_number: str) -> ResponseReturnValue:
    """Say the new split, to the process of one of the providers: it writes all rows or none."""
    typed = _typed(case_number)
    if not typed.rows:
        abort(409, "Nobody works for this recipient now, so there are no hours to split.")
    if not typed.complete or typed.starts_on is None:
        return _page(typed), 422
    minutes = typed.changed()
    if not minutes:
        typed.day.refuse("Nothing was changed. Type other hours beside a provider first.")
        return _page(typed), 422
    rows = [{"assignment_id": row.id, "minutes_per_week": given} for row, given in minutes.items()]
    said = {"starts_on": typed.starts_on.isoformat(), "split": rows}
    outcome = saying.tell("set_hours", next(iter(minutes)).subject, said)
    if outcome.state == "refused":
        typed.day.refuse(outcome.sentence)
        return _page(typed), 422
    to = url_for("cases.case", case_number=case_number, _anchor="providers")
    return saying.answer(outcome, to, "The hours are split anew. The recipient and each provider get a letter.")


def _split(case_number: str) -> Split:
    session = database.session()
    case: Case = found(case_view.find(session, case_number, within()(Case)))
    viewed(case.person_id, "hours of providers")
    return assignment_list.of_case(session, case, county_today())


def _typed(case_number: str) -> Typed:
    split = _split(case_number)
    rows = [Row(line, sent(SplitRow(), prefix=_prefix(line))) for line in split.working]
    return Typed(split, sent(SplitDay(), prefix="split."), rows)


def _prefix(line: Line) -> str:
    return f"hours.{line.assignment.id}."


def _page(typed: Typed) -> str:
    return render_template(TEMPLATE, typed=typed, left=typed.left(), person=typed.split.case.person)
