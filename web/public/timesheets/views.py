"""Every page of a provider's time; importing them registers them."""

from web.public.timesheets import filling_in, listing, sending, show, sick_days, trips, visits
from web.public.timesheets.blueprint import blueprint

PAGES = (listing, show, filling_in, sending, trips, visits, sick_days)

__all__ = ["PAGES", "blueprint"]
