"""Taking in the daily file from CCS."""
