"""Signing in to provider inquiry: the password, then the banner; and out again."""

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from records.account_request_view import begins_on
from records.clock import county_today, now
from records.inquiry_sessions import may_come_in, user_named
from records.organization import Organization
from records.organization_user import OrganizationUser
from web import database
from web.access import public
from web.forms import Form, again, blank, sent
from web.inquiry import arriving, guard, navigation, tries
from web.inquiry.law import figure
from web.inquiry.sign_ins import noted
from web.inquiry.wording import BANNER
from web.schemas.inquiry import InquirySignIn
from web.sign_in import passwords
from web.sign_in.guard import local_path

blueprint = Blueprint("inquiry_door", __name__)

PAGE = "inquiry/door/sign_in.html"
WRONG = "The user ID and the password do not belong together. Check both and try again."
NOT_YET = "Your account opens on {day:%B} {day.day}. Keep the slip, and sign in then."
RUN_OUT = "This one-time password has run out. Ask your liaison to have a new one made."


@blueprint.get("/inquiry/sign-in")
@public
def sign_in() -> ResponseReturnValue:
    """The sign-in page."""
    return render_template(PAGE, form=blank(InquirySignIn()), next=local_path(request.args.get("next")))


@blueprint.post("/inquiry/sign-in")
@public
def enter() -> ResponseReturnValue:
    """Check a user ID and a password; the banner comes next."""
    back = local_path(request.form.get("next"))
    post = request.form.copy()
    post.pop("next", None)
    form = sent(InquirySignIn(), post)
    if not form.ok:
        return again(PAGE, form, next=back)
    try:
        attempt = tries.noted(form.data["user_id"])
    except tries.TooManyTries:
        return _wait(form, back)
    found = _checked(form)
    if found is None:
        return again(PAGE, form.refuse(WRONG), next=back)
    attempt.succeeded = True
    user, organization, why_not = found
    return again(PAGE, form.refuse(why_not), next=back) if why_not else _begin(user, organization, back)


@blueprint.route("/inquiry/banner", methods=["GET", "POST"])
@guard.for_arriving
def banner() -> ResponseReturnValue:
    """The warning banner, at every sign-in; whoever agrees goes on."""
    back = local_path(request.values.get("next"))
    found = guard.the_inside()
    if request.method == "GET" and found.row.banner_at is None:
        return render_template("inquiry/door/banner.html", lines=BANNER, next=back)
    found.row.banner_at = found.row.banner_at or now()
    step = arriving.next_step(found)
    if step is not None:
        return redirect(url_for(step), 303)
    return redirect(navigation.home() if back == "/" else back, 303)


@blueprint.post("/inquiry/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    """End this session."""
    flash("You are signed out.", "success")
    return guard.sign_out(make_response(redirect(url_for("inquiry_door.sign_in"), 303)))


@blueprint.post("/inquiry/stay")
@guard.for_arriving
def stay() -> ResponseReturnValue:
    """Someone answered the idle warning: they are still here."""
    return "", 204


def _checked(form: Form) -> tuple[OrganizationUser, Organization, str | None] | None:
    """Whose user ID and password these are, and why they open nothing now; unknown, wrong and closed take the same
    time and words."""
    session = database.session()
    user = user_named(session, form.data["user_id"])
    right = passwords.opens(form.data["password"], user)
    if user is None:
        return None
    organization = session.get_one(Organization, user.organization_id)
    is_theirs = right and may_come_in(user, organization, county_today())
    why_not = _why_not_now(user) if is_theirs else None
    noted(user, is_theirs and why_not is None)
    return (user, organization, why_not) if is_theirs else None


def _why_not_now(user: OrganizationUser) -> str | None:
    """A one-time password that was not used in its time, or an account whose first day is to come."""
    if user.one_time_until is not None and user.one_time_until <= now():
        return RUN_OUT
    begins = begins_on(database.session(), user.id) if user.status == "assigned" else None
    return NOT_YET.format(day=begins) if begins is not None and begins > county_today() else None


def _begin(user: OrganizationUser, organization: Organization, back: str) -> ResponseReturnValue:
    to = url_for("inquiry_door.banner", next=back if back != "/" else None)
    return guard.begin(user, organization, make_response(redirect(to, 303)))


def _wait(form: Form, back: str) -> ResponseReturnValue:
    minutes = figure("password/locked_minutes")
    form.refuse(f"There were too many tries. Wait {minutes} minutes, or ask your liaison for a new password.")
    return render_template(PAGE, form=form, next=back), 429, {"Retry-After": str(minutes * 60)}
