"""Written permissions of an organization's providers: the Regional Office reads papers, and ends what does not hold."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from records import organization_changes
from records.clock import county_today, now
from records.event import Document
from records.organization_domain import OrganizationProvider, WrittenPermission
from web import database, saying
from web.access import requires
from web.forms import sent
from web.organization_words import permission_ended
from web.reach import found, reachable
from web.schemas.domain import Withdrawn
from web.sign_in import guard
from web.staff.organizations.blueprint import blueprint, reach
from web.staff.organizations.page import page_of
from web.uploads import giving_back


@blueprint.get("/organizations/<int:organization_id>/papers/<int:document_id>")
@requires("document", "read")
def paper(organization_id: int, document_id: int) -> ResponseReturnValue:
    """The paper of a written permission, as the liaison sent it."""
    row, document = reach(organization_id), reachable(Document, document_id)
    return giving_back.as_download(found(document if document.organization_id == row.id else None))


@blueprint.post("/organizations/<int:organization_id>/permissions/<int:permission_id>/withdraw")
@requires("organization", "end")
def end_permission(organization_id: int, permission_id: int) -> ResponseReturnValue:
    """A permission ends now: its paper is none, or the provider took it back at the Regional Office."""
    row, session = reach(organization_id), database.session()
    permission = found(session.get(WrittenPermission, permission_id))
    provider = session.get_one(OrganizationProvider, permission.organization_provider_id)
    found(provider if provider.organization_id == row.id else None)
    form = sent(Withdrawn())
    if not form.ok:
        return page_of(row, (f"permission-{permission.id}", form)), 422
    by = {"staff_id": guard.the_staff().staff_id}
    ended = organization_changes.withdraw_permission(session, provider, permission, form.data["reason"], now(), **by)
    done = permission_ended(organization_changes.is_open(session, provider.id, county_today()))
    flash(f"{done} The liaison reads why." if ended else saying.ALREADY_DONE, "info")
    return redirect(url_for("organizations.organization", organization_id=row.id), 303)
