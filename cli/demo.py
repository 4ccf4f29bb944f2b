"""What marks the demo office: everybody's address ends alike, and one password is the staff's and providers' alike."""

DEMO_DOMAIN = "@hearth.example"
DEMO_PASSWORD = "hearth-demo"
INQUIRY_PASSWORD = "Hearth-demo-1"
"""Of the users of organizations in provider inquiry, whose rules want three kinds of characters."""

DEMO_COMPLETE = "demo-office-complete"
"""The key of the submission that says that the whole demo has been told."""
