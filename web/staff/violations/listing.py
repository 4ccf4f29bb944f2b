"""The list of violations, filtered, sorted and paged by its address."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import ColumnElement

from records import violation_list
from records.clock import county_today
from records.listed import PAGE_LENGTH
from records.violation import STATUSES, Violation
from records.violation_list import OPEN, Asked
from web import database
from web.access import requires
from web.reach import within
from web.staff import event_words
from web.staff.applications.views import DUE
from web.staff.violations import words

blueprint = Blueprint("violations", __name__)
for name, filter_ in words.FILTERS.items():
    blueprint.add_app_template_filter(filter_, name)

UNDECIDED, ALL = "open", "all"
CHOICES = {UNDECIDED: OPEN, ALL: STATUSES, **{status: (status,) for status in STATUSES}}
"""Which standings each word of the filter means; the list begins with those that wait for somebody's word."""


@blueprint.get("/violations")
@requires("violation", "list")
def show() -> ResponseReturnValue:
    """Violations in reach, filtered, sorted and paged by the address."""
    asked, session, mine = _asked(), database.session(), _mine()
    counts = violation_list.by_status(session, mine)
    return render_template(
        "violations/list.html",
        page=violation_list.page(session, mine, asked, county_today()),
        asked=asked,
        status=_status(),
        status_options=[
            (UNDECIDED, "Not decided", sum(counts.get(each, 0) for each in OPEN)),
            *((each, words.said(each), counts.get(each, 0)) for each in STATUSES),
            (ALL, "All", sum(counts.values())),
        ],
        due_options=DUE,
        clock_title=event_words.clock_title,
        per_page=PAGE_LENGTH,
    )


def _mine() -> ColumnElement[bool]:
    return within()(Violation)


def _status() -> str:
    status = request.args.get("status", UNDECIDED)
    return status if status in CHOICES else UNDECIDED


def _asked() -> Asked:
    """The filters as the address has them; what makes no sense is left out."""
    args = request.args
    due, sort = args.get("due", ""), args.get("sort", "")
    return Asked(
        statuses=CHOICES[_status()],
        due_within=int(due) if due.isascii() and due.isdecimal() and len(due) < 5 else None,
        sort=sort if sort.lstrip("-") in violation_list.SORTS else "due",
        page=min(max(args.get("page", 1, type=int), 1), 1_000),
    )
