"""Bearer tokens of other systems: made, shown once, revoked."""

import datetime as dt

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records.clock import county_today, now
from records.sign_in import ApiToken
from records.signing_in import make_token, tokens_in_force
from records.staff import Staff
from web import database
from web.access import requires
from web.forms import Form, blank, sent
from web.reach import reachable, visible
from web.schemas.api_token import NewToken
from web.sign_in import guard

blueprint = Blueprint("api_tokens", __name__)
LONGEST = dt.timedelta(days=366)


@blueprint.get("/api-tokens")
@requires("api_token", "make")
def show() -> ResponseReturnValue:
    """The tokens in force, and the form for a new one."""
    return _page(blank(_schema(), {"expires_on": county_today() + dt.timedelta(days=180)}))


@blueprint.post("/api-tokens")
@requires("api_token", "make")
def make() -> ResponseReturnValue:
    """Make a token and show it, this once."""
    form = sent(_schema())
    if form.ok and form.data["expires_on"] > county_today() + LONGEST:
        form.refuse("A token lasts a year at most. Give an earlier day.", "expires_on")
    if not form.ok:
        return _page(form), 422
    told = form.data
    by = guard.the_staff().staff_id
    token = make_token(database.session(), told["staff_id"], told["label"], told["expires_on"], now(), by)
    return _page(blank(_schema()), token)


@blueprint.post("/api-tokens/<int:token_id>/revoke")
@requires("api_token", "make")
def revoke(token_id: int) -> ResponseReturnValue:
    """Revoke a token."""
    token = reachable(ApiToken, token_id)
    token.revoked_at = token.revoked_at or now()
    flash("The token is revoked. It opens nothing from now on.", "success")
    return redirect(url_for("api_tokens.show"), 303)


def _schema() -> NewToken:
    mine = visible(guard.the_staff(), Staff)
    active = select(Staff.id, Staff.name).where(Staff.active, mine).order_by(Staff.name)
    schema = NewToken()
    schema.offer("staff_id", [(str(staff_id), name) for staff_id, name in database.session().execute(active)])
    return schema


def _page(form: Form, token: str | None = None) -> str:
    tokens = tokens_in_force(database.session(), visible(guard.the_staff(), ApiToken), county_today())
    return render_template("api/tokens.html", form=form, tokens=tokens, token=token)
