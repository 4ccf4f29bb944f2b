"""Which user of which organization a system reads for: by a bearer token that its liaison made."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Response, g, request

from records import organization_tokens
from records.clock import county_today, now
from records.organization_tokens import Bearer
from web import database
from web.access import public
from web.api.fhir import looking
from web.api.fhir.answering import ONLY_JSON, refused, wants_json
from web.inquiry.law import figure

View = TypeVar("View", bound=Callable[..., Any])
NO_TOKEN = "Send a bearer token that is in force. A liaison of your organization makes them."
TOO_MANY = "At most {most} requests in a minute. Wait a minute, then go on."


def for_token(view: View) -> View:
    """Declare that an endpoint is for systems of organizations; whoever asks too much or is probing waits."""

    @wraps(view)
    def guarded(*args: Any, **more: Any) -> Any:
        found = _bearer()
        if found is None:
            return refused(401, NO_TOKEN, WWW_Authenticate="Bearer")
        g.fhir = found
        if not wants_json():
            return refused(406, ONLY_JSON)
        return _slowed(found) or view(*args, **more)

    guarded.for_token = True  # type: ignore[attr-defined]
    return public(guarded)  # type: ignore[return-value]


def _bearer() -> Bearer | None:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token.strip():
        return None
    return organization_tokens.bearer(database.session(), token.strip(), county_today())


def _slowed(found: Bearer) -> Response | None:
    """Counted before anything is looked up, and kept whatever comes of the request."""
    asked = organization_tokens.count(database.session(), found.token.id, now())
    database.commit()
    most = figure("interoperability/requests_a_minute")
    if asked > most:
        return refused(429, TOO_MANY.format(most=most), Retry_After="60")
    seconds = looking.to_wait(found.user)
    return refused(429, looking.SLOWED, Retry_After=str(seconds)) if seconds else None
