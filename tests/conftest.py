"""Gathers the fixtures of `tests/fixtures/`; every test in the tree may use them."""

pytest_plugins = [
    "tests.fixtures.running",
    "tests.fixtures.sharing",
    "tests.fixtures.places",
    "tests.fixtures.postgres",
    "tests.fixtures.temporal",
    "tests.fixtures.browser",
]
