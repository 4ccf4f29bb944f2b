"""Violations of the workweek and travel limits, for staff."""
