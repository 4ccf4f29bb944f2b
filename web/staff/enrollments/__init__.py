"""Providers' enrollments: the list, the beginning, the page of one, and the forms of its steps."""
