"""The queue of questions, those that wait longest first, and a call that came in."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import ColumnElement, and_, func, select

from records import help_tickets
from records.clock import now
from records.help_ticket import HelpTicket
from records.inquiry_sessions import user_named
from web import database
from web.access import may, requires
from web.forms import Form, blank, sent
from web.reach import within
from web.schemas.help_ticket import Call
from web.sign_in import guard
from web.staff.help_desk.blueprint import blueprint, due

UNKNOWN = "No user of an organization has this user ID. Ask the caller to read it again."
FROM_A_CALL = "inquiry_door.sign_in"
OPEN = HelpTicket.closed_at.is_(None)


@blueprint.get("/help-desk")
@requires("help_ticket", "list")
def show() -> ResponseReturnValue:
    """Questions by what is to be done with them."""
    return _page(blank(Call()))


@blueprint.post("/help-desk/calls")
@requires("help_ticket", "answer")
def call() -> ResponseReturnValue:
    """Somebody called: a ticket in their name, which they read when they can sign in again."""
    form, session = sent(Call()), database.session()
    user = user_named(session, form.data["user_id"]) if form.ok else None
    if form.ok and user is None:
        form.refuse(UNKNOWN, "user_id")
    if user is None:
        return _page(form), 422
    staff_id = guard.the_staff().staff_id
    ticket = help_tickets.open_ticket(session, user, form.data["topic"], FROM_A_CALL, None, now())
    help_tickets.say(session, ticket, form.data["text"], now(), staff_id=staff_id)
    ticket.answered_at, ticket.assignee_id = None, staff_id
    flash(f"The call is kept as {ticket.number}.", "success")
    return redirect(url_for("help_desk.ticket", ticket_id=ticket.id), 303)


def choices() -> dict[str, ColumnElement[bool]]:
    """What each word of the filter means."""
    waiting = and_(OPEN, HelpTicket.answered_at.is_(None))
    return {
        "waiting": waiting,
        "unclaimed": and_(waiting, HelpTicket.assignee_id.is_(None)),
        "mine": and_(OPEN, HelpTicket.assignee_id == guard.the_staff().staff_id),
        "answered": and_(OPEN, HelpTicket.answered_at.is_not(None)),
        "closed": HelpTicket.closed_at.is_not(None),
    }


WORDS = {
    "waiting": "Waiting",
    "unclaimed": "Nobody has it",
    "mine": "Mine",
    "answered": "Answered",
    "closed": "Closed",
}


def _page(form: Form) -> str:
    session, which, mine = database.session(), choices(), within()(HelpTicket)
    asked = request.args.get("show", "waiting")
    shown = asked if asked in which else "waiting"
    number = min(max(request.args.get("page", 1, type=int), 1), 1_000)
    counts = {
        name: session.scalar(select(func.count()).select_from(HelpTicket).where(mine, condition))
        for name, condition in which.items()
        if name != "closed"
    }
    return render_template(
        "help_desk/list.html",
        page=help_tickets.queue(session, and_(mine, which[shown]), number, newest=shown == "closed"),
        number=number,
        shown=shown,
        options=[(name, words, counts.get(name)) for name, words in WORDS.items()],
        form=form if may("help_ticket", "answer") else None,
        wrong=form if not form.ok else None,
        due=due,
    )
