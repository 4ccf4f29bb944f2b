"""Assignments: scripted steps and stories."""
