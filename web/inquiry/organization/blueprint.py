"""The pages of a liaison's own organization; rows of another organization are not there."""

from flask import Blueprint, abort

from records.organization_domain import OrganizationProvider, WrittenPermission
from web import database
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
