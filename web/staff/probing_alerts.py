"""Users who looked for what is not there again and again: somebody asks why, and says what came of it."""

import datetime as dt

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import and_

from records import help_tickets
from records.clock import county_day, now
from records.inquiry_log import ProbingAlert
from records.probing_alerts import alerts
from web import database
from web.access import requires
from web.errors import Refusal
from web.forms import Form, blank, sent
from web.inquiry.law import desk_due
from web.reach import reachable, within
from web.schemas.probing_alert import Looked
from web.sign_in import guard

blueprint = Blueprint("probing_alerts", __name__)
OPEN = ProbingAlert.closed_at.is_(None)
SHOWS = {"open": OPEN, "closed": ~OPEN}


@blueprint.get("/probing")
@requires("probing_alert", "list")
def show() -> ResponseReturnValue:
    """Alerts, the latest first."""
    return _page()


@blueprint.post("/probing/<int:alert_id>/close")
@requires("probing_alert", "close")
def close(alert_id: int) -> ResponseReturnValue:
    """Say what came of it. Whoever was slowed down is not kept back by this: their minutes end by themselves."""
    alert, form = reachable(ProbingAlert, alert_id), sent(Looked(), prefix=_prefix(alert_id))
    if alert.closed_at is not None:
        raise Refusal("Somebody closed this a moment ago.")
    if not form.ok:
        return _page((alert_id, form)), 422
    alert.closed_at, alert.closed_by_id, alert.note = now(), guard.the_staff().staff_id, form.data["note"]
    flash("The alert is closed. The next one is raised anew.", "success")
    return redirect(url_for("probing_alerts.show"), 303)


def due(alert: ProbingAlert) -> dt.date:
    """By when somebody looks into it (business days of ccs/desk)."""
    return desk_due("look_into_probing", county_day(alert.raised_at))


def _prefix(alert_id: int) -> str:
    """Each alert on the page has a form of its own."""
    return f"alert{alert_id}."


def _page(typed: tuple[int, Form] | None = None) -> str:
    asked = request.args.get("show", "open")
    shown = asked if asked in SHOWS else "open"
    number = min(max(request.args.get("page", 1, type=int), 1), 1_000)
    session = database.session()
    rows, more = alerts(session, and_(within()(ProbingAlert), SHOWS[shown]), number)
    forms = {alert.id: blank(Looked(), prefix=_prefix(alert.id)) for alert, *_ in rows}
    if typed is not None:
        forms[typed[0]] = typed[1]
    return render_template(
        "probing/alerts.html",
        rows=rows,
        more=more,
        number=number,
        shown=shown,
        forms=forms,
        wrong=typed[1] if typed else None,
        liaisons={each: help_tickets.liaisons(session, each) for each in {row[2].id for row in rows}},
        due=due,
    )
