"""Violations of the workweek and travel limits: listed and read by other systems."""

from typing import Any

from sqlalchemy.orm import joinedload

from records import violation_list, violation_view
from records.clock import county_today
from records.violation import STATUSES, Violation
from records.violation_list import OPEN, Asked
from web import database
from web.access import requires
from web.api.frame import group
from web.api.violation_shapes import ViolationsAsked, ViolationSeenShape, ViolationsShape
from web.reach import reachable, within
from web.viewing import viewed

blueprint = group("violations", "/violations", "Violations of the workweek and travel limits, with their findings.")


@blueprint.get("")
@blueprint.arguments(ViolationsAsked, location="query")
@blueprint.response(200, ViolationsShape)
@requires("violation", "list")
def violations(asked: dict[str, Any]) -> dict[str, Any]:
    """Violations within reach, fifty a page: those that wait for a word, or those of one standing."""
    status = asked["status"]
    wanted = Asked({"open": OPEN, "all": STATUSES}.get(status, (status,)), page=asked["page"])
    page = violation_list.page(database.session(), within()(Violation), wanted, county_today())
    return {"items": page.lines, "page": page.page, "pages": page.pages}


@blueprint.get("/<int:violation_id>")
@blueprint.response(200, ViolationSeenShape)
@requires("violation", "read")
def violation(violation_id: int) -> dict[str, Any]:
    """One violation with what was found."""
    row = reachable(Violation, violation_id, joinedload(Violation.enrollment))
    viewed(row.enrollment.person_id, "api violation", enrollment_id=row.enrollment_id)
    found = [each.row for each in violation_view.findings(database.session(), row.id)]
    return {"of": row, "provider": row.enrollment, "findings": found}
