"""Notices of action: one folder of text each, the same in every language, and the page they are printed on."""
