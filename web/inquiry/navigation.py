"""The way around of an organization's users: one line per page of the first level. Liaisons see more."""

from dataclasses import dataclass

from flask import current_app, request, url_for

from web.inquiry import guard


@dataclass(frozen=True)
class Nav:
    """A link. `key` is pressed after `g`; `icon` is a USWDS sprite name; `liaison`: only they see it;
    `kind`: only organizations of it."""

    title: str
    endpoint: str
    key: str
    icon: str
    group: str = "look"
    liaison: bool = False
    kind: str | None = None


LINKS = (
    Nav("Home", "inquiry.home", "h", "home"),
    Nav("Search", "inquiry.search", "s", "search"),
    Nav("Authorizations", "inquiry.sars", "a", "list"),
    Nav("Daily activity", "inquiry.activity", "d", "event"),
    Nav("Members", "inquiry.members", "m", "people", kind="plan"),
    Nav("Users and requests", "inquiry_requests.show", "u", "people", "liaison", liaison=True),
    Nav("Our organization", "inquiry_organization.show", "o", "local_hospital", "liaison", liaison=True),
    Nav("Log", "inquiry_own_log.show", "l", "visibility", "liaison", liaison=True),
    Nav("Tokens", "inquiry_tokens.show", "t", "lock_outline", "liaison", liaison=True),
    Nav("Help", "inquiry_help.show", "k", "help_outline", "own"),
    Nav("My password", "inquiry_arrival.password", "p", "lock_outline", "own"),
)
"""Groups `look` (authorizations), `liaison` (the organization), `own` (one's account, help), in this order."""


def links(group: str) -> list[tuple[Nav, str, bool]]:
    """The links of a group for whoever is signed in: link, address, whether we are there."""
    found = guard.inside()
    return [
        (link, url_for(link.endpoint), request.endpoint == link.endpoint)
        for link in LINKS
        if link.group == group
        and link.endpoint in current_app.view_functions
        and found is not None
        and (found.user.liaison or not link.liaison)
        and link.kind in (None, found.organization.kind)
    ]


def home() -> str:
    """The first page of a user: what is looked into, else a liaison's requests, else the own password."""
    for group in ("look", "liaison", "own"):
        for _link, address, _here in links(group):
            return address
    return url_for("inquiry_door.sign_in")
