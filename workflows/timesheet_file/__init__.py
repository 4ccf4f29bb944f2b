"""Taking in a file of timesheets."""
