"""Whose account is open in this browser; its cookie and session are not those of staff."""

import datetime as dt
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Response, current_app, flash, g, redirect, request, url_for
from flask import session as cookie
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from records import accounts
from records.account import Account
from records.clock import now
from web import database
from web.access import public
from web.sign_in.guard import local_path

View = TypeVar("View", bound=Callable[..., Any])
NOTICED_EVERY = dt.timedelta(seconds=30)


def for_account(view: View) -> View:
    """Declare that an endpoint is for whoever has an account; others are asked to sign in first."""

    @wraps(view)
    def signed(*args: Any, **more: Any) -> Any:
        return view(*args, **more) if account() is not None else ask_to_sign_in()

    signed.for_account = True  # type: ignore[attr-defined]
    return public(signed)  # type: ignore[return-value]


def cookie_name() -> str:
    """The cookie; over https its name forbids other hosts and paths to set it."""
    return "__Host-hearth-account" if current_app.config["SESSION_COOKIE_SECURE"] else "hearth-account"


def account() -> Account | None:
    """The account that is open in this browser, looked up once."""
    if "account" not in g:
        g.account = _by_cookie()
    found: Account | None = g.account
    return found


def the_account() -> Account:
    """The open account, on a page that cannot be reached otherwise."""
    found = account()
    if found is None:
        raise LookupError(f"{request.endpoint} asked whose account this is, but it is open to everyone.")
    return found


def _by_cookie() -> Account | None:
    token = request.cookies.get(cookie_name())
    found = accounts.session_of(database.session(), token) if token else None
    if found is None or not accounts.is_open(found[0], now()):
        return None
    row, owner = found
    if now() - row.seen_at > NOTICED_EVERY:
        row.seen_at = now()
    return owner


def begin(owner: Account, answer: Response) -> Response:
    """Open an account in this browser; what another had open here is closed, and their forms are void."""
    end_this_session()
    if cookie.get("account") != owner.id:
        kept = {name: cookie[name] for name in ("language", "_flashes") if name in cookie}
        cookie.clear()
        cookie.update(kept, account=owner.id)
    token = secrets.token_urlsafe(32)
    accounts.open_session(database.session(), owner, token, now())
    g.account = owner
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    answer.set_cookie(cookie_name(), token, httponly=True, samesite="Lax", secure=secure, path="/")
    return answer


def sign_out(answer: Response) -> Response:
    """Close the account in this browser and take its cookie back."""
    end_this_session()
    cookie.pop("account", None)
    answer.delete_cookie(cookie_name(), path="/")
    answer.headers["Clear-Site-Data"] = '"storage"'
    return answer


def end_this_session() -> None:
    """Revoke the session of this browser, if it has one."""
    token = request.cookies.get(cookie_name())
    if token:
        accounts.end_session(database.session(), token, now())


def ask_to_sign_in() -> ResponseReturnValue:
    """The sign-in page, which leads back here."""
    if cookie_name() in request.cookies:
        flash(_("You were away for a while, so we closed your page. Sign in again."), "info")
    back = request.full_path.rstrip("?") if request.method == "GET" else request.path
    return redirect(url_for("account.sign_in", next=local_path(back)), 303)
