"""A provider's pay: what was paid and why, what is on its way, the bank account, tax forms, the year."""
