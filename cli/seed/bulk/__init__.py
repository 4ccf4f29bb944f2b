"""Many invented people at once, by COPY: for figures, and for an office of a whole state."""
