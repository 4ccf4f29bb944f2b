"""Every page of timesheets for staff, as one group."""

from web.staff.timesheets import correcting, exceptions, pair_month, timekeeping, views
from web.staff.timesheets.listing import blueprint

__all__ = ["blueprint", "correcting", "exceptions", "pair_month", "timekeeping", "views"]
