"""Applications: listed, read and registered by other systems."""

from typing import Any

from flask import url_for

from records import application_list
from records.application import Application
from records.beginning import payload_of
from records.clock import county_today, now
from records.registering import Soc295, register
from records.submission import AlreadySaid
from web import database, saying
from web.access import requires
from web.api.frame import group
from web.api.shapes import ApplicationsAsked, ApplicationShape, ApplicationsShape, NewApplicationShape
from web.errors import Refusal
from web.reach import reachable, visible
from web.sign_in import guard
from web.viewing import viewed

blueprint = group("applications", "/applications", "Applications for IHSS.")
CHANNEL = "referral"


@blueprint.get("")
@blueprint.arguments(ApplicationsAsked, location="query")
@blueprint.response(200, ApplicationsShape)
@requires("application", "list")
def applications(asked: dict[str, Any]) -> dict[str, Any]:
    """Applications within reach, the soonest clock first, fifty a page."""
    within = visible(guard.the_staff(), Application)
    found = application_list.page(database.session(), within, application_list.Asked(**asked), county_today())
    return {"items": [line.of for line in found.lines], "page": found.page, "pages": found.pages}


@blueprint.get("/<int:application_id>")
@blueprint.response(200, ApplicationShape)
@requires("application", "read")
def application(application_id: int) -> Application:
    """One application."""
    row = reachable(Application, application_id)
    viewed(row.person_id, "api application", row.id)
    return row


@blueprint.post("")
@blueprint.arguments(NewApplicationShape)
@blueprint.response(201, ApplicationShape)
@requires("application", "register")
def new(told: dict[str, Any]) -> tuple[Application, int, dict[str, str]]:
    """Register an application in the token's county. The header `Idempotency-Key` makes a repeat harmless."""
    staff = guard.the_staff()
    if staff.county_code is None:
        raise Refusal("This token belongs to no county, so it cannot register applications.")
    form = Soc295(county_code=staff.county_code, **told)
    try:
        row = register(database.session(), form, CHANNEL, staff.staff_id, now(), saying.form_key())
    except AlreadySaid as again:
        return _registered_before(again, payload_of(form, CHANNEL))
    saying.begin(row.subject)
    return row, 201, where(row)


def _registered_before(again: AlreadySaid, told: dict[str, Any]) -> tuple[Application, int, dict[str, str]]:
    """The application that the same request made before; a key that was used for anything else is refused."""
    same = again.first.kind == "register" and again.first.payload == told
    application_id = again.first.application_id if same else None
    database.roll_back()
    if application_id is None:
        raise Refusal("This Idempotency-Key was used for something else. Send a new key with a new application.")
    row = reachable(Application, application_id)
    return row, 200, where(row)


def where(row: Application) -> dict[str, str]:
    """Where the application is found from now on."""
    return {"Location": url_for("api_applications.application", application_id=row.id)}
