"""Questions to the help desk, asked from any page: what was asked, what was answered, closed when it is done."""
