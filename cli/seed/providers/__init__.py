"""Providers of the demo office: how they came to be enrolled, or did not, and for whom they work."""
