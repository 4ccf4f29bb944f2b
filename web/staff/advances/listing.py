"""What of the months in advance timesheets do not account for, what was given back, and what runs left out."""

import datetime as dt

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from records import advance_excess, advance_receipts, advance_view, advances
from records.advances import Advance
from records.care_case import Case
from records.clock import county_today
from records.listed import PAGE_LENGTH
from records.pay_order import AdvanceHold, AdvancePayment
from records.payment import Payment
from records.periods import DAY, month
from rules.book import load_book
from web import database
from web.access import may, requires
from web.forms import Form, blank
from web.reach import within
from web.schemas.advances import MonthAhead, NotGivenBack, Settled
from web.staff.advances.confirming import why_not
from web.viewing import viewed

blueprint = Blueprint("advances", __name__)
STANDINGS = {
    "open": ("Open", "quiet"),
    "presumed_overpaid": ("Counts as overpaid", "bad"),
    "arrears": ("The county decides", "bad"),
    "reconciled": ("Accounted for", "good"),
    "settled": ("Settled by the county", "good"),
}
"""How an advance stands, in words, with its tone."""


@blueprint.get("/advances")
@requires("advance", "list")
def show() -> ResponseReturnValue:
    """What is left of every advance within reach, the longest overdue first."""
    return page()


def page(typed: Form | None = None, begun: Form | None = None) -> str:
    """The page; `typed` is a form of one advance that came back, `begun` the one that begins a run."""
    session, mine, today = database.session(), within(), county_today()
    number = min(max(request.args.get("page", 1, type=int), 1), 1_000)
    left = advances.unreconciled(session, mine(AdvancePayment), today, number)
    if not left.lines and number > 1:  # the last one of that page has been settled
        left = advances.unreconciled(session, mine(AdvancePayment), today, left.pages)
    receipts = (
        advance_receipts.waiting(session, mine(AdvancePayment)) if may("advance", "settle") or _confirms() else []
    )
    rows = [*(each.row for each in left.lines), *(row for row, _by in receipts)]
    cases, repairs = _cases(rows), may("payment", "repair")
    return render_template(
        "advances/advances.html",
        left=left,
        per_page=PAGE_LENGTH,
        receipts=receipts,
        cases=cases,
        standings=STANDINGS,
        held=_held(),
        back=advance_view.came_back(session, mine(Payment)) if repairs else [],
        beyond=advance_excess.owed(session, mine(Payment)) if repairs else [],
        typed=typed,
        settle_form=lambda row: _form(Settled(), f"settle_{row.id}.", typed),
        deny_form=lambda row: _form(NotGivenBack(), f"deny_{row.id}.", typed),
        begun=begun or (blank(months(), {"month": _usual()}) if may("advance", "pay") else None),
        may_end=_may_end,
        why_not=why_not if _confirms() else None,
    )


def months() -> MonthAhead:
    """The next month, and this one for who came late."""
    days = (dt.date.fromisoformat(_usual()), month(county_today())[0])
    return MonthAhead().offer("month", [(first.isoformat(), f"{first:%B %Y}") for first in days])


def _usual() -> str:
    """The next month."""
    return (month(county_today())[1] + DAY).isoformat()


def _confirms() -> bool:
    return may("advance", "confirm")


def _form(schema: Settled | NotGivenBack, prefix: str, typed: Form | None) -> Form:
    """The form of one advance: as it was typed, where it came back."""
    return typed if typed is not None and typed.prefix == prefix else blank(schema, prefix=prefix)


def _cases(rows: list[AdvancePayment]) -> dict[int, Case]:
    """Cases with their people, by id; the look at each is written down."""
    found = advance_view.cases(database.session(), {row.case_id for row in rows})
    for case in found.values():
        viewed(case.person_id, "advance pay")
    return found


def _held() -> list[tuple[Case, list[str]]]:
    """Whom the last run did not pay, and the law's sentences why."""
    says = load_book().programmes["ihss"].reasons("en")
    found = advance_view.last_held(database.session(), within()(AdvanceHold))
    for _row, case in found:
        viewed(case.person_id, "advance pay")
    return [(case, [says[f"ihss.advance_payment.{name}"] for name in row.reasons]) for row, case in found]


def _may_end(each: Advance, case: Case) -> bool:
    """Whether the county may move the recipient to arrears for it now."""
    return each.standing == "arrears" and case.advance_pay_since is not None and may("advance", "settle")
