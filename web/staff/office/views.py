"""The administrator's page: health of the parts, stuck processes, schedules, and repairs. No client is named here."""

import re

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from records.office_repair import OfficeRepair
from records.outbox import OutboxMessage
from web import database
from web.access import requires
from web.reach import found
from web.staff.office import repairs
from web.staff.office.finding import span
from web.staff.office.look import Look, look, subject_of, to_be_linked
from web.staff.office.look import repairs as repairs_done

blueprint = Blueprint("office", __name__)


@blueprint.get("/office")
@requires("office", "read")
def show() -> ResponseReturnValue:
    """The whole page."""
    return render_template("office/office.html", **_seen(look()))


@blueprint.get("/office/now")
@requires("office", "read")
def now() -> ResponseReturnValue:
    """The part of the page that refreshes itself."""
    return render_template("office/now.html", **_seen(look()))


@blueprint.post("/office/messages/<int:message_id>/try")
@requires("office", "repair")
def try_message(message_id: int) -> ResponseReturnValue:
    """Deliver a waiting message at once."""
    message = found(database.session().get(OutboxMessage, message_id))
    return _back(repairs.try_message(message))


@blueprint.post("/office/steps/<workflow_id>/<activity_id>/try")
@requires("office", "repair")
def try_step(workflow_id: str, activity_id: str) -> ResponseReturnValue:
    """Try a failing step at once."""
    found(subject_of(workflow_id))
    step = re.fullmatch(r"[a-z_]{1,60}", request.form.get("step", ""))
    return _back(repairs.try_step(workflow_id, activity_id, step[0] if step else ""))


@blueprint.post("/office/schedules/<schedule_id>/<any(pause, resume, trigger):what>")
@requires("office", "repair")
def change_schedule(schedule_id: str, what: str) -> ResponseReturnValue:
    """Pause a schedule, let it go on, or run it once."""
    return _back(repairs.change_schedule(schedule_id, what))


def _seen(seen: Look) -> dict[str, object]:
    return {
        "seen": seen,
        "linked": to_be_linked(seen),
        "repairs": repairs_done(),
        "span": span,
        "subject_of": subject_of,
        "refreshing": request.args.get("refresh") != "off",
    }


def _back(repair: OfficeRepair) -> ResponseReturnValue:
    flash(repair.sentence, "success" if repair.outcome == "asked" else "warning")
    refresh = "off" if request.form.get("refresh") == "off" else None
    return redirect(url_for("office.show", refresh=refresh), 303)
