"""The Regional Office takes a user's access away, at once: the State may at any time (oath of confidentiality)."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from records import submission
from records.clock import now
from records.event import Event
from records.organization import Organization
from records.organization_user import OrganizationUser
from records.user_leaving import disable
from web import database, saying
from web.access import requires
from web.forms import sent
from web.inquiry.once import said_first
from web.reach import found
from web.schemas.organization import Revoked
from web.sign_in import guard
from web.staff.organizations.blueprint import blueprint, reach
from web.staff.organizations.page import page_of
from workflows.messages import process_id


@blueprint.post("/organizations/<int:organization_id>/users/<int:user_id>/revoke")
@requires("organization", "end")
def revoke(organization_id: int, user_id: int) -> ResponseReturnValue:
    """Nothing opens any more; where a liaison goes, the organization's process hears of it."""
    row, user = reach(organization_id), found(database.session().get(OrganizationUser, user_id))
    found(user if user.organization_id == row.id else None)
    form = sent(Revoked())
    if not form.ok:
        return page_of(row, (f"user-{user.id}", form)), 422
    ended = _revoked(row, user, form.data["reason"])
    flash(f"{user.first_name} {user.last_name} sees nothing any more." if ended else saying.ALREADY_DONE, "info")
    return redirect(url_for("organizations.organization", organization_id=organization_id), 303)


def _revoked(row: Organization, user: OrganizationUser, reason: str) -> bool:
    """Whether there was still something to take away."""
    session, staff_id, was_liaison = database.session(), guard.the_staff().staff_id, user.liaison
    said = said_first("revoke_user", row.subject, user_id=user.id, reason=reason)
    if said is None or not disable(session, user, "revoked", now()):
        return False
    happened = {"kind": "user_revoked", "params": {"user_id": user.id}, "submission_id": said.id}
    session.add(Event(organization_id=row.id, at=now(), staff_id=staff_id, **happened))
    if was_liaison:
        _tell(row, said.id, user.id)
    return True


def _tell(row: Organization, said_id: int, user_id: int) -> None:
    """Its own process looks whether a liaison is left."""
    told = submission.say(
        database.session(),
        kind="liaisons_changed",
        form_key=f"liaisons-changed-by-revoking-{said_id}",
        subject=row.subject,
        staff_id=None,
        said_at=now(),
        payload={"user_id": user_id},
    )
    saying.carry(process_id("organization", row.id), told)
