"""All pages of organizations for staff, as one blueprint."""

from web.staff.organizations import listing, page
from web.staff.organizations.blueprint import blueprint

__all__ = ["blueprint", "listing", "page"]
