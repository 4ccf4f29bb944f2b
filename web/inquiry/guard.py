"""Which user of an organization is at this browser; the cookie and its session are nobody else's."""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Response, abort, current_app, flash, g, redirect, request, url_for
from flask import session as cookie
from flask.typing import ResponseReturnValue

from records import inquiry_sessions
from records.clock import county_today, now
from records.inquiry_sessions import Inside
from records.organization import Organization
from records.organization_user import OrganizationUser
from web import database
from web.access import public
from web.inquiry import arriving, law
from web.inquiry.noticing import notice

View = TypeVar("View", bound=Callable[..., Any])
AWAY = "You were away for a while, so we closed your page. Sign in again."
ENDED = (
    "You were signed out here: your password was changed or replaced, or your account was closed. "
    "Use your new password, or the one on the newest slip."
)


def for_user(view: View) -> View:
    """Declare that an endpoint is for users of organizations who have arrived: banner, own password, oath."""
    return _declared(view, lambda: arriving.next_step(the_inside()))


def for_liaison(view: View) -> View:
    """Declare that an endpoint is for liaisons; to other users it is not there."""

    @wraps(view)
    def of_liaison(*args: Any, **more: Any) -> Any:
        return view(*args, **more) if the_user().liaison else abort(404)

    of_liaison.for_liaison = True  # type: ignore[attr-defined]
    return for_user(of_liaison)  # type: ignore[return-value]


def for_arriving(view: View) -> View:
    """Declare that an endpoint is a step of signing in: for whoever gave the right password and is not in yet."""
    return _declared(view, lambda: None)


def _declared(view: View, before: Callable[[], str | None]) -> View:
    @wraps(view)
    def guarded(*args: Any, **more: Any) -> Any:
        if inside() is None:
            return ask_to_sign_in()
        step = before()
        return view(*args, **more) if step is None else _lead(url_for(step))

    guarded.for_inquiry = True  # type: ignore[attr-defined]
    return public(guarded)  # type: ignore[return-value]


def inside() -> Inside | None:
    """The open session of this browser, its user and organization, looked up once."""
    if "inquiry" not in g:
        g.inquiry = _by_cookie()
    found: Inside | None = g.inquiry
    return found


def the_inside() -> Inside:
    """The same, on a page that cannot be reached otherwise."""
    found = inside()
    if found is None:
        raise LookupError(f"{request.endpoint} asked which user this is, but it is open to everyone.")
    return found


def still_inside() -> bool:
    """Whether nobody has ended this session since its request began; nobody who replaces the password or closes
    the account does, until the next commit.

    What the request wrote so far is kept first: whoever ends sessions holds their user, and would wait for ours.
    """
    found, session = the_inside(), database.session()
    database.commit()
    session.refresh(found.user, with_for_update={"key_share": True})
    session.refresh(found.row)
    return found.row.ended_at is None


def the_user() -> OrganizationUser:
    """The user who is signed in."""
    return the_inside().user


def the_organization() -> Organization:
    """The organization of the user who is signed in."""
    return the_inside().organization


def _by_cookie() -> Inside | None:
    token = request.cookies.get(cookie_name())
    found = inquiry_sessions.session_of(database.session(), token) if token else None
    if found is None or not inquiry_sessions.is_open(found.row, law.session_limits(), now()):
        return None
    if not inquiry_sessions.may_come_in(found.user, found.organization, county_today()):
        return None
    notice(found)
    return found


def cookie_name() -> str:
    """The cookie; over https its name forbids other hosts and paths to set it."""
    return "__Host-hearth-inquiry" if current_app.config["SESSION_COOKIE_SECURE"] else "hearth-inquiry"


def begin(user: OrganizationUser, organization: Organization, answer: Response) -> Response:
    """Open a session for a right password; what another had open in this browser is closed, their forms void."""
    end_this_session()
    if cookie.get("inquiry") != user.id:
        kept = {name: cookie[name] for name in ("_flashes",) if name in cookie}
        cookie.clear()
        cookie.update(kept, inquiry=user.id)
    token = secrets.token_urlsafe(32)
    row = inquiry_sessions.open_session(database.session(), user, token, now())
    g.inquiry = Inside(row, user, organization)
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    answer.set_cookie(cookie_name(), token, httponly=True, samesite="Lax", secure=secure, path="/")
    return answer


def sign_out(answer: Response) -> Response:
    """Close the session of this browser and take its cookie back."""
    end_this_session()
    cookie.pop("inquiry", None)
    g.inquiry = None
    answer.delete_cookie(cookie_name(), path="/")
    answer.headers["Clear-Site-Data"] = '"storage"'
    return answer


def end_this_session() -> None:
    """Revoke the session of this browser, if it has one."""
    token = request.cookies.get(cookie_name())
    if token:
        inquiry_sessions.end_session(database.session(), token, now())


def ask_to_sign_in() -> ResponseReturnValue:
    """The sign-in page, which leads back to the page that was asked for."""
    if cookie_name() in request.cookies:
        flash(ENDED if _was_ended() else AWAY, "info")
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    return _lead(url_for("inquiry_door.sign_in", next=back))


def _was_ended() -> bool:
    """Whether nobody comes in by what this browser holds: its session was ended, or its user has no place any more."""
    found = inquiry_sessions.session_of(database.session(), request.cookies[cookie_name()])
    if found is None:
        return False
    here = inquiry_sessions.may_come_in(found.user, found.organization, county_today())
    return found.row.ended_at is not None or not here


def _lead(to: str) -> ResponseReturnValue:
    return ("", 204, {"HX-Redirect": to}) if "HX-Request" in request.headers else redirect(to, 303)
