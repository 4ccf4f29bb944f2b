"""Pages of applicants and recipients, who need no account."""
