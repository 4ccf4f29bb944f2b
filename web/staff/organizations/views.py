"""All pages of organizations for staff, as one blueprint."""

from web.staff.organizations import listing, lost_password, page, permissions, revoking
from web.staff.organizations.blueprint import blueprint

__all__ = ["blueprint", "listing", "lost_password", "page", "permissions", "revoking"]
