"""The sign-in page, signing out, and staying signed in."""

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from records import signing_in
from records.clock import now
from records.sign_in import SignInAttempt
from records.staff import Staff
from web import database, navigation
from web.access import public, requires
from web.sign_in import attempts, guard, kept, passwords

blueprint = Blueprint("sign_in", __name__)

WRONG = "The name and the password do not belong together. Check both and try again."
WAIT = "Too many tries. Wait 15 minutes and try again, or ask your administrator to help."
RUN_OUT = "This one-time password has run out. Ask your administrator for a new one."
EMPTY = "Type your sign-in name and your password."


@blueprint.get("/sign-in")
@public
def show() -> ResponseReturnValue:
    """The sign-in page."""
    return _page()


@blueprint.post("/sign-in")
@public
def sign_in() -> ResponseReturnValue:
    """Check a name and password; lead back to where the person was, with what they had typed."""
    name, password = request.form.get("name", "").strip(), request.form.get("password", "")
    if not name or not password:
        return _page(EMPTY, name), 422
    attempt = signing_in.note_attempt(database.session(), attempts.blind_name(name), attempts.blind_address(), now())
    database.commit()
    staff = signing_in.staff_named(database.session(), name)
    if _locked(staff, attempt):
        return _page(WAIT, name), 429, {"Retry-After": str(int(signing_in.WINDOW.total_seconds()))}
    if not _is_right(staff, password) or staff is None:
        return _page(WRONG, name), 422
    if signing_in.has_run_out(staff, now()):
        return _page(RUN_OUT, name), 422
    attempt.succeeded = True
    waiting = kept.unseal(request.form.get("kept"))
    token = guard.begin(staff)
    if waiting is not None and waiting.staff_id in (staff.id, None):
        return guard.remember(make_response(render_template("sign_in/waiting.html", waiting=waiting)), token)
    asked = guard.local_path(request.form.get("next"))
    return guard.remember(redirect(navigation.home() if asked == "/" else asked, 303), token)


@blueprint.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    """End this session."""
    answer = guard.sign_out(redirect(url_for("sign_in.show"), 303))
    flash("You are signed out.", "success")
    return answer


@blueprint.post("/sign-in/stay")
@requires("desk", "open")
def stay() -> ResponseReturnValue:
    """Someone answered the idle warning: they are still here."""
    return "", 204


def _locked(staff: Staff | None, attempt: SignInAttempt) -> bool:
    """Whether to wait: too many tries, or the name was locked by them a moment ago."""
    if staff is not None and signing_in.too_many_of_name(database.session(), attempt):
        signing_in.lock_out(staff, attempt.at)
    locked = staff is not None and signing_in.is_locked_out(staff, attempt.at)
    return locked or signing_in.too_many_tries(database.session(), attempt)


def _is_right(staff: Staff | None, password: str) -> bool:
    return passwords.opens(password, staff) and staff is not None and staff.active


def _page(error: str | None = None, name: str = "") -> str:
    sealed = request.form.get("kept", "")
    return render_template(
        "sign_in/sign_in.html",
        error=error,
        name=name,
        kept=sealed,
        waiting=kept.unseal(sealed),
        next=guard.local_path(request.values.get("next")),
    )
