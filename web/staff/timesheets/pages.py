"""Every page of timesheets for staff, as one group."""

from web.staff.timesheets import exceptions, pair_month, timekeeping, views
from web.staff.timesheets.listing import blueprint

__all__ = ["blueprint", "exceptions", "pair_month", "timekeeping", "views"]
