"""Files of timesheets: read in columns, decided part by part, each line exactly one outcome."""
