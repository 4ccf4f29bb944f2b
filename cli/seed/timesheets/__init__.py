"""The demo's half-months: timesheets in every standing, what the county keeps beside them, violations at each stage."""
