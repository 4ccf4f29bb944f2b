"""Which page a question is asked from: its endpoint and the day shown, never what was on it."""

from flask import current_app, request

PAGES = {
    "inquiry": "authorizations",
    "inquiry_requests": "users and requests",
    "inquiry_arrival": "your own account",
    "inquiry_door": "signing in",
    "inquiry_help": "help",
    "inquiry_own_log": "the log",
    "inquiry_tokens": "tokens",
}
"""What the groups of pages are about, in words."""


def page_of(value: str | None) -> str:
    """The endpoint of a page of provider inquiry; `help` for whatever is none."""
    if value and value.startswith("inquiry") and value in current_app.view_functions:
        return value[:80]
    return "help"


def asked_from() -> str:
    """The page that the address or the form names."""
    return page_of(request.values.get("page"))


def page_words(page: str) -> str:
    """A page in words, from its endpoint: `authorizations, sar list`."""
    group, _dot, view = page.partition(".")
    said = PAGES.get(group, group.removeprefix("inquiry_").replace("_", " "))
    return f"{said}, {view.replace('_', ' ')}" if view else said
