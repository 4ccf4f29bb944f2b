"""Which page a question is asked from: its endpoint and the day shown, never what was on it."""

from collections.abc import Mapping

from flask import request

VIEWS: Mapping[str, Mapping[str, str]] = {
    "inquiry": {
        "home": "Home",
        "search find": "Search",
        "sars sars_file print_chosen": "Authorizations",
        "sar sar_print": "An authorization",
        "client": "A client",
        "letter letter_print": "A letter",
        "activity": "Daily activity",
        "members members_file": "Members",
    },
    "inquiry_requests": {
        "show": "Users and requests",
        "new make": "New account request",
        "one handed_out withdraw": "An account request",
        "mend send_again": "An account request that came back",
        "lost_password make_password": "Lost password of a user",
    },
    "inquiry_organization": {
        "show add_provider certify withdraw": "Our organization",
        "provider note_permission paper provider_leaves withdraw_permission": "A provider of our organization",
    },
    "inquiry_own_log": {"show export": "Log"},
    "inquiry_tokens": {"show make end": "Tokens"},
    "inquiry_help": {"show ask": "Help", "ticket say close": "A question to the help desk"},
    "inquiry_arrival": {"password": "My password"},
    "inquiry_door": {"sign_in": "Signing in"},  # of those who call the desk because they cannot
}
"""By the group of pages: what its views show, as its title or the way around has it."""

PAGES = {
    f"{group}.{view}": words for group, told in VIEWS.items() for views, words in told.items() for view in views.split()
}
NOWHERE = "help"
"""Kept of a question that came from no page of ours."""


def page_of(value: str | None) -> str:
    """The endpoint of a page of provider inquiry; `help` for whatever is none."""
    return value if value and value in PAGES else NOWHERE


def asked_from() -> str:
    """The page that the address or the form names."""
    return page_of(request.values.get("page"))


def page_words(page: str) -> str:
    """A page in words, from its endpoint: `Daily activity`."""
    return PAGES.get(page, "Help")
