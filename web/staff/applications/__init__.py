"""Applications after clearance: the list, the application's page, and what both share with the pages of its tracks."""
