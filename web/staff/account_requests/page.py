"""The page of one account request: what is asked beside what is known, and the one word that is awaited."""

from flask import render_template
from sqlalchemy.orm import joinedload

from records import account_request_view
from records.account_request import AccountRequest
from web import database
from web.access import may
from web.forms import Form, blank
from web.inquiry.one_time import proposed
from web.reach import reachable
from web.request_words import STATUSES
from web.schemas.account_request import ReviewRequest, UserId
from web.sign_in import guard
from web.staff import status_picture
from web.staff.account_requests.events import caused, happened
from workflows.account_request.statuses import PLACES, picture, takes
from workflows.steps.account_request import RequestStatus

WORDS = {status: STATUSES[status.value] for status in RequestStatus}
OWN_APPROVAL = "You approved this request. Somebody else of the Unit assigns the user ID."


def reach(request_id: int) -> AccountRequest:
    """A request within reach."""
    return reachable(AccountRequest, request_id, joinedload(AccountRequest.organization))


def page(row: AccountRequest, review: Form | None = None, assigning: tuple[int, Form] | None = None) -> str:
    """The page, with what was typed and refused."""
    session, status = database.session(), RequestStatus(row.status)
    users = account_request_view.named(session, row)
    events = happened(session, row)
    forms = _assignments(row) if may("account_request", "assign") else {}
    if assigning is not None:
        forms[assigning[0]] = assigning[1].at(forms[assigning[0]].place if assigning[0] in forms else "")
    return render_template(
        "account_requests/request.html",
        row=row,
        organization=row.organization,
        users=users,
        maker=account_request_view.maker(session, row),
        law=account_request_view.words_of_the_law(session, row),
        alike={each.id: account_request_view.alike(session, row, each) for each in row.changes if each.action == "add"},
        others=account_request_view.users_of(session, row.organization_id),
        due=account_request_view.due_days(session, [row.id]).get(row.id),
        review=_review(row, review),
        forms=forms,
        anew={each.id for each in row.changes if each.status in ("assigned", "handed_out") and _may_make(status)},
        own={each.id for each in row.changes if each.approved_by_id == guard.the_staff().staff_id},
        own_says=OWN_APPROVAL,
        wrong=next((each for each in (review, assigning[1] if assigning else None) if each is not None), None),
        picture=status_picture.draw(status, _been(events), PLACES, picture(), WORDS, caused),
        events=events,
    )


def _review(row: AccountRequest, typed: Form | None) -> Form | None:
    awaited = takes(RequestStatus(row.status), "review_account_request") and may("account_request", "review")
    return (typed or blank(ReviewRequest())) if awaited else None


def _may_make(status: RequestStatus) -> bool:
    return may("account_request", "assign") and takes(status, "make_one_time_password")


def _assignments(row: AccountRequest) -> dict[int, Form]:
    """A form for each row that waits for a user ID."""
    waiting = [each for each in row.changes if (each.action, each.status) == ("add", "approved")]
    return {
        each.id: blank(UserId(), {"sign_in_name": proposed(each.user_id)}).at(each.place)
        for each in waiting
        if each.user_id is not None
    }


def _been(events: list[dict[str, object]]) -> set[str]:
    return {str(each["before"]) for each in events if each.get("before")}
