"""An application is followed with its number and code: where it stands, what to mend, and taking it back."""

from dataclasses import asdict

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records.clocks import Clock
from records.organization import Organization
from web import database, saying
from web.access import public
from web.forms import again, blank, sent
from web.inquiry.joining import form as joining
from web.inquiry.joining import opening
from web.inquiry.joining.applying import page
from web.inquiry.joining.blueprint import blueprint
from web.schemas.joining import NumberAndCode

ASK = "inquiry/joining/ask.html"
WRONG = "The number and the code do not belong together. Check both, or call the CMS Net Help Desk."
WAIT = "There were too many tries. Wait 15 minutes, or call the CMS Net Help Desk."
MENDED = "Your application is with the Regional Office again."
TAKEN_BACK = "Your application is taken back. You may apply anew at any time."


@blueprint.route("/inquiry/join/status", methods=["GET", "POST"])
@public
def ask() -> ResponseReturnValue:
    """Ask for number and code. A wrong pair, an unknown number and a mistyped one get the same sentence."""
    if request.method == "GET":
        return render_template(ASK, form=blank(NumberAndCode()))
    form = sent(NumberAndCode())
    if not form.ok:
        return again(ASK, form)
    try:
        row = opening.opened_by(form.data["number"], form.data["code"])
    except opening.TooManyTries:
        return render_template(ASK, form=form.refuse(WAIT)), 429, {"Retry-After": "900"}
    if row is None:
        return again(ASK, form.refuse(WRONG))
    return redirect(url_for("inquiry_joining.follow"), 303)


@blueprint.get("/inquiry/join/status/now")
@public
def follow() -> ResponseReturnValue:
    """Where it stands, and what may be done."""
    row = opening.opened()
    return _ask_again() if row is None else _status(row)


@blueprint.route("/inquiry/join/mend", methods=["GET", "POST"])
@public
def mend() -> ResponseReturnValue:
    """The form with what was sent; sent again it goes back to the Regional Office."""
    row = opening.opened()
    if row is None or row.status != "returned":
        return _ask_again() if row is None else redirect(url_for("inquiry_joining.follow"), 303)
    if request.method == "GET":
        return page(joining.kept(row), row)
    typed, do = joining.read(row.kind), request.form.get("do", "send")
    if do != "send":
        return page(joining.changed(typed, do), row)
    if not typed.ok:
        return page(typed, row), 422
    applied, domain = typed.applied()
    outcome = saying.tell("answer_organization", row.subject, asdict(applied) | asdict(domain))
    return saying.answer(outcome, url_for("inquiry_joining.follow"), MENDED)


@blueprint.post("/inquiry/join/withdraw")
@public
def withdraw() -> ResponseReturnValue:
    """The applicant takes it back, before it is approved."""
    row = opening.opened()
    if row is None:
        return _ask_again()
    if row.status not in ("applied", "returned"):
        return redirect(url_for("inquiry_joining.follow"), 303)
    outcome = saying.tell("withdraw_organization", row.subject, {})
    return saying.answer(outcome, url_for("inquiry_joining.follow"), TAKEN_BACK)


def _status(row: Organization) -> str:
    running = select(Clock).where(row.subject.of(Clock), Clock.outcome.is_(None)).order_by(Clock.due_on).limit(1)
    return render_template("inquiry/joining/status.html", row=row, clock=database.session().scalar(running))


def _ask_again() -> ResponseReturnValue:
    return redirect(url_for("inquiry_joining.ask"), 303)
