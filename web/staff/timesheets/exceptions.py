"""The queue of held timesheets: each with its proposed fix, one click to accept it, and then the next."""

from urllib.parse import parse_qs, urlencode

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import ColumnElement, and_, true

from records import timesheet_exceptions
from records.clock import now
from records.timesheet import Timesheet
from records.timesheet_exceptions import A_PAGE, REVIEWERS, Asked
from web import database
from web.access import requires
from web.reach import within
from web.sign_in import guard
from web.staff.timesheets import words
from web.staff.timesheets.cards import cards
from web.staff.timesheets.listing import blueprint
from web.viewing import viewed

AGES = [("", "Any", None), ("1", "A day or more", None), ("3", "3 days or more", None), ("10", "10 days or more", None)]
KEPT = ("reason", "reviewer", "worker", "older")
"""The filters that stay when one goes on to the next."""


@blueprint.get("/timesheets/exceptions")
@requires("timesheet", "list")
def exceptions() -> ResponseReturnValue:
    """Held timesheets: the own unit's first, the oldest first."""
    asked, session, staff, mine = _asked(), database.session(), guard.the_staff(), decides()
    page = timesheet_exceptions.page(session, mine, asked, staff.unit_id, now())
    for each in page.lines:
        viewed(each.timesheet.case.person_id, "held timesheets")
    counts = timesheet_exceptions.counts(session, mine)
    return render_template(
        "timesheets/exceptions.html",
        page=page,
        cards=cards([(each.timesheet, each.task, each.own_unit) for each in page.lines]),
        asked=asked,
        queue=queue_of(request.args.to_dict()),
        reason_options=[("", "Any", None)] + [(name, words.SHORT.get(name, name), n) for name, n in counts.items()],
        reviewer_options=[("", "Both", None)] + [(each, each.capitalize(), None) for each in REVIEWERS],
        ages=AGES,
        pages=max(1, -(-page.total // A_PAGE)),
        per_page=A_PAGE,
    )


def decides() -> ColumnElement[bool]:
    """Timesheets that one's own county decides; all of them for the state's auditor."""
    county, mine = guard.the_staff().county_code, within()(Timesheet)
    return and_(mine, Timesheet.county_code == county if county else true())


def queue_of(args: dict[str, str]) -> str:
    """The filters as a form carries them."""
    return urlencode({name: args[name] for name in KEPT if args.get(name)})


def next_in(queue: str) -> str:
    """The queue with the same filters: what was decided is gone from it, and the next stands on top."""
    given = {name: values[0] for name, values in parse_qs(queue).items() if name in KEPT}
    return url_for("timesheets.exceptions", **given)  # type: ignore[arg-type]


def _asked() -> Asked:
    """The filters as the address has them; what makes no sense is left out."""
    args = request.args
    reason, reviewer, older = args.get("reason", ""), args.get("reviewer", ""), args.get("older", "")
    return Asked(
        reason=reason if reason in words.SHORT else None,
        reviewer=reviewer if reviewer in REVIEWERS else None,
        worker_id=guard.the_staff().staff_id if args.get("worker") == "me" else None,
        older=int(older) if older in {value for value, _, _ in AGES if value} else None,
        page=min(max(args.get("page", 1, type=int), 1), 1_000),
    )
