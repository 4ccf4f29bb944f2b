"""A care provider's own pages: starting online, where the enrollment stands, and the papers they send."""
