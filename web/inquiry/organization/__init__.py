"""A liaison's page of the organization: its domain with permissions, its promises, and who still needs to see."""
