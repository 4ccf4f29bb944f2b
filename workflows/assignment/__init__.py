"""A provider's assignment to one recipient: from the designation to its end."""
