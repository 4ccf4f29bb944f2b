"""An organization's participation on the time-skipping server."""
