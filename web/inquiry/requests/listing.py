"""What waits for the liaison, the organization's users, and its requests by step."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from records import account_request_view, help_tickets, recertifying
from records.account_request import STATUSES, AccountRequest
from records.account_request_view import OPEN
from web import database
from web.inquiry import guard
from web.inquiry.requests.blueprint import blueprint
from web.request_words import STATUSES as WORDS

CHOICES = {"open": OPEN, "all": STATUSES, **{status: (status,) for status in STATUSES}}


@blueprint.get("/inquiry/users")
@guard.for_liaison
def show() -> ResponseReturnValue:
    """Users and requests of one's own organization."""
    session, organization = database.session(), guard.the_organization()
    own = AccountRequest.organization_id == organization.id
    asked = request.args.get("step", "open")
    step = asked if asked in CHOICES else "open"
    counts = account_request_view.by_status(session, own)
    number = min(max(request.args.get("page", 1, type=int), 1), 1_000)
    return render_template(
        "inquiry/requests/list.html",
        users=account_request_view.users_of(session, organization.id),
        closed=account_request_view.closed_of(session, organization.id),
        slips=account_request_view.to_hand_out(session, organization.id),
        passed_on=help_tickets.passed_on(session, organization.id),
        round=recertifying.open_round(session, organization.id),
        returned=account_request_view.page(session, own, ("returned",), 1).requests,
        page=account_request_view.page(session, own, CHOICES[step], number),
        number=number,
        step=step,
        steps=[
            ("open", "Under way", sum(counts.get(each, 0) for each in OPEN)),
            *((each, WORDS[each], counts[each]) for each in STATUSES if each in counts),
            ("all", "All", sum(counts.values())),
        ],
    )
