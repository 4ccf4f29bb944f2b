"""May this person? Every endpoint declares what it needs; the answer is given here, before the view runs."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, abort, current_app, request
from flask.typing import ResponseReturnValue

from web.grants import ALL_GRANTS, Grant, granted
from web.sign_in import guard

View = TypeVar("View", bound=Callable[..., Any])
PUBLIC = "public"
CHOOSING = "own_password.change"
"""The one page of whoever came in with a one-time password."""


class Undeclared(LookupError):
    """An endpoint does not say who may use it."""


def requires(thing: str, action: str) -> Callable[[View], View]:
    """Declare that an endpoint is for staff who hold this grant of `web/grants.py`."""
    if (thing, action) not in ALL_GRANTS:
        raise LookupError(f"No role may {action} a {thing}. Add the grant to web/grants.py or mend the name.")

    def declare(view: View) -> View:
        view.needs = (thing, action)  # type: ignore[attr-defined]
        return view

    return declare


def public(view: View) -> View:
    """Declare that an endpoint is for anyone, signed in or not."""
    view.needs = PUBLIC  # type: ignore[attr-defined]
    return view


def declared(view: Callable[..., Any], method: str) -> Grant | str | None:
    """What an endpoint declared for an HTTP method; `None` if it declared nothing."""
    view_class = getattr(view, "view_class", None)
    if view_class is not None:
        view = getattr(view_class, "get" if method == "HEAD" else method.lower(), view)
    return getattr(view, "needs", None)


def may(thing: str, action: str) -> bool:
    """Whether whoever is signed in holds a grant; templates use it to leave out what would be refused."""
    if (thing, action) not in ALL_GRANTS:
        raise LookupError(f"No role may {action} a {thing}. Add the grant to web/grants.py or mend the name.")
    staff = guard.signed_in()
    return staff is not None and granted(staff.roles, staff.county_code, thing, action)


def init_app(app: Flask) -> None:
    """Stand before every view."""
    app.view_functions["static"].needs = PUBLIC  # type: ignore[attr-defined]
    app.before_request(check)
    app.jinja_env.globals["may"] = may


def check() -> ResponseReturnValue | None:
    """Let the request through, ask for a sign-in, or refuse: default deny."""
    if request.endpoint is None:
        return None  # no such page: the router says so
    needs = declared(current_app.view_functions[request.endpoint], request.method)
    if needs == PUBLIC:
        return None
    if needs is None:
        raise Undeclared(f"{request.endpoint} does not declare its access: add @requires(...) or @public.")
    staff = guard.signed_in()
    if staff is None:
        return guard.ask_to_sign_in()
    if staff.must_choose and request.endpoint != CHOOSING:
        return guard.choose_password_first()
    if not granted(staff.roles, staff.county_code, *needs):
        abort(404 if granted(staff.roles, None, *needs) else 403)
    return None
