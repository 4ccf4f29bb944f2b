"""The words that the State's offices say on an account request."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from records import account_requests
from records.account_change import AccountChange
from records.account_request import AccountRequest
from records.clock import county_today
from records.organization_user import OrganizationUser
from web import database, saying
from web.access import requires
from web.forms import sent
from web.inquiry import one_time
from web.schemas.account_request import ReviewRequest, UserId
from web.sign_in import guard
from web.staff.account_requests.listing import blueprint
from web.staff.account_requests.page import OWN_APPROVAL, page, reach

DONE = {
    "approve": "It is approved. New users go to the Information Technology Unit.",
    "return": "It goes back to the liaison with your reason.",
    "refuse": "It is refused. The liaison reads your reason.",
}
BEING_ASSIGNED = (
    "A user ID was given to this row a moment ago, and its slip was shown. Load the page again to see how it stands."
)
ARRIVED = "Nobody waits for this password any more: the person has signed in or left. Nothing was changed."
GONE = "This user was disabled meanwhile. Nothing is assigned, and the row is withdrawn."


@blueprint.get("/account-requests/<int:request_id>")
@requires("account_request", "list")
def show_one(request_id: int) -> ResponseReturnValue:
    """One request."""
    return page(reach(request_id))


@blueprint.post("/account-requests/<int:request_id>/review")
@requires("account_request", "review")
def review(request_id: int) -> ResponseReturnValue:
    """Approve, return or refuse."""
    row, form = reach(request_id), sent(ReviewRequest())
    if not form.ok:
        return page(row, review=form), 422
    said = {"outcome": form.data["verdict"], "reason": form.data["reason"]}
    outcome = saying.tell("review_account_request", row.subject, said)
    if outcome.state == "refused":
        return page(reach(request_id), review=form.refuse(outcome.sentence)), 422
    to = url_for("account_requests.show_one", request_id=request_id)
    return saying.answer(outcome, to, DONE[form.data["verdict"]])


@blueprint.post("/account-requests/<int:request_id>/assign/<int:change_id>")
@requires("account_request", "assign")
def assign(request_id: int, change_id: int) -> ResponseReturnValue:
    """Give a user ID; the answer is the slip, with the one-time password that no other page shows."""
    row, form = reach(request_id), sent(UserId())
    change, user = _whom(row, change_id)
    if change.approved_by_id == guard.the_staff().staff_id:
        form.refuse(OWN_APPROVAL)
    if account_requests.is_being_assigned(database.session(), change, user, saying.form_key()):
        form.refuse(BEING_ASSIGNED)
    if not form.ok:
        return page(row, assigning=(change_id, form)), 422
    waits = (change.action, change.status, user.status) == ("add", "approved", "asked")
    password = one_time.made(user, change.effective_on) if waits else ""
    name = form.data["sign_in_name"].lower()
    outcome = saying.tell("assign_user_id", row.subject, {"change_id": change_id, "sign_in_name": name})
    if outcome.state == "refused":
        return page(reach(request_id), assigning=(change_id, form.refuse(outcome.sentence))), 422
    return _slip(row, change, user, name, password, outcome)


@blueprint.post("/account-requests/<int:request_id>/password/<int:change_id>")
@requires("account_request", "assign")
def another_password(request_id: int, change_id: int) -> ResponseReturnValue:
    """The slip was lost: another password, and the one before is dead."""
    row = reach(request_id)
    change, user = _whom(row, change_id)
    to = url_for("account_requests.show_one", request_id=request_id)
    if change.approved_by_id == guard.the_staff().staff_id or change.status not in ("assigned", "handed_out"):
        flash(OWN_APPROVAL if change.status in ("assigned", "handed_out") else saying.ALREADY_DONE, "info")
        return redirect(to, 303)
    database.session().refresh(user, with_for_update={"key_share": True})
    if user.status != "assigned":  # signed in, or left, since the page was made: what opens is not touched
        flash(ARRIVED, "info")
        return redirect(to, 303)
    password = one_time.made(user, change.effective_on)
    outcome = saying.tell("make_one_time_password", row.subject, {"change_id": change_id})
    if outcome.state == "refused":
        return saying.answer(outcome, to, "")
    return _slip(row, change, user, user.sign_in_name or "", password, outcome)


def _slip(
    row: AccountRequest,
    change: AccountChange,
    user: OrganizationUser,
    name: str,
    password: str,
    outcome: saying.Outcome,
) -> ResponseReturnValue:
    """Shown once: pressed again, or asked for later, the page says so instead."""
    if outcome.result == "withdrawn":
        flash(GONE, "warning")
        return redirect(url_for("account_requests.show_one", request_id=row.id), 303)
    if outcome.state == "already_done" or not password:
        flash(one_time.SHOWN, "info")
        return redirect(url_for("account_requests.show_one", request_id=row.id), 303)
    return render_template(
        "account_requests/slip.html",
        row=row,
        user=user,
        user_id=name.upper(),
        password=password,
        begins=change.effective_on if change.effective_on > county_today() else None,
        until=one_time.opens_until(change.effective_on),
        address=one_time.door_address(),
        received=outcome.state == "received",
    )


def _whom(row: AccountRequest, change_id: int) -> tuple[AccountChange, OrganizationUser]:
    change = next((each for each in row.changes if each.id == change_id), None)
    user = database.session().get(OrganizationUser, change.user_id) if change and change.user_id else None
    if change is None or user is None:
        raise NotFound
    return change, user
