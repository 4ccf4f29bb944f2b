"""Approving a timesheet in two taps, or sending it back with a reason. What was looked at is what is approved."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from records import recipient_view
from records.timesheet import Timesheet
from web import saying
from web.forms import Form, again, blank, sent
from web.public.account import guard
from web.public.account.guard import for_account
from web.public.recipient.blueprint import blueprint
from web.public.recipient.cards import card
from web.public.recipient.mine import may_decide, my_timesheet
from web.schemas.recipient_timesheet import Approval, SendBack
from web.wording import long_hours

WHAT_NEXT: dict[str, Any] = {
    "held": _l("The county looks at it before it is paid."),
    "returned": _l("Something on it is not right. It went back to your provider, who can fix it."),
}
"""What the law said at once, where it did not say yes."""


@blueprint.route("/care/timesheets/<int:timesheet_id>/approve", methods=["GET", "POST"])
@for_account
def approve(timesheet_id: int) -> ResponseReturnValue:
    """The second tap: what approving means, the days once more, and the button."""
    sheet = my_timesheet(timesheet_id)
    elsewhere = _not_now(sheet)
    if elsewhere is not None:
        return elsewhere
    if request.method == "GET":
        return render_template("recipient/approve.html", card=card(sheet), form=blank(Approval()))
    if _stale(sent(Approval()), sheet):
        return _changed("recipient.approve", sheet)
    outcome = saying.tell("approve_timesheet", sheet.subject, _said(sheet))
    done = _(
        "You approved %(hours)s of %(name)s. Thank you.", hours=long_hours(sheet.claimed_minutes), name=_name(sheet)
    )
    if outcome.result in ("held", "returned"):
        done = f"{done} {WHAT_NEXT[outcome.result]}"
    return _answered(outcome, timesheet_id, done)


@blueprint.route("/care/timesheets/<int:timesheet_id>/send-back", methods=["GET", "POST"])
@for_account
def send_back(timesheet_id: int) -> ResponseReturnValue:
    """Back to the provider with a usual reason, own words, or both."""
    sheet = my_timesheet(timesheet_id)
    elsewhere = _not_now(sheet)
    if elsewhere is not None:
        return elsewhere
    schema = SendBack()
    if request.method == "GET":
        return render_template("recipient/send_back.html", card=card(sheet), form=blank(schema))
    form = sent(schema)
    if _stale(form, sheet):
        return _changed("recipient.send_back", sheet)
    if not form.ok:
        return again("recipient/send_back.html", form, card=card(sheet))
    outcome = saying.tell("reject_timesheet", sheet.subject, _said(sheet, reason=schema.reason(form.data)))
    return _answered(
        outcome, timesheet_id, _("You sent it back. %(name)s can fix it and send it again.", name=_name(sheet))
    )


def _said(sheet: Timesheet, **more: str) -> dict[str, object]:
    return {"version": sheet.version, "account_id": guard.the_account().id, **more}


def _name(sheet: Timesheet) -> str:
    return sheet.enrollment.full_name


def _not_now(sheet: Timesheet) -> ResponseReturnValue | None:
    """Where to go if there is nothing to decide: it was decided, taken back, or it is one's own."""
    if sheet.status == recipient_view.WAITS and may_decide(sheet):
        return None
    if sheet.status == recipient_view.WAITS:
        flash(_("This is your own timesheet. Nobody may approve their own. Call the county."), "error")
    else:
        flash(_("This timesheet does not wait for you now. This is how it stands."), "info")
    return redirect(url_for("recipient.timesheet", timesheet_id=sheet.id), 303)


def _stale(form: Form, sheet: Timesheet) -> bool:
    return form.typed.get("version") != str(sheet.version)


def _changed(page: str, sheet: Timesheet) -> ResponseReturnValue:
    """The provider sent another version since the page was made."""
    flash(_("Your provider has changed this timesheet since you looked. This is the new one."), "warning")
    return redirect(url_for(page, timesheet_id=sheet.id), 303)


def _answered(outcome: saying.Outcome, timesheet_id: int, done: str) -> ResponseReturnValue:
    """A sentence in the reader's language, on the page of what waits, or of the timesheet if it was refused."""
    if outcome.state == "refused":
        flash(_("This could not be done. The timesheet has changed since you looked. It stands like this."), "error")
        return redirect(url_for("recipient.timesheet", timesheet_id=timesheet_id), 303)
    if outcome.state == "received":
        flash(_("We have your answer and wrote it down. In a moment you see it here."), "info")
    elif outcome.state == "already_done":
        flash(_("You did this already. It counts once."), "info")
    else:
        flash(done, "success")
    return redirect(url_for("recipient.show"), 303)
