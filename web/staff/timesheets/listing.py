"""The list of timesheets, filtered and paged by its address."""

import datetime as dt

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records import timesheet_list
from records.clock import county_today
from records.confirmation import read_confirmation
from records.listed import PAGE_LENGTH
from records.place import County
from records.timesheet import Timesheet
from web import database
from web.access import requires
from web.reach import within
from web.sign_in import guard
from web.staff.cases import read_case_number
from web.staff.timesheets import words

blueprint = Blueprint("timesheets", __name__)
for name, filter_ in words.FILTERS.items():
    blueprint.add_app_template_filter(filter_, name)

PERIODS = 12
"""How many half-months the filter offers."""


@blueprint.get("/timesheets")
@requires("timesheet", "list")
def show() -> ResponseReturnValue:
    """Timesheets in reach, the newest first."""
    asked, session = _asked(), database.session()
    counties = session.execute(select(County.code, County.name).order_by(County.name)).all()
    return render_template(
        "timesheets/list.html",
        page=timesheet_list.page(session, within()(Timesheet), asked),
        asked=asked,
        counties={code: name for code, name in counties},
        choose_county=guard.the_staff().county_code is None,
        status_options=[("", "All sent", None)] + [(code, said, None) for code, (said, _) in words.STANDINGS.items()],
        periods=_periods(county_today()),
        per_page=PAGE_LENGTH,
    )


def _asked() -> timesheet_list.Asked:
    """The filters as the address has them; what makes no sense is left out."""
    args = request.args
    status, sort = args.get("status", ""), args.get("sort", "")
    return timesheet_list.Asked(
        status=status if status in words.STANDINGS else None,
        county=args.get("county") or None,
        period_begins=_half_month(args.get("period", "")),
        worker_id=guard.the_staff().staff_id if args.get("worker") == "me" else None,
        case_number=read_case_number(args.get("case", "")[:40]),
        enrollment_number=read_confirmation(args.get("number", "")[:40]),
        sort=sort if sort in timesheet_list.SORTS else "newest",
        page=min(max(args.get("page", 1, type=int), 1), 1_000),
    )


def _half_month(typed: str) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(typed)
    except ValueError:
        return None
    return day if day.day in (1, 16) else None


def _periods(today: dt.date) -> list[tuple[str, str]]:
    """The newest half-months, by their first day and in words."""
    found, day = [], today.replace(day=16 if today.day > 15 else 1)
    for _ in range(PERIODS):
        found.append((day.isoformat(), f"{day:%b %Y}, {'1 to 15' if day.day == 1 else '16 to the end'}"))
        day = day.replace(day=1) if day.day == 16 else (day - dt.timedelta(days=1)).replace(day=16)
    return found
