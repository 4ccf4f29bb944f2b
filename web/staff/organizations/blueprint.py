"""The pages of organizations for staff."""

from flask import Blueprint

from records.organization import Organization
from web.reach import reachable

blueprint = Blueprint("organizations", __name__)


def reach(organization_id: int) -> Organization:
    """An organization within reach of whoever is signed in."""
    return reachable(Organization, organization_id)
