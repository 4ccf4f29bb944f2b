"""The page of an assignment: how the two stand, what comes next, and the forms that make sense now."""

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from records import assignment_view
from records.assignment import Assignment
from records.assignment_facts import RELATIONS
from records.clock import county_today
from web import database, saying
from web.access import requires
from web.forms import Form, sent
from web.schemas.quantities import read_day, read_hours
from web.staff import event_words
from web.staff.applications.telling import payload_of
from web.staff.applications.views import task_title
from web.staff.assignments.forms import AGREEMENTS, SAID, ScheduleRow, blanks, schedule, schedule_rows
from web.staff.assignments.hours_left import hours_left
from web.staff.assignments.program_ahead import Ahead, program_ahead
from web.staff.assignments.reaching import assignment_in_reach, mine_to_change, to_change

blueprint = Blueprint("assignments", __name__, url_prefix="/assignments")
TEMPLATE = "assignments/assignment.html"
WHAT = "any(start, hours, relationship, live_in, live_in_over, leave, back, end)"


@blueprint.get("/<int:assignment_id>")
@requires("assignment", "read")
def assignment(assignment_id: int) -> ResponseReturnValue:
    """One provider with one recipient."""
    return _page(assignment_in_reach(assignment_id, "assignment"))


@blueprint.post(f"/<int:assignment_id>/<{WHAT}:what>")
@requires("assignment", "write")
def change(assignment_id: int, what: str) -> ResponseReturnValue:
    """Say what a form of the page says."""
    row = to_change(assignment_id, "assignment")
    form = sent(SAID[what].schema(), prefix=f"{what}.")
    return _say(row, what, form, payload_of(form)) if form.ok else (_page(row, {what: form}), 422)


@blueprint.post("/<int:assignment_id>/<any(provider_agreement, recipient_agreement):what>")
@requires("assignment", "write")
def agree(assignment_id: int, what: str) -> ResponseReturnValue:
    """Note a signed agreement with its schedule."""
    row = to_change(assignment_id, "assignment")
    form = sent(SAID[what].schema(), prefix=f"{what}.")
    rows = [each.loaded() for each in schedule_rows(row, what)]
    if not form.ok or not all(each.form.ok for each in rows):
        return _page(row, {what: form}, {what: rows}), 422
    return _say(row, what, form, {**payload_of(form), "schedule": schedule(rows)}, rows)


@blueprint.get("/<int:assignment_id>/left")
@requires("assignment", "read")
def left(assignment_id: int) -> ResponseReturnValue:
    """A part of the page: what would be left of the week with the hours being typed."""
    row = assignment_in_reach(assignment_id, "assignment")
    minutes, starts_on = read_hours(_typed("minutes_per_week")), read_day(_typed("starts_on"))
    found = None
    if minutes is not None and starts_on is not None:
        found = hours_left(row, minutes, starts_on)
    typed = minutes is not None and starts_on is not None
    return render_template("assignments/left.html", left=found, typed=typed, day=starts_on)


@blueprint.get("/<int:assignment_id>/program")
@requires("assignment", "read")
def program(assignment_id: int) -> ResponseReturnValue:
    """A part of the page: the program that would follow the relation being chosen."""
    row = assignment_in_reach(assignment_id, "assignment")
    day = read_day(_typed("since")) or county_today()
    related_as, together = _typed("relationship"), _typed("lives_together") == "yes"
    if related_as not in RELATIONS:
        return render_template("assignments/program.html", ahead=None)
    ahead = program_ahead(row, related_as, together, day, takes_cfco=bool(_typed("takes_cfco")))
    return render_template("assignments/program.html", ahead=ahead)


def _typed(name: str) -> str:
    """What is being typed into a field, whichever form of the page has it."""
    return next((value.strip() for key, value in request.args.items() if key.endswith(f".{name}")), "")


def _say(
    row: Assignment, what: str, form: Form, payload: dict[str, object], rows: list[ScheduleRow] | None = None
) -> ResponseReturnValue:
    said = SAID[what]
    outcome = saying.tell(said.kind, row.subject, payload)
    if outcome.state == "refused":
        return _page(row, {what: form.refuse(outcome.sentence)}, {what: rows} if rows else {}), 422
    return saying.answer(outcome, url_for("assignments.assignment", assignment_id=row.id), said.done)


def _page(
    row: Assignment, forms: dict[str, Form] | None = None, rows: dict[str, list[ScheduleRow]] | None = None
) -> str:
    today = county_today()
    seen = assignment_view.see(database.session(), row, today)
    sent_forms = forms or {}
    return render_template(
        TEMPLATE,
        row=row,
        seen=seen,
        today_is=today,
        forms=blanks(row, seen, today) | sent_forms,
        schedules={what: (rows or {}).get(what) or schedule_rows(row, what) for what in AGREEMENTS},
        opened=next(iter(sent_forms), None),
        mine=mine_to_change(row),
        ahead=_ahead(row),
        events=event_words.items(seen.timeline),
        task_title=task_title,
    )


def _ahead(row: Assignment) -> Ahead | None:
    """The program that would follow a start today; shown while the start is awaited."""
    if row.status not in ("ready", "waiting"):
        return None
    return program_ahead(row, row.related_as, row.lives_together, county_today())
