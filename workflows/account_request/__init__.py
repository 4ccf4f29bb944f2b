"""A liaison's account request: from its making to the last user's first sign-in, or to its end without one."""
