"""The pages of a liaison's own organization; rows of another organization are not there."""

from flask import Blueprint, abort

from records import submission
from records.clock import now
from records.organization_domain import OrganizationProvider, WrittenPermission
from records.submission import AlreadySaid
from web import database, saying
from web.inquiry import guard

blueprint = Blueprint("inquiry_organization", __name__)


def provider_of_ours(provider_id: int) -> OrganizationProvider:
    """A provider of the liaison's own organization."""
    row = database.session().get(OrganizationProvider, provider_id)
    return row if row is not None and row.organization_id == guard.the_organization().id else abort(404)


def permission_of_ours(provider_id: int, permission_id: int) -> tuple[OrganizationProvider, WrittenPermission]:
    """A permission of such a provider."""
    provider, row = provider_of_ours(provider_id), database.session().get(WrittenPermission, permission_id)
    return (provider, row) if row is not None and row.organization_provider_id == provider.id else abort(404)


def said_first(kind: str, **payload: int | str | None) -> bool:
    """Write down what was pressed; false where the same form was pressed before, and nothing is to be done again."""
    try:
        submission.say(
            database.session(),
            kind=kind,
            form_key=saying.form_key(),
            subject=guard.the_organization().subject,
            staff_id=None,
            user_id=guard.the_user().id,
            said_at=now(),
            payload=payload,
        )
    except AlreadySaid:
        database.roll_back()
        return False
    return True
