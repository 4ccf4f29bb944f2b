"""One request: how each row stands, and what the liaison may say to it now."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from records import account_request_view
from records.account_request import AccountRequest
from records.clock import county_today
from records.organization_user import OrganizationUser
from web import database, saying
from web.forms import Form, blank, sent
from web.inquiry import guard
from web.inquiry.requests.blueprint import blueprint, own_request
from web.schemas.account_request import HandedOut
from workflows.account_request.statuses import takes
from workflows.steps.account_request import RequestStatus


@blueprint.get("/inquiry/requests/<int:request_id>")
@guard.for_liaison
def one(request_id: int) -> ResponseReturnValue:
    """How a request stands."""
    return _page(own_request(request_id))


@blueprint.post("/inquiry/requests/<int:request_id>/handed-out/<int:change_id>")
@guard.for_liaison
def handed_out(request_id: int, change_id: int) -> ResponseReturnValue:
    """The slip was handed out."""
    row, form = own_request(request_id), sent(HandedOut())
    if not form.ok:
        return _page(row, (change_id, form)), 422
    word = {"change_id": change_id, "on": form.data["on"].isoformat()}
    outcome = saying.tell("confirm_handed_out", row.subject, word)
    if outcome.state == "refused":
        return _page(own_request(request_id), (change_id, form.refuse(outcome.sentence))), 422
    return saying.answer(outcome, url_for("inquiry_requests.one", request_id=request_id), "It is noted as handed out.")


@blueprint.post("/inquiry/requests/<int:request_id>/withdraw")
@guard.for_liaison
def withdraw(request_id: int) -> ResponseReturnValue:
    """Whatever has not been carried out is taken back."""
    outcome = saying.tell("withdraw_account_request", own_request(request_id).subject, {})
    return saying.answer(outcome, url_for("inquiry_requests.one", request_id=request_id), "The request is withdrawn.")


def _page(row: AccountRequest, typed: tuple[int, Form] | None = None) -> str:
    session = database.session()
    users = account_request_view.named(session, row)
    lie = [each for each in row.changes if each.status == "assigned" and _opens(users[each.user_id or 0])]
    forms = {each.id: blank(HandedOut(), {"on": county_today()}).at(each.place) for each in lie}
    if typed is not None and typed[0] in forms:
        forms[typed[0]] = typed[1].at(forms[typed[0]].place)
    return render_template(
        "inquiry/requests/one.html",
        row=row,
        users=users,
        due=account_request_view.due_days(session, [row.id]).get(row.id),
        forms=forms,
        wrong=typed[1] if typed else None,
        may_withdraw=takes(RequestStatus(row.status), "withdraw_account_request"),
        to_mend=takes(RequestStatus(row.status), "answer_return"),
    )


def _opens(user: OrganizationUser) -> bool:
    """Whether the slip of a user still opens the account; who has chosen a password of their own has got it."""
    return user.status == "assigned" and user.one_time_until is not None
