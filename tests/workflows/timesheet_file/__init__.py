"""The intake of a file of timesheets, told with scripted doings."""
