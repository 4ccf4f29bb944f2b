"""The list of account requests by step; each office begins with what waits for it."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from records import account_request_view
from records.account_request import STATUSES, AccountRequest
from records.account_request_view import OPEN
from web import database
from web.access import may, requires
from web.reach import within
from web.request_words import STATUSES as WORDS

blueprint = Blueprint("account_requests", __name__)
CHOICES = {"open": OPEN, "all": STATUSES, **{status: (status,) for status in STATUSES}}


@blueprint.get("/account-requests")
@requires("account_request", "list")
def show() -> ResponseReturnValue:
    """Requests of all organizations, who has waited longest first."""
    session, mine = database.session(), within()(AccountRequest)
    step = request.args.get("step", "")
    step = step if step in CHOICES else _first()
    number = min(max(request.args.get("page", 1, type=int), 1), 1_000)
    counts = account_request_view.by_status(session, mine)
    return render_template(
        "account_requests/list.html",
        page=account_request_view.page(session, mine, CHOICES[step], number),
        number=number,
        step=step,
        steps=[
            *((each, WORDS[each], counts.get(each, 0)) for each in OPEN),
            ("open", "All under way", sum(counts.get(each, 0) for each in OPEN)),
            *((each, WORDS[each], counts[each]) for each in STATUSES if each not in OPEN and each in counts),
        ],
    )


def _first() -> str:
    """Where each office begins."""
    if may("account_request", "review"):
        return "in_review"
    return "at_it_unit" if may("account_request", "assign") else "open"
