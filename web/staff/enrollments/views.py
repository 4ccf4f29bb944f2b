"""The list of enrollments, and the page of one: where it stands, what is missing and by when, the one next thing."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import joinedload

from records import assignment_list, enrollment_list, enrollment_view
from records.clock import county_today
from records.confirmation import read_confirmation
from records.decision import Decision
from records.enrollment import STATUSES, Enrollment
from records.enrollment_list import MISSING, Asked
from records.enrollment_view import Seen
from records.place import County
from web import database
from web.access import requires
from web.reach import reachable, within
from web.sign_in import guard
from web.staff import event_words
from web.staff.applications.progress import Next, next_thing
from web.staff.applications.views import DUE, full_name, options, task_title
from web.staff.enrollments import cards, picture, status_words
from web.viewing import viewed
from workflows.enrollment.statuses import takes
from workflows.steps.enrollment.standing import Status

blueprint = Blueprint("enrollments", __name__)
for name, filter_ in status_words.FILTERS.items():
    blueprint.add_app_template_filter(filter_, name)

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
        per_page=enrollment_list.PAGE_LENGTH,
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


@blueprint.get("/enrollments/<int:enrollment_id>")
@requires("enrollment", "read")
def enrollment(enrollment_id: int) -> ResponseReturnValue:
    """One enrollment. Another county, whose recipients this provider serves, sees the standing and the assignments."""
    row = reachable(Enrollment, enrollment_id, joinedload(Enrollment.person), joinedload(Enrollment.worker))
    viewed(row.person_id, "enrollment", enrollment_id=row.id)
    session, staff = database.session(), guard.the_staff()
    seen = enrollment_view.see(session, row, county_today(), within()(Decision))
    return render_template(
        "enrollments/enrollment.html",
        enrollment=row,
        seen=seen,
        name=full_name(row),
        held=staff.county_code in (None, row.county_code),
        county=session.get_one(County, row.county_code),
        next=next_thing(seen.tasks, staff.staff_id, staff.roles) or _next_step(seen),
        steps=cards.steps(seen),
        checks=cards.checks(seen),
        takes_designation=takes(Status(row.status), "designate"),
        picture=picture.draw(row.status, {each.status for each in seen.standings} | _before(seen)),
        recipients=assignment_list.of_enrollment(session, row.id, county_today()),
        events=event_words.items(seen.timeline),
        clock_title=event_words.clock_title,
        task_title=task_title,
    )


def _before(seen: Seen) -> set[str]:
    """Standings that this enrollment left; each begins as not complete."""
    return {each.before for each in seen.standings if each.before} | {Status.PENDING.value}


def _next_step(seen: Seen) -> Next | None:
    """Where no task waits, the first step that is missing."""
    for line in cards.missing(seen):
        if line.href is not None:
            return Next(line.title, line.href, line.says, None)
    return None
