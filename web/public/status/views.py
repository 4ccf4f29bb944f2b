"""The status page: a pair opens it; it tells the story, shows every notice, and takes a withdrawal."""

import io

from flask import Blueprint, abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from records.application import Application
from records.clock import county_today
from records.place import County
from web import database, saying
from web.access import public
from web.forms import again, blank, sent
from web.language import in_two_languages
from web.public.status import opening, story
from web.schemas.apply.status import Pair, Withdrawal

blueprint = in_two_languages(Blueprint("status", __name__))


@blueprint.route("/apply/status", methods=["GET", "POST"])
@public
def ask() -> ResponseReturnValue:
    """Ask for the pair. A wrong pair, an unknown number and a mistyped one get the same sentence."""
    form = sent(Pair()) if _posted() else blank(Pair())
    if not _posted():
        return render_template("apply/status_ask.html", form=form)
    if not form.ok:
        return again("apply/status_ask.html", form)
    try:
        application = opening.opened_by(form.data["number"], form.data["birth_date"])
    except opening.TooManyTries:
        form.refuse(_("There were too many tries. Wait 15 minutes, or call the county."))
        return render_template("apply/status_ask.html", form=form), 429, {"Retry-After": "900"}
    if application is None:
        form.refuse(_("We do not find this number with this date of birth. Check both, or call the county."))
        return again("apply/status_ask.html", form)
    return redirect(url_for("status.show"), 303)


@blueprint.get("/apply/status/now")
@public
def show() -> ResponseReturnValue:
    """What happened, what happens next, by when, and who to call."""
    application = opening.opened()
    if application is None:
        return redirect(url_for("status.ask"))
    return render_template(
        "apply/status.html",
        application=application,
        county=_county(application),
        story=story.tell(database.session(), application),
    )


@blueprint.get("/apply/status/notices/<int:notice_id>")
@public
def notice(notice_id: int) -> ResponseReturnValue:
    """A notice as it was sent. Somebody else's does not exist."""
    application = opening.opened()
    if application is None:
        return redirect(url_for("status.ask"))
    mine = {each.id: each for each in story.notices(database.session(), application)}
    if notice_id not in mine:
        abort(404)
    return send_file(
        io.BytesIO(mine[notice_id].pdf), mimetype="application/pdf", download_name=f"notice-{notice_id}.pdf"
    )


@blueprint.route("/apply/status/withdraw", methods=["GET", "POST"])
@public
def withdraw() -> ResponseReturnValue:
    """Take the application back, after a page that says what this means."""
    application = opening.opened()
    if application is None:
        return redirect(url_for("status.ask"), 303)
    if application.ended_on is not None:
        flash(_("This application has ended. There is nothing to take back."), "info")
        return redirect(url_for("status.show"), 303)
    form = sent(Withdrawal()) if _posted() else blank(Withdrawal())
    if not _posted() or not form.ok:
        return render_template("apply/withdraw.html", form=form, application=application), 200 if form.ok else 422
    told = {"asked_on": county_today().isoformat(), "how": "online", "reason": form.data.get("reason")}
    outcome = saying.tell("withdraw", application.subject, {name: value for name, value in told.items() if value})
    if outcome.state == "refused":
        return again("apply/withdraw.html", form.refuse(outcome.sentence), application=application)
    flash(_("You took back this application. We will send you a letter."), "success")
    return redirect(url_for("status.show"), 303)


@blueprint.post("/apply/status/close")
@public
def close() -> ResponseReturnValue:
    """Shut the page on a shared computer."""
    opening.shut()
    return redirect(url_for("welcome.show"), 303)


def _posted() -> bool:
    return request.method == "POST"


def _county(application: Application) -> County | None:
    return database.session().get(County, application.county_code)
