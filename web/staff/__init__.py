"""Pages of the county's and the state's staff."""
