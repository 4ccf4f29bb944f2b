"""The administrator's page: how the parts of the office are, what is stuck, and what was done about it."""
