"""One question: claimed, answered, passed on to the liaison, whom the desk sees; it opens nothing else."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from records import help_tickets, organization_liaisons
from records.clock import now
from records.help_ticket import HelpTicket
from records.organization import Organization
from records.organization_user import OrganizationUser
from records.staff import Staff
from web import database
from web.access import requires
from web.errors import Refusal
from web.forms import Form, blank, sent
from web.reach import reachable
from web.schemas.help_ticket import Answered
from web.sign_in import guard
from web.staff.help_desk.blueprint import blueprint, due

TO_THE_LIAISON = (
    "Accounts and passwords are reset through your liaison, never by the help desk: {names}. "
    "They see that you need them."
)
NO_LIAISON = (
    "Your organization has no active liaison. The Regional Office of CCS names one; until then nobody can reset it."
)
UNIT = "This is the only liaison. The Information Technology Unit makes a password on the organization's page."
ONLY_LIAISON = (
    "You are your organization's only liaison. The Information Technology Unit makes a one-time password for you, "
    "and calls you at the number on record."
)


@blueprint.get("/help-desk/<int:ticket_id>")
@requires("help_ticket", "read")
def ticket(ticket_id: int) -> ResponseReturnValue:
    """What was said, and who the liaison is."""
    return _page(reachable(HelpTicket, ticket_id), blank(Answered()))


@blueprint.post("/help-desk/<int:ticket_id>/claim")
@requires("help_ticket", "answer")
def claim(ticket_id: int) -> ResponseReturnValue:
    """Take it, from whoever has it too."""
    row = reachable(HelpTicket, ticket_id)
    row.assignee_id = guard.the_staff().staff_id
    flash("You have it now.", "success")
    return _back(row)


@blueprint.post("/help-desk/<int:ticket_id>/answer")
@requires("help_ticket", "answer")
def answer(ticket_id: int) -> ResponseReturnValue:
    """Answer; whoever answers has it."""
    row, form = reachable(HelpTicket, ticket_id), sent(Answered())
    if not form.ok:
        return _page(row, form), 422
    _say(row, form.data["text"])
    if form.data["closes"]:
        row.closed_at = now()
    flash("The answer is sent.", "success")
    return _back(row)


@blueprint.post("/help-desk/<int:ticket_id>/liaison")
@requires("help_ticket", "answer")
def pass_on(ticket_id: int) -> ResponseReturnValue:
    """Send the user to their liaison, who sees it on their own pages. Nothing is told to the caller."""
    row = reachable(HelpTicket, ticket_id)
    if row.closed_at is not None:
        raise Refusal("The question is closed.")
    liaisons = organization_liaisons.active(database.session(), row.organization_id)
    who = [each for each in liaisons if each.id != row.user_id]
    if who:
        names = ", ".join(f"{each.first_name} {each.last_name}" for each in who)
        _say(row, TO_THE_LIAISON.format(names=names))
        flash("It is with the liaison.", "success")
    else:
        _say(row, ONLY_LIAISON if liaisons else NO_LIAISON)
        flash(UNIT if liaisons else "There is no liaison; the user was told so.", "info")
    row.passed_on_at = row.passed_on_at or now()
    return _back(row)


def _say(row: HelpTicket, text: str) -> None:
    staff_id = guard.the_staff().staff_id
    help_tickets.say(database.session(), row, text, now(), staff_id=staff_id)
    row.assignee_id = staff_id


def _back(row: HelpTicket) -> ResponseReturnValue:
    return redirect(url_for("help_desk.ticket", ticket_id=row.id), 303)


def _page(row: HelpTicket, form: Form) -> str:
    session = database.session()
    holder = session.get(Staff, row.assignee_id) if row.assignee_id else None
    return render_template(
        "help_desk/ticket.html",
        ticket=row,
        organization=session.get_one(Organization, row.organization_id),
        user=session.get_one(OrganizationUser, row.user_id),
        holder=holder,
        is_mine=holder is not None and holder.id == guard.the_staff().staff_id,
        said=help_tickets.said(session, row),
        liaisons=organization_liaisons.active(session, row.organization_id),
        form=form,
        due=due(row),
    )
