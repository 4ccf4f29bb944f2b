"""One story per path that an enrollment can take. They are told in tests, and once to record their histories."""
