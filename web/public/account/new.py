"""An account for somebody whose enrollment began at the county."""

from flask import flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web.access import public
from web.forms import again, blank
from web.public.account import guard, proving, tries
from web.public.account.blueprint import blueprint, not_found, received, wait
from web.public.account.landing import landing
from web.public.account.making import made
from web.schemas.account import NewAccount


@blueprint.route("/account/new", methods=["GET", "POST"])
@public
def new() -> ResponseReturnValue:
    """An account for somebody whose enrollment began at the county."""
    if request.method == "GET":
        return render_template("account/new.html", form=blank(NewAccount()))
    form = received(NewAccount())
    if not form.ok:
        return again("account/new.html", form)
    try:
        enrollment = proving.proved_by(form.data["number"], form.data["birth_date"])
    except tries.TooManyTries:
        return wait("account/new.html", form)
    if enrollment is None:
        return again("account/new.html", form.refuse(not_found()))
    try:
        account = made(enrollment, form)
    except tries.TooManyTries:
        return wait("account/new.html", form)
    if account is None:
        return again("account/new.html", form)
    flash(_("Your account is made. You are signed in."), "success")
    return guard.begin(account, make_response(redirect(landing(account), 303)))
