"""Tokens by which an organization's systems read authorizations: its liaison makes them, sees them once, ends them."""

import datetime as dt

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records import organization_tokens
from records.clock import county_today, now
from records.organization_user import OrganizationUser
from web import database
from web.forms import Form, blank, sent
from web.inquiry import guard
from web.inquiry.law import figure
from web.inquiry.once import said_first
from web.organization_words import user_id
from web.schemas.organization_token import NewOrganizationToken

blueprint = Blueprint("inquiry_tokens", __name__)
USUAL = dt.timedelta(days=180)
SHOWN = "This token was made and shown already. End it and make another one if it was lost."


@blueprint.get("/inquiry/tokens")
@guard.for_liaison
def show() -> ResponseReturnValue:
    """The tokens that were not ended, and the form for a new one."""
    return _page(blank(_schema(), {"expires_on": county_today() + USUAL}))


@blueprint.post("/inquiry/tokens")
@guard.for_liaison
def make() -> ResponseReturnValue:
    """Make a token and show it, this once."""
    form, most = sent(_schema()), figure("interoperability/token_days")
    if form.ok and form.data["expires_on"] > county_today() + dt.timedelta(days=most):
        form.refuse(f"A token lasts {most} days at most. Give an earlier day.", "expires_on")
    if not form.ok:
        return _page(form), 422
    if not said_first("make_token", user_id=form.data["user_id"]):
        flash(SHOWN, "info")
        return redirect(url_for("inquiry_tokens.show"), 303)
    session, told = database.session(), form.data
    user = session.get_one(OrganizationUser, told["user_id"])
    token = organization_tokens.make(session, user, told["label"], told["expires_on"], guard.the_user(), now())
    return _page(blank(_schema(), {"expires_on": county_today() + USUAL}), token)


@blueprint.post("/inquiry/tokens/<int:token_id>/end")
@guard.for_liaison
def end(token_id: int) -> ResponseReturnValue:
    """End a token."""
    token = organization_tokens.own(database.session(), guard.the_organization().id, token_id) or abort(404)
    if token.revoked_at is None:
        token.revoked_at, token.revoked_by_id = now(), guard.the_user().id
    flash("The token is ended. It opens nothing from now on.", "success")
    return redirect(url_for("inquiry_tokens.show"), 303)


def _schema() -> NewOrganizationToken:
    """The users whom a token may read as: active ones of one's own organization."""
    user = OrganizationUser
    active = (
        select(user.id, user.first_name, user.last_name, user.sign_in_name)
        .where(user.organization_id == guard.the_organization().id, user.status == "active")
        .order_by(user.last_name, user.first_name)
    )
    schema = NewOrganizationToken()
    rows = database.session().execute(active)
    schema.offer("user_id", [(str(each.id), f"{each[2]}, {each[1]} ({user_id(each[3])})") for each in rows])
    return schema


def _page(form: Form, token: str | None = None) -> str:
    tokens = organization_tokens.of_organization(database.session(), guard.the_organization().id)
    return render_template("inquiry/tokens/tokens.html", form=form, tokens=tokens, token=token)
