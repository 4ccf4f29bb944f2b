"""A liaison's pages: the organization's users, what waits for the liaison, account requests made and followed."""
