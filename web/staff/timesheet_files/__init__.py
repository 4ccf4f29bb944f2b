"""Files of timesheets from the paper and telephone channels: sent up, followed while they are taken in, reported."""
