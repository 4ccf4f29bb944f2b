"""Other offices' systems, each behind a port with a default that needs nothing but a folder."""
