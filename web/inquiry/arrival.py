"""The first sign-in: a password of one's own, then the oath. The password also later, when it is old or unwanted."""

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from records import inquiry_sessions
from records.clock import now
from records.organization_user import OrganizationUser
from web import database
from web.forms import Form, again, blank, sent
from web.inquiry import arriving, guard, navigation, tries
from web.inquiry.law import figure
from web.inquiry.oath import swear
from web.inquiry.password_rules import rules, what_is_wrong
from web.inquiry.wording import OATH
from web.schemas.form import FormSchema
from web.schemas.inquiry import ChangedPassword, Oath, OwnPassword
from web.sign_in import passwords

blueprint = Blueprint("inquiry_arrival", __name__)
NOT_IT = "This is not your password now."
SAME = "This is the password you have. Choose another one."
CHANGED = "You have a new password. You are signed in here, and signed out everywhere else."


@blueprint.route("/inquiry/password", methods=["GET", "POST"])
@guard.for_arriving
def password() -> ResponseReturnValue:
    """Choose a password; every other browser has to sign in again."""
    found = guard.the_inside()
    step = arriving.next_step(found)
    if step in (arriving.BANNER, arriving.OATH):
        return redirect(url_for(step), 303)
    page = "inquiry/arrival/password.html" if arriving.must_choose(found.user) else "inquiry/own_password.html"
    if request.method == "GET":
        return render_template(page, form=blank(_schema()), rules=rules())
    form = sent(_schema())
    if form.ok:
        _judge(form)
    if form.ok and "old_password" in form.data and not _is_theirs(form):
        minutes = figure("password/locked_minutes")
        return (
            render_template(page, form=form, rules=rules()),
            429 if form.refusals else 422,
            {"Retry-After": minutes * 60},
        )
    return _keep(form) if form.ok else again(page, form, rules=rules())


@blueprint.route("/inquiry/oath", methods=["GET", "POST"])
@guard.for_arriving
def oath() -> ResponseReturnValue:
    """Initials for each clause; then the account is open."""
    step = arriving.next_step(guard.the_inside())
    if step != arriving.OATH:
        return redirect(url_for(step) if step else navigation.home(), 303)
    page = "inquiry/arrival/oath.html"
    if request.method == "GET":
        return render_template(page, form=blank(Oath()), clauses=OATH)
    form = sent(Oath())
    if not form.ok:
        return again(page, form, clauses=OATH)
    if swear(guard.the_user(), form.data):
        flash("Welcome. Your account is open.", "success")
    return redirect(navigation.home(), 303)


def _schema() -> FormSchema:
    return OwnPassword() if arriving.must_choose(guard.the_user()) else ChangedPassword()


def _judge(form: Form) -> None:
    user, chosen = guard.the_user(), form.data["password"]
    wrong = what_is_wrong(chosen, user)
    if wrong is None and _is_the_same(form, user):
        wrong = SAME
    if wrong is not None:
        form.refuse(wrong, "password")
    elif chosen != form.data["password_again"]:
        form.refuse("The two are not the same. Type both again.", "password_again")


def _is_the_same(form: Form, user: OrganizationUser) -> bool:
    """Whether it is the one they have; who is asked for that one learns nothing of it by choosing another."""
    if "old_password" in form.data:
        return bool(form.data["password"] == form.data["old_password"])
    return passwords.is_right(form.data["password"], user.password_hash)


def _is_theirs(form: Form) -> bool:
    user = guard.the_user()
    try:
        attempt = tries.noted(user.sign_in_name or "")
    except tries.TooManyTries:
        form.refuse(f"There were too many tries. Wait {figure('password/locked_minutes')} minutes.")
        return False
    attempt.succeeded = passwords.opens(form.data["old_password"], user)
    if not attempt.succeeded:
        form.refuse(NOT_IT, "old_password")
    return bool(attempt.succeeded)


def _keep(form: Form) -> ResponseReturnValue:
    if not guard.still_inside():
        return guard.ask_to_sign_in()
    found, session = guard.the_inside(), database.session()
    user, banner_at = found.user, found.row.banner_at
    user.password_hash, user.one_time_until = passwords.hashed(form.data["password"]), None
    user.password_changed_at = now()
    inquiry_sessions.end_sessions_of(session, user.id, now())
    answer = guard.begin(user, found.organization, make_response(redirect(url_for(arriving.OATH), 303)))
    guard.the_inside().row.banner_at = banner_at
    if user.oath_at is not None:
        flash(CHANGED, "success")
    return answer
