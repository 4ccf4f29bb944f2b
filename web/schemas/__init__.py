"""Schemas that turn what was typed into what is meant."""
