"""Enrollments: scripted steps, stories, and a random walk against the declaration."""
