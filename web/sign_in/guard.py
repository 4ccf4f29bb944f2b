"""Who is making this request, and what happens when nobody is signed in."""

import datetime as dt
import secrets
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, jsonify, redirect, render_template, request, url_for
from flask import session as cookie
from flask.typing import ResponseReturnValue

from records import signing_in
from records.clock import county_today, now
from records.staff import Staff
from web import database
from web.sign_in import kept
from web.sign_in.signed import Signed

NOTICED_EVERY = dt.timedelta(seconds=30)
"""How often a session's last use is written down; sparing the database a write on every page."""


def init_app(app: Flask) -> None:
    """Let templates know who is signed in."""
    app.jinja_env.globals.update(signed_in=signed_in, idle_seconds=int(signing_in.IDLE_LIMIT.total_seconds()))


def for_machines() -> bool:
    """Whether the request is one of the JSON API, which uses bearer tokens and no cookies."""
    return request.path.startswith("/api/")


def signed_in() -> Signed | None:
    """The member of staff behind this request, looked up once."""
    if "signed" not in g:
        g.signed = _by_token() if for_machines() else _by_cookie()
    found: Signed | None = g.signed
    return found


def the_staff() -> Signed:
    """Who is signed in, on a page that cannot be reached otherwise."""
    found = signed_in()
    if found is None:
        raise LookupError(f"{request.endpoint} asked who is signed in, but it is open to everyone.")
    return found


def _by_token() -> Signed | None:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token:
        return None
    staff = signing_in.bearer(database.session(), token.strip(), county_today())
    return Signed.of(staff) if staff else None


def _by_cookie() -> Signed | None:
    token = request.cookies.get(cookie_name())
    if not token:
        return None
    found = signing_in.session_of(database.session(), token)
    if found is None:
        return None
    row, staff = found
    g.was_signed = staff.id
    if not signing_in.is_open(row, staff, now()):
        return None
    if now() - row.seen_at > NOTICED_EVERY and "X-Background" not in request.headers:
        row.seen_at = now()
    return Signed.of(staff, row.id)


def cookie_name() -> str:
    """The sign-in cookie; over https its name forbids other hosts and paths to set it."""
    return "__Host-hearth-sign-in" if current_app.config["SESSION_COOKIE_SECURE"] else "hearth-sign-in"


def begin(staff: Staff) -> str:
    """Begin a session for someone whose password was right and give its token; the browser's old one is revoked."""
    end_this_session()
    if cookie.get("staff") != staff.id:
        cookie.clear()  # another person at the same desk: forms of the one before are no longer theirs to send
        cookie["staff"] = staff.id
    token = secrets.token_urlsafe(32)
    row = signing_in.open_session(database.session(), staff, token, now())
    g.signed = Signed.of(staff, row.id)
    return token


def remember(answer: Response, token: str) -> Response:
    """Give the browser its token, in a cookie that scripts cannot read."""
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    answer.set_cookie(cookie_name(), token, httponly=True, samesite="Lax", secure=secure, path="/")
    return answer


def sign_out(answer: Response) -> Response:
    """Revoke the session and take the cookies back."""
    end_this_session()
    cookie.clear()
    answer.delete_cookie(cookie_name(), path="/")
    answer.headers["Clear-Site-Data"] = '"storage"'
    return answer


def end_this_session() -> None:
    """Revoke the session of this browser, if it has one."""
    token = request.cookies.get(cookie_name())
    if token:
        signing_in.end_session(database.session(), token, now())


def ask_to_sign_in() -> ResponseReturnValue:
    """The sign-in page, which leads back here; a form that was being sent waits, sealed, in that page."""
    if for_machines():
        problem = jsonify(title="Unauthorized", status=401, detail="Send a bearer token that is in force.")
        problem.content_type = "application/problem+json"
        return problem, 401, {"WWW-Authenticate": "Bearer"}
    if "HX-Request" in request.headers:
        back = local_path(_path_of(request.headers.get("HX-Current-URL", "/")))
        return "", 401, {"HX-Redirect": url_for("sign_in.show", next=back)}
    if request.method == "POST":
        form = kept.from_request(g.get("was_signed"))
        return render_template("sign_in/sign_in.html", kept=kept.seal(form), waiting=form, next="", name=""), 401
    if request.path == "/" and cookie_name() not in request.cookies:
        return redirect(url_for("welcome.show"))  # nobody of the staff: an applicant's first page
    return redirect(url_for("sign_in.show", next=local_path(request.full_path.rstrip("?"))))


def choose_password_first() -> ResponseReturnValue:
    """Whoever came in with a one-time password chooses their own before anything else."""
    to = url_for("own_password.change")
    return ("", 204, {"HX-Redirect": to}) if "HX-Request" in request.headers else redirect(to, 303)


def _path_of(address: str) -> str:
    """The path of a whole address; the first page if it is no address at all."""
    try:
        return urlsplit(address).path
    except ValueError:
        return "/"


def local_path(path: str | None) -> str:
    """A path of this site, or the first page: nobody is sent elsewhere by a link to the sign-in page."""
    if not path or not path.startswith("/") or path.startswith(("//", "/\\")):
        return "/"
    if any(ord(each) < 32 for each in path):  # browsers leave tabs out of addresses: "/<tab>/" is "//" to them
        return "/"
    return path
