"""A user's own questions to the help desk: asked, followed, closed."""

import datetime as dt

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from records import help_tickets, organization_liaisons
from records.clock import county_day, now
from records.help_ticket import HelpTicket
from web import database, saying
from web.forms import Form, blank, sent
from web.inquiry import as_of, guard
from web.inquiry.help.context import asked_from, page_words
from web.inquiry.law import desk_due
from web.inquiry.once import said_first
from web.schemas.help_ticket import TOPIC_WORDS, Question, Sentence

blueprint = Blueprint("inquiry_help", __name__)
blueprint.add_app_template_filter(page_words, "help_page")
blueprint.add_app_template_filter(TOPIC_WORDS.__getitem__, "help_topic")
ASKED = "Your question {number} is with the help desk. An answer comes by {day:%B} {day.day}."


@blueprint.get("/inquiry/help")
@guard.for_user
def show() -> ResponseReturnValue:
    """One's own tickets, and the form for a new one, which knows from which page it is asked."""
    return _page(blank(Question(), {"page": asked_from()}))


@blueprint.post("/inquiry/help")
@guard.for_user
def ask() -> ResponseReturnValue:
    """Send a question."""
    form, session, snapshot = sent(Question()), database.session(), as_of.shown()
    if not form.ok:
        return _page(form), 422
    if not said_first("ask_help_desk", topic=form.data["topic"]):
        return _already(url_for("inquiry_help.show"))
    user, day = guard.the_user(), snapshot.as_of if snapshot else None
    ticket = help_tickets.open_ticket(session, user, form.data["topic"], asked_from(), day, now())
    help_tickets.say(session, ticket, form.data["text"], now(), user_id=user.id)
    flash(ASKED.format(number=ticket.number, day=due(ticket)), "success")
    return redirect(url_for("inquiry_help.ticket", number=ticket.number), 303)


@blueprint.get("/inquiry/help/<number>")
@guard.for_user
def ticket(number: str) -> ResponseReturnValue:
    """What was said about one question, which is read with that."""
    row = _own(number)
    if row.answered_at is not None and row.read_at != row.answered_at:
        row.read_at = row.answered_at  # and not now(): an answer that comes in this moment is not on the page yet
    return _ticket(row, blank(Sentence()))


@blueprint.post("/inquiry/help/<number>")
@guard.for_user
def say(number: str) -> ResponseReturnValue:
    """Say more; a question that was closed is open again."""
    row, form = _own(number), sent(Sentence())
    if not form.ok:
        return _ticket(row, form), 422
    if not said_first("write_to_help_desk", ticket_id=row.id):
        return _already(url_for("inquiry_help.ticket", number=number))
    help_tickets.say(database.session(), row, form.data["text"], now(), user_id=guard.the_user().id)
    row.closed_at = None
    flash("Your message is with the help desk.", "success")
    return redirect(url_for("inquiry_help.ticket", number=number), 303)


@blueprint.post("/inquiry/help/<number>/close")
@guard.for_user
def close(number: str) -> ResponseReturnValue:
    """It is solved."""
    row = _own(number)
    row.closed_at = row.closed_at or now()
    flash("The question is closed. Write again if it comes back.", "success")
    return redirect(url_for("inquiry_help.show"), 303)


def due(row: HelpTicket) -> dt.date:
    """By when the desk answers."""
    return desk_due("answer_ticket", county_day(row.opened_at))


def _already(to: str) -> ResponseReturnValue:
    """It was pressed twice."""
    flash(saying.ALREADY_DONE, "info")
    return redirect(to, 303)


def _own(number: str) -> HelpTicket:
    return help_tickets.own(database.session(), guard.the_user().id, number) or abort(404)


def _page(form: Form) -> str:
    session, user = database.session(), guard.the_user()
    return render_template(
        "inquiry/help/help.html",
        form=form,
        page=asked_from(),
        tickets=help_tickets.of_user(session, user.id),
        liaisons=organization_liaisons.active(session, user.organization_id),
        passed_on=help_tickets.passed_on(session, user.organization_id) if user.liaison else [],
        due=due,
    )


def _ticket(row: HelpTicket, form: Form) -> str:
    said = help_tickets.said(database.session(), row)
    return render_template("inquiry/help/ticket.html", ticket=row, said=said, form=form, due=due(row))
