"""Intake: one application for IHSS, from its registration to its decision and notice."""
