"""Accounts of the public: making one, signing in and out, a new password. Apart from the staff's sign-in."""
