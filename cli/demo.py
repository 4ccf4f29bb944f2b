"""What marks the demo office: everybody's address ends alike and everybody's password is the same."""

DEMO_DOMAIN = "@hearth.example"
DEMO_PASSWORD = "hearth-demo"
DEMO_COMPLETE = "demo-office-complete"
"""The key of the submission that says that the whole demo has been told."""
