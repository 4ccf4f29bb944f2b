"""Steps of account requests on a real database."""
