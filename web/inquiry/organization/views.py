"""All pages of a liaison's organization, as one blueprint."""

from web.inquiry.organization import provider, show
from web.inquiry.organization.blueprint import blueprint

__all__ = ["blueprint", "provider", "show"]
