"""Cases: listed and read by other systems."""

from typing import Any

from records import case_list, case_view
from records.care_case import Case
from records.clock import county_today
from web import database
from web.access import requires
from web.api.frame import group
from web.api.shapes import CasesAsked, CaseSeenShape, CasesShape
from web.reach import found, visible
from web.sign_in import guard
from web.viewing import viewed

blueprint = group("cases", "/cases", "Cases and the hours authorized in them.")


@blueprint.get("")
@blueprint.arguments(CasesAsked, location="query")
@blueprint.response(200, CasesShape)
@requires("case", "list")
def cases(asked: dict[str, Any]) -> dict[str, Any]:
    """Cases within reach, by name, fifty a page."""
    staff = guard.the_staff()
    page = case_list.page(database.session(), visible(staff, Case), case_list.Asked(**asked), staff.staff_id)
    return {"items": [case for case, _hours in page.lines], "page": page.page, "pages": page.pages}


@blueprint.get("/<case_number>")
@blueprint.response(200, CaseSeenShape)
@requires("case", "read")
def case(case_number: str) -> dict[str, Any]:
    """One case with its authorizations."""
    row = found(case_view.find(database.session(), case_number, visible(guard.the_staff(), Case)))
    viewed(row.person_id, "api case")
    seen = case_view.see(database.session(), row, county_today())
    names = ("case_number", "county_code", "status", "status_since", "person_id", "worker_id", "person")
    return {name: getattr(row, name) for name in names} | {"authorizations": seen.authorizations}
