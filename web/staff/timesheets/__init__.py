"""Pages of timesheets for staff: what is held, one timesheet, the list, a pair's month, and a county's timekeeping."""
