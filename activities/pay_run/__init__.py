"""A pay run: what accepted timesheets are paid, reckoned part by part in columns, each part in one transaction."""
