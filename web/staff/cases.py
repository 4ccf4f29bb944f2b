"""Cases: the list, and the page of one: what is known, what is open, clocks with their law, hours, who did what."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from records import assignment_list, case_list, case_view, timesheet_list
from records.care_case import STATUSES, Case
from records.clock import county_today
from web import database
from web.access import requires
from web.reach import found, within
from web.sign_in import guard
from web.staff import event_words
from web.staff.applications.views import options, task_title
from web.viewing import viewed
from web.wording import words

blueprint = Blueprint("cases", __name__)


@blueprint.get("/cases")
@requires("case", "list")
def show() -> ResponseReturnValue:
    """Cases in reach, filtered and paged by the address."""
    status = request.args.get("status")
    asked = case_list.Asked(
        status=status if status in STATUSES else None,
        mine=request.args.get("worker") == "me",
        number=read_case_number(request.args.get("number", "")),
        page=min(max(request.args.get("page", 1, type=int), 1), 1_000),
    )
    page = case_list.page(database.session(), within()(Case), asked, guard.the_staff().staff_id)
    return render_template(
        "cases/list.html",
        page=page,
        asked=asked,
        status_options=options({code: words(code) for code in STATUSES}),
        per_page=case_list.PAGE_LENGTH,
    )


@blueprint.get("/cases/<case_number>")
@requires("case", "read")
def case(case_number: str) -> ResponseReturnValue:
    """One case."""
    session, today = database.session(), county_today()
    one = found(case_view.find(session, case_number, within()(Case)))
    viewed(one.person_id, "case")
    seen = case_view.see(session, one, today)
    return render_template(
        "cases/case.html",
        seen=seen,
        case=one,
        person=one.person,
        in_force=seen.authorization(today),
        split=assignment_list.of_case(session, one, today),
        timesheets=timesheet_list.few_of_case(session, one.id),
        events=event_words.items(seen.timeline),
        clock_title=event_words.clock_title,
        task_title=task_title,
    )


def read_case_number(typed: str) -> str | None:
    """Seven digits, also with the county in front as old forms print it (19-1234567); None when it is neither."""
    digits = typed.strip().rpartition("-")[2]
    return digits if len(digits) == 7 and digits.isascii() and digits.isdigit() else None
