"""A recipient's own pages: what waits, what was, who cares for me, extra hours, letters, help."""
