"""The steps of an account request: checked, reviewed, mended, given user IDs, handed out, carried out."""
