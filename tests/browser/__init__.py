"""Journeys in real Chromium: people at their work, what they see, and what the records say afterwards."""
