"""Steps of organizations, on a real database."""
