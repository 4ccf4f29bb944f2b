"""The list of applications, and the page of one: who, where it stands, what comes next, what is known."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records import application_list, application_view
from records.application import STATUSES, Application
from records.application_list import Asked
from records.clock import county_today
from records.confirmation import read_confirmation
from records.enrollment import Enrollment
from records.listed import PAGE_LENGTH
from records.place import County
from web import database
from web.access import requires
from web.reach import within
from web.sign_in import guard
from web.staff import event_words
from web.staff.applications import cards, progress
from web.staff.applications.reaching import application_in_reach
from web.staff.task_pages import PAGES
from web.wording import words
from workflows.steps.work import Stage

blueprint = Blueprint("applications", __name__)

STAGE_WORDS = {code: title for code, title in progress.STEPS if code != "registered"} | {"ended": "Ended"}
DUE = (("", "Any", None), ("0", "Overdue or today", None), ("7", "In 7 days", None), ("30", "In 30 days", None))


def options(worded: dict[str, str]) -> list[tuple[str, str, None]]:
    """A filter's links: any, then each code in words; they are not counted."""
    return [("", "Any", None), *((code, title, None) for code, title in worded.items())]


@blueprint.get("/applications")
@requires("application", "list")
def show() -> ResponseReturnValue:
    """Applications in reach, filtered, sorted and paged by the address."""
    asked = _asked()
    session, mine = database.session(), within()(Application)
    page = application_list.page(session, mine, asked, county_today())
    counties = session.execute(select(County.code, County.name).order_by(County.name)).all()
    everywhere = guard.the_staff().county_code is None
    return render_template(
        "applications/list.html",
        page=page,
        asked=asked,
        counties=dict((code, name) for code, name in counties),
        choose_county=everywhere,
        workers=application_list.workers(session, mine),
        status_options=options({code: words(code) for code in STATUSES}),
        stage_options=options(STAGE_WORDS),
        stages=STAGE_WORDS,
        due_options=DUE,
        clock_title=event_words.clock_title,
        per_page=PAGE_LENGTH,
    )


def _asked() -> Asked:
    """The filters as the address has them; what makes no sense there is left out."""
    args = request.args
    status, stage, sort = args.get("status"), args.get("stage"), args.get("sort", "due")
    worker = args.get("worker", "")
    return Asked(
        county=args.get("county") or None,
        status=status if status in STATUSES else None,
        stage=stage if stage in set(Stage) else None,
        worker_id=guard.the_staff().staff_id if worker == "me" else _number(worker, 2**62),
        unassigned=worker == "nobody",
        due_within=_number(args.get("due", ""), 3650),
        confirmation=read_confirmation(args.get("number", "")[:40]),
        sort=sort if sort.lstrip("-") in application_list.SORTS else "due",
        page=min(max(args.get("page", 1, type=int), 1), 1_000),
    )


def _number(text: str, most: int) -> int | None:
    """A whole number out of the address; none if it is none, or larger than makes sense."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 20 and int(text) <= most else None


@blueprint.get("/applications/<int:application_id>")
@requires("application", "read")
def application(application_id: int) -> ResponseReturnValue:
    """One application: where it stands, the one next thing, its tracks, clocks, timeline and papers."""
    found = application_in_reach(application_id, "application")
    seen = application_view.see(database.session(), found, county_today())
    staff = guard.the_staff()
    return render_template(
        "applications/application.html",
        seen=seen,
        application=found,
        name=full_name(found),
        steps=progress.steps(seen),
        next=progress.next_thing(seen.tasks, staff.staff_id, staff.roles),
        cards=cards.cards(seen),
        events=event_words.items(seen.timeline),
        clock_title=event_words.clock_title,
        task_title=task_title,
    )


def full_name(of: Application | Enrollment) -> str:
    """A name as staff read it."""
    return " ".join(part for part in (of.first_name, of.middle_name, of.last_name) if part)


def task_title(kind: str) -> str:
    """What a task asks, in words."""
    page = PAGES.get(kind)
    return page.title if page else words(kind)
