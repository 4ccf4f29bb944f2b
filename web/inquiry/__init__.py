"""Provider inquiry: pages for users of organizations. Their sign-in, cookie and rights are apart from all others."""
