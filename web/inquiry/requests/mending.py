"""A request that came back is mended: the rows as they were sent, each with what is wrong."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from records import account_request_view
from records.account_change import AccountChange
from records.account_request import AccountRequest
from records.organization_user import OrganizationUser
from web import database, saying
from web.forms import Form, blank, sent
from web.inquiry import guard
from web.inquiry.requests.blueprint import blueprint, own_request
from web.schemas.account_request import ROWS, PromisesForm, ProviderPromises
from workflows.account_request.statuses import takes
from workflows.steps.account_request import RequestStatus

Rows = list[tuple[AccountChange, Form]]


@blueprint.get("/inquiry/requests/<int:request_id>/mend")
@guard.for_liaison
def mend(request_id: int) -> ResponseReturnValue:
    """The rows that wait to be mended."""
    row = own_request(request_id)
    if not takes(RequestStatus(row.status), "answer_return"):
        return redirect(url_for("inquiry_requests.one", request_id=request_id), 303)
    promises = blank(_promises(row)(), {name: getattr(row, name) for name in _promises(row)().fields}, "promise.")
    return _page(row, [(each, _blank(each)) for each in _asked(row)], promises)


@blueprint.post("/inquiry/requests/<int:request_id>/mend")
@guard.for_liaison
def send_again(request_id: int) -> ResponseReturnValue:
    """Send it again; rows that are marked to be left out are withdrawn."""
    row = own_request(request_id)
    left_out = {each for each in request.form.getlist("leave_out") if each.isdecimal()}
    kept = [each for each in _asked(row) if str(each.place) not in left_out]
    rows = [(each, sent(ROWS[each.action](), prefix=f"row{each.place}.")) for each in kept]
    promises = sent(_promises(row)(), prefix="promise.")
    if not promises.ok or not all(form.ok for _each, form in rows):
        return _page(row, rows, promises), 422
    outcome = saying.tell("answer_return", row.subject, _payload(rows, promises))
    if outcome.state == "refused":
        return _page(own_request(request_id), rows, promises.refuse(outcome.sentence)), 422
    to = url_for("inquiry_requests.one", request_id=request_id)
    return saying.answer(outcome, to, "It is sent again. The Regional Office looks at it.")


def _payload(rows: Rows, promises: Form) -> dict[str, object]:
    return {"changes": [_row(change, form) for change, form in rows], **promises.data}


def _row(change: AccountChange, form: Form) -> dict[str, object]:
    said = {name: value for name, value in form.data.items() if name not in ("action", "user_id") and value is not None}
    return {"place": change.place, **said, "effective_on": form.data["effective_on"].isoformat()}


def _asked(row: AccountRequest) -> list[AccountChange]:
    return [each for each in row.changes if each.status == "asked"]


def _blank(change: AccountChange) -> Form:
    schema = ROWS[change.action]()
    user = database.session().get(OrganizationUser, change.user_id) if change.action == "modify" else None
    start = {name: getattr(change, name) for name in schema.fields}
    if user is not None:  # what is not to be changed is shown as it is
        start = {name: getattr(user, name, None) if value is None else value for name, value in start.items()}
    return blank(schema, start, prefix=f"row{change.place}.")


def _promises(row: AccountRequest) -> type[PromisesForm]:
    return ProviderPromises if row.organization.kind == "provider" else PromisesForm


def _page(row: AccountRequest, rows: Rows, promises: Form) -> str:
    wrong = [each for each in (*(form for _change, form in rows), promises) if not each.ok]
    users = account_request_view.named(database.session(), row)
    return render_template(
        "inquiry/requests/mend.html", row=row, rows=rows, users=users, promises=promises, wrong=wrong
    )
