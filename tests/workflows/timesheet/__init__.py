"""The workflow of a timesheet."""
