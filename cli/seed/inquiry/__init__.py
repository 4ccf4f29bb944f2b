"""The demo's provider inquiry: what CCS told of some children, and the organizations that look at it."""
