"""A pay run told with scripted steps."""
