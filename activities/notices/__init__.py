"""Notices of action: what they say, composed from the record, and the page they are printed on."""
