"""All pages of the help desk, on their one blueprint."""

from web.staff.help_desk import listing, one
from web.staff.help_desk.blueprint import blueprint

__all__ = ["blueprint", "listing", "one"]
