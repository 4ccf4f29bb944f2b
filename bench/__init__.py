"""Figures: each printed by a command, as a ratio of two things measured in the same run."""
