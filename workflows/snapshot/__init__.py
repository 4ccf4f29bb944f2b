"""The nightly build of what organizations see."""
