"""What marks the demo office: everybody's address ends alike and everybody's password is the same."""

DEMO_DOMAIN = "@hearth.example"
DEMO_PASSWORD = "hearth-demo"
