"""The steps of timesheets and what is looked at when one is accepted."""
