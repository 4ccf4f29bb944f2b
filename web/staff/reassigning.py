"""Moving many tasks at once: choose, look at what will move and what will not, move, and undo if it was wrong."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from records import bulk_reassign
from records.bulk_reassign import Plan
from records.clock import county_today
from records.out_of_office import colleagues
from records.staff import Staff
from records.task import Task
from web import database
from web.access import requires
from web.forms import Form, again, blank, sent
from web.reach import reachable
from web.schemas.unit import NOBODY, Reassign
from web.staff.me import me
from web.staff.task_pages import PAGES, title_of
from web.staff.unit import my_units

blueprint = Blueprint("reassigning", __name__)
PAGE = "unit/reassign.html"


@blueprint.get("/reassign")
@requires("task", "reassign")
def choose() -> ResponseReturnValue:
    """Whose tasks, which, to whom."""
    form = blank(_schema(), {"from_whom": request.args.get("from", "")})
    return render_template(PAGE, form=form, plan=None)


@blueprint.post("/reassign")
@requires("task", "reassign")
def preview() -> ResponseReturnValue:
    """What would move and what would not. Nothing is changed."""
    form = sent(_schema())
    if not form.ok:
        return again(PAGE, form, plan=None)
    return render_template(PAGE, form=form, plan=_plan(form), title_of=title_of, nobody=form.data["to"] == NOBODY)


@blueprint.post("/reassign/apply")
@requires("task", "reassign")
def apply() -> ResponseReturnValue:
    """Move what the preview said would move, as far as it still can."""
    form = sent(_schema())
    if not form.ok:
        return again(PAGE, form, plan=None)
    chosen = _only_previewed(_plan(form))
    batch, moved, late = bulk_reassign.apply(database.session(), chosen, me(), form.data["note"])
    for _task_id, sentence in late:
        flash(f"One task did not move. {sentence}", "info")
    return redirect(url_for("reassigning.done", batch=batch, moved=moved), 303)


@blueprint.get("/reassign/<uuid:batch>")
@requires("task", "reassign")
def done(batch: object) -> ResponseReturnValue:
    """How many moved, and the way back."""
    return render_template("unit/reassigned.html", batch=batch, moved=request.args.get("moved", 0, type=int))


@blueprint.post("/reassign/<uuid:batch>/undo")
@requires("task", "reassign")
def undo(batch: object) -> ResponseReturnValue:
    """Give back what one move took."""
    given_back, stays = bulk_reassign.undo(database.session(), str(batch), me())
    flash(f"{given_back} tasks are back where they were.", "success")
    for task, sentence in stays[:10]:
        flash(f"“{title_of(task)}” stays where it is. {sentence}", "info")
    return redirect(url_for("unit.show"), 303)


def _schema() -> Reassign:
    people = [(str(each.id), each.name) for each in colleagues(database.session(), me())]
    kinds = sorted((kind, page.title) for kind, page in PAGES.items())
    schema = Reassign().offer("from_whom", [*people, (NOBODY, "Nobody yet (unclaimed)")])
    return schema.offer("to", [*people, (NOBODY, "Back to the unit's list")]).offer("kinds", kinds)


def _plan(form: Form) -> Plan:
    session = database.session()
    source, target = form.data["from_whom"], form.data["to"]
    owner = reachable(Staff, int(source)) if source != NOBODY else None
    receiver = reachable(Staff, int(target)) if target != NOBODY else None
    units = [unit.id for unit in my_units()]
    tasks = bulk_reassign.tasks_of(session, units, owner.id if owner else None, tuple(form.data["kinds"] or ()))
    return bulk_reassign.plan(session, tasks, receiver, county_today())


def _only_previewed(chosen: Plan) -> Plan:
    """What has come in since the preview is not moved: nobody saw it."""
    seen = {int(number) for number in request.form.get("kept", "").split(",") if number.isdecimal()}
    if not seen:
        abort(400, "This form came without the tasks it shows. Make the preview again.")
    moves: list[Task] = [task for task in chosen.moves if task.id in seen]
    return Plan(moves, chosen.stays, chosen.receiver)
