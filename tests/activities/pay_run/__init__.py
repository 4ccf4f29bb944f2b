"""Runs reckoned on a real database, without a workflow."""
