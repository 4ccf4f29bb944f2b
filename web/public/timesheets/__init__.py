"""A provider's own pages for time: each half-month's timesheet, check-in and check-out, trips, sick leave."""
