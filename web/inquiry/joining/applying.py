"""The application is filled in and sent; the next page shows its number and its code."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from records import organizations, signing_in, submission
from records.clock import now
from records.organization import Organization
from web import database, saying
from web.access import public
from web.inquiry.joining import form as joining
from web.inquiry.joining.blueprint import KIND, blueprint
from web.inquiry.joining.form import MOST_ROWS, Typed
from web.inquiry.joining.opening import as_read, code_of, let_in
from web.sign_in import attempts
from web.sign_in.passwords import hashed

DOOR = "applying to join:"
WAIT = "Many applications came from your network in a short time. Wait 15 minutes and send it again; it is kept below."


@blueprint.get("/inquiry/join")
@public
def start() -> ResponseReturnValue:
    """What is promised, who may apply, and the way to the form."""
    return render_template("inquiry/joining/start.html")


@blueprint.get(f"/inquiry/join/{KIND}")
@public
def fill_in(kind: str) -> ResponseReturnValue:
    """The form, empty."""
    return page(joining.empty(kind))


@blueprint.post(f"/inquiry/join/{KIND}")
@public
def send(kind: str) -> ResponseReturnValue:
    """Add a row, take one away, or send the application."""
    typed, do = joining.read(kind), request.form.get("do", "send")
    if do != "send":
        return page(joining.changed(typed, do))
    if not typed.ok:
        return page(typed), 422
    if _comes_too_often():
        typed.told.refuse(WAIT)
        return page(typed), 429, {"Retry-After": str(int(signing_in.WINDOW.total_seconds()))}
    return _received(typed)


def page(typed: Typed, mending: Organization | None = None) -> str:
    """The form with what was typed; `mending`: the application that it changes."""
    return render_template(
        "inquiry/joining/form.html", typed=typed, kind=typed.kind, full=len(typed.rows) >= MOST_ROWS, mending=mending
    )


def _comes_too_often() -> bool:
    """Whether application after application comes from one address; each is counted before it is looked at."""
    session, key = database.session(), attempts.blind(saying.form_key(), DOOR)
    attempt = signing_in.note_attempt(session, key, attempts.blind_address(DOOR), now())
    database.commit()
    return signing_in.too_many_of_address(session, attempt)


def _received(typed: Typed) -> ResponseReturnValue:
    """Written down once, however often it is pressed; number and code are shown here and never again."""
    key = saying.form_key()
    code = code_of(key)
    try:
        row = organizations.apply(database.session(), *typed.applied(), hashed(code), now(), key)
        saying.begin(row.subject)
    except submission.AlreadySaid as before:
        database.roll_back()
        first = database.session().get(Organization, before.first.organization_id or 0)
        if first is None or before.first.kind != "apply_organization":
            return redirect(url_for("inquiry_joining.start"), 303)
        row = first
    let_in(row)
    return render_template("inquiry/joining/received.html", row=row, code=as_read(code))
