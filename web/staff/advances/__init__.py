"""Months that were paid to recipients in advance, and the runs that pay them."""
