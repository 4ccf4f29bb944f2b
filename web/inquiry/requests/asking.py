"""The form: up to 20 people at once, added, changed or leaving; a departure takes two presses."""

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from records import account_request_view, account_requests, submission
from records.account_request import AccountRequest
from records.account_requests import Promises
from records.clock import county_today, now
from web import database, saying
from web.clock_lengths import length
from web.forms import Form, blank, sent
from web.inquiry import guard
from web.inquiry.law import figure
from web.inquiry.requests.blueprint import blueprint
from web.inquiry.requests.follows import follows
from web.inquiry.requests.rows import Row, fresh, read
from web.schemas.account_request import PromisesForm, ProviderPromises

FROM_THE_ADDRESS = {"leave": "delete", "change": "modify"}
GONE = "You have told us that you leave. Your account is closed, and you are signed out. Thank you."
MADE = "Your request {number} is made. {then}"
AT_ONCE = "The accounts of those who leave are closed."
ON_THE_DAY = "The accounts of those who leave later close as their day begins."
REVIEWED = "The Regional Office looks at it within {days} business days."


@blueprint.get("/inquiry/requests/new")
@guard.for_liaison
def new() -> ResponseReturnValue:
    """The form, begun with whom the address names."""
    named = [(action, request.args.get(word, type=int)) for word, action in FROM_THE_ADDRESS.items()]
    rows = [fresh(1, action, user_id) for action, user_id in named if user_id] or [fresh(1, "add")]
    return _page(rows, blank(_promises()(), prefix="promise."))


@blueprint.post("/inquiry/requests/new")
@guard.for_liaison
def make() -> ResponseReturnValue:
    """Add a row, take one away, or send the form."""
    rows, promises = read(request.form), sent(_promises()(), prefix="promise.")
    word, _colon, number = request.form.get("do", "send").partition(":")
    if word == "remove":
        left = [each for each in rows if str(each.number) != number]
        return _page(left, _unjudged(promises), judged=False, at=_beside(left, number))
    if word in ("add", "modify", "delete"):
        added = fresh(max((each.number for each in rows), default=0) + 1, word, request.form.get("pick", type=int))
        return _page([*rows, added], _unjudged(promises), judged=False, at=added.number)
    promised = promises if _asks_promises(rows) else None
    _judge(rows)
    if not rows or not all(each.form.ok for each in rows) or (promised is not None and not promised.ok):
        return _page(rows, promises if promised is not None else _unjudged(promises)), 422
    return _make(rows, promised)


def _make(rows: list[Row], promised: Form | None) -> ResponseReturnValue:
    session, maker = database.session(), guard.the_user()
    said = promised.data if promised is not None else {}
    kept = Promises(
        said.get("attested_permissions") if guard.the_organization().kind == "provider" else None,
        bool(said.get("attested_internal_agreements")),
        bool(said.get("attested_paperless")),
    )
    wanted = [each.wanted() for each in rows]
    if not account_requests.may_still_ask(session, maker, wanted):
        return redirect(url_for("inquiry_requests.show"), 303)  # which asks for a sign-in, or is not there any more
    try:
        made = account_requests.ask(session, guard.the_organization(), maker, kept, wanted, now())
        _say(made)
    except submission.AlreadySaid as before:
        database.roll_back()
        flash(saying.ALREADY_DONE, "info")
        return redirect(url_for("inquiry_requests.one", request_id=before.first.account_request_id), 303)
    saying.begin(made.subject)
    if maker.status == "disabled":
        flash(GONE, "success")
        return guard.sign_out(make_response(redirect(url_for("inquiry_door.sign_in"), 303)))
    flash(MADE.format(number=made.number, then=_then(rows)), "success")
    return redirect(url_for("inquiry_requests.one", request_id=made.id), 303)


def _say(made: AccountRequest) -> None:
    """What was pressed is one submission, so that pressing twice makes one request."""
    submission.say(
        database.session(),
        kind="make_account_request",
        form_key=saying.form_key(),
        subject=made.subject,
        staff_id=None,
        user_id=guard.the_user().id,
        said_at=now(),
        payload={"changes": len(made.changes)},
    )


def _then(rows: list[Row]) -> str:
    leaving = [each.form.data["effective_on"] for each in rows if each.action == "delete"]
    at_once, later = (any((day > county_today()) == later for day in leaving) for later in (False, True))
    reviewed = REVIEWED.format(days=length("inquiry/request_review"))
    return " ".join([AT_ONCE] * at_once + [ON_THE_DAY] * later + [reviewed] * _asks_promises(rows))


def _judge(rows: list[Row]) -> None:
    """What is wrong with the rows together."""
    most = figure("requests/most_users")
    if len(rows) > most:
        rows[-1].form.refuse(f"One form takes {most} people. Take some away and send them on another.")
    seen: set[int] = set()
    for row in rows:
        if row.user is not None and row.user.id in seen:
            row.form.refuse("This person is on the form twice. Take one of the rows away.")
        seen.add(row.user.id if row.user else 0)


def _asks_promises(rows: list[Row]) -> bool:
    return any(each.action != "delete" for each in rows)


def _promises() -> type[PromisesForm]:
    return ProviderPromises if guard.the_organization().kind == "provider" else PromisesForm


def _unjudged(form: Form) -> Form:
    return Form(form.schema, form.typed, prefix=form.prefix)


def _beside(rows: list[Row], gone: str) -> int | None:
    """The row that comes up where one was taken away: the next one, else the last."""
    numbers = [each.number for each in rows]
    after = [each for each in numbers if gone.isdecimal() and each > int(gone)]
    return next(iter(after + numbers[-1:]), None)


def _page(rows: list[Row], promises: Form, judged: bool = True, at: int | None = None) -> str:
    """The form; `at` is the row in which one goes on, by its number."""
    session, organization = database.session(), guard.the_organization()
    if not judged:
        rows = [Row(each.number, each.action, _unjudged(each.form), each.user) for each in rows]
    on_form = {each.user.id for each in rows if each.user}
    users = [each for each in account_request_view.users_of(session, organization.id) if each.id not in on_form]
    return render_template(
        "inquiry/requests/new.html",
        rows=rows,
        follows={each.number: follows(each) for each in rows},
        promises=promises if _asks_promises(rows) else None,
        users=users,
        at=at,
        full=len(rows) >= figure("requests/most_users"),
        most=figure("requests/most_users"),
        wrong=[each for each in (*(row.form for row in rows), promises) if not each.ok],
    )
