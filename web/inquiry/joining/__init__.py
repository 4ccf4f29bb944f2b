"""The public way in: a hospital, center, group or health plan applies, and follows its application."""
