"""The list of enrollments, filtered, sorted and paged by its address."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import ColumnElement, and_, select

from records import enrollment_list
from records.clock import county_today
from records.confirmation import read_confirmation
from records.enrollment import STATUSES, Enrollment
from records.enrollment_list import MISSING, Asked
from records.listed import PAGE_LENGTH
from records.place import County
from web import database
from web.access import requires
from web.reach import within
from web.sign_in import guard
from web.staff import event_words
from web.staff.applications.views import DUE, options
from web.staff.enrollments import status_words

blueprint = Blueprint("enrollments", __name__)

MISSING_WORDS = {
    "form": "Form",
    "fingerprints": "Fingerprints",
    "orientation": "Orientation",
    "agreement": "Agreement",
    "ssn": "SSN check",
    "list": "List check",
    "background": "DOJ answer",
    "evaluation": "Evaluation of a record",
}
ALL = "all"
"""The filter for every standing; the list begins with those who are not enrolled yet."""


@blueprint.get("/enrollments")
@requires("enrollment", "list")
def show() -> ResponseReturnValue:
    """Enrollments that the county holds, filtered, sorted and paged by the address."""
    asked, session, held = _asked(), database.session(), _held()
    counties = session.execute(select(County.code, County.name).order_by(County.name)).all()
    return render_template(
        "enrollments/list.html",
        page=enrollment_list.page(session, held, asked, county_today()),
        asked=asked,
        counties={code: name for code, name in counties},
        choose_county=guard.the_staff().county_code is None,
        workers=enrollment_list.workers(session, held),
        status=request.args.get("status") or "pending",
        status_options=[(code, status_words.said(code), None) for code in STATUSES] + [(ALL, "All", None)],
        missing_options=options(MISSING_WORDS),
        due_options=DUE,
        clock_title=event_words.clock_title,
        missing_of=_missing_words,
        per_page=PAGE_LENGTH,
    )


def _held() -> ColumnElement[bool]:
    """What the county holds; providers of other counties who work here are found on their recipients' pages."""
    county, mine = guard.the_staff().county_code, within()(Enrollment)
    return mine if county is None else and_(mine, Enrollment.county_code == county)


def _asked() -> Asked:
    """The filters as the address has them; what makes no sense is left out. A number is sought in every standing."""
    args = request.args
    number = read_confirmation(args.get("number", "")[:40])
    status, missing, worker, sort = (
        args.get("status"),
        args.get("missing"),
        args.get("worker", ""),
        args.get("sort", ""),
    )
    some = status if status in STATUSES else None
    return Asked(
        county=args.get("county") or None,
        status=some or (None if status == ALL or number or missing else "pending"),
        missing=missing if missing in MISSING else None,
        worker_id=guard.the_staff().staff_id if worker == "me" else _whole(worker, 2**62),
        unassigned=worker == "nobody",
        due_within=_whole(args.get("due", ""), 3650),
        number=number,
        sort=sort if sort.lstrip("-") in enrollment_list.SORTS else "due",
        page=min(max(args.get("page", 1, type=int), 1), 1_000),
    )


def _whole(text: str, most: int) -> int | None:
    """A whole number out of the address; none if it is none, or larger than makes sense."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 20 and int(text) <= most else None


def _missing_words(row: Enrollment) -> list[str]:
    """What an enrollment waits for, in the words of the filter."""
    if row.status not in ("pending", "waiver_possible", "enrolled_by_waiver"):
        return []
    waits = {
        "form": row.application_received_on is None,
        "fingerprints": row.fingerprints_taken_on is None,
        "orientation": row.orientation_attended_on is None,
        "agreement": row.agreement_signed_on is None,
        "ssn": row.application_received_on is not None and row.ssn_standing != "verified",
        "list": row.application_received_on is not None and row.list_standing != "clear",
        "background": row.fingerprints_taken_on is not None and row.background in ("asked", "delayed"),
        "evaluation": row.background == "record",
    }
    return [MISSING_WORDS[name] for name, waiting in waits.items() if waiting]
