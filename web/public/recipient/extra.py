"""Asking the county that a provider may work more in one week."""

import datetime as dt
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from records import recipient_view
from records.assignment import Assignment
from records.provider_hours import shares_of_case
from web import database, saying
from web.forms import Form, again, blank, sent
from web.public.account import guard
from web.public.account.guard import for_account
from web.public.recipient.blueprint import blueprint
from web.public.recipient.extra_words import SATURDAY, weeks
from web.public.recipient.mine import my_provider
from web.schemas.recipient_extra_hours import ExtraHoursAsked


@blueprint.route("/care/providers/<int:assignment_id>/extra-hours", methods=["GET", "POST"])
@for_account
def extra_hours(assignment_id: int) -> ResponseReturnValue:
    """Say which week, how much more and why; the county answers by letter and here."""
    row = my_provider(assignment_id)
    if row.status != "active":
        flash(_("You can ask for more hours only while this person works for you."), "info")
        return redirect(url_for("recipient.providers"), 303)
    schema = ExtraHoursAsked()
    schema.offer("week", weeks())
    told: dict[str, Any] = {"assignment": row, "name": row.enrollment.full_name}
    if request.method == "GET":
        return render_template("recipient/extra_hours.html", form=blank(schema), **told)
    form = sent(schema)
    if not form.ok:
        return again("recipient/extra_hours.html", form, **told)
    if not _may_ask(row, form):
        return again("recipient/extra_hours.html", form, **told)
    outcome = saying.tell("ask_extra_hours", row.subject, _payload(row, form))
    if outcome.state == "refused":
        form.refuse(_("We could not take this now. Call the county."))
        return again("recipient/extra_hours.html", form, **told)
    answer = _("We have your request. The county will answer you.")
    if outcome.result == "not_needed":
        answer = _("You do not need the county for this. You can tell your provider to work these hours.")
    flash(answer, "success")
    return redirect(url_for("recipient.providers"), 303)


def _may_ask(row: Assignment, form: Form) -> bool:
    """Whether the provider works here in the week, and nobody asked for it yet; else the form says so."""
    week = dt.date.fromisoformat(form.data["week"])
    if row.starts_on is None or week + SATURDAY < row.starts_on:
        form.refuse(_("This person did not work for you in that week. Choose another week."), "week")
    elif any(each.week == week for each in recipient_view.asked_of(database.session(), row.id)):
        form.refuse(_("You asked for this week already. The county will answer you."), "week")
    return form.ok


def _payload(row: Assignment, form: Form) -> dict[str, Any]:
    """The week with all its minutes: the usual ones and those asked for."""
    week = dt.date.fromisoformat(form.data["week"])
    share = next(
        (each for each in shares_of_case(database.session(), row.case_id) if each.assignment_id == row.id), None
    )
    usual = share.on(week + SATURDAY) if share else 0
    return {
        "week": week.isoformat(),
        "minutes": usual + form.data["extra"],
        "account_id": guard.the_account().id,
        "cannot_wait": not form.data["can_wait"],
        **{name: form.data[name] for name in ("unanticipated", "health_or_safety", "reason")},
    }
