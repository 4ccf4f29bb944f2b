"""Pages of a provider's assignment to a recipient, and of the split of a recipient's hours."""
