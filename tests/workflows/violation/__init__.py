"""Violations: scripted steps, stories, a walk in any order, and real steps."""
