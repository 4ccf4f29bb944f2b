"""My unit: load and due-by-week per worker, what nobody has, clocks that run out, proposals that wait for me."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records import unit_load
from records.clock import county_today
from records.place import Unit
from web import database
from web.access import requires
from web.reach import found
from web.sign_in import guard
from web.staff import event_words, reviewing
from web.staff.me import me
from web.staff.task_pages import title_of

blueprint = Blueprint("unit", __name__)
SOON_DAYS = 10


@blueprint.get("/unit")
@requires("unit", "read")
def show() -> ResponseReturnValue:
    """One unit of the county; the supervisor's own unless the address names another."""
    session, today = database.session(), county_today()
    units = my_units()
    wanted = request.args.get("unit", me().unit_id or 0, type=int)
    unit = found(next((each for each in units if each.id == wanted), units[0] if units and not request.args else None))
    load = unit_load.unit_load(session, unit.id, today)
    return render_template(
        "unit/unit.html",
        unit=unit,
        units=units,
        load=load,
        largest=max([worker.open for worker in load.workers] + [load.unclaimed, 1]),
        unclaimed=unit_load.unclaimed_tasks(session, unit.id),
        clocks=unit_load.clocks_running_out(session, unit.id, today, SOON_DAYS),
        reviews=reviewing.waiting_count(),
        clock_title=event_words.clock_title,
        title_of=title_of,
        soon_days=SOON_DAYS,
    )


def my_units() -> list[Unit]:
    """The units of the county one works for, by name."""
    query = select(Unit).where(Unit.county_code == guard.the_staff().county_code).order_by(Unit.name)
    return list(database.session().scalars(query))
