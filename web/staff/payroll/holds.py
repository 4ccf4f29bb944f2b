"""The exceptions of a run: each with its provider and recipient, why it is held, and what to do about it."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records import pay_hold_view
from records.listed import PAGE_LENGTH
from records.pay_hold import PayHold
from records.pay_run import PayRun
from records.place import County
from web import database
from web.access import requires
from web.reach import reachable, within
from web.staff.payroll import words
from web.staff.payroll.listing import blueprint
from web.viewing import viewed

UNSAID = "unsaid"
"""How the address names those that are held by a sentence alone."""


@blueprint.get("/payroll/<int:run_id>/holds")
@requires("pay_run", "read")
def holds(run_id: int) -> ResponseReturnValue:
    """One page of them, the dearest first, filtered by reason and county in the address."""
    row, session, mine = reachable(PayRun, run_id), database.session(), within()(PayHold)
    asked = _asked()
    page = pay_hold_view.page(session, row.id, mine, asked)
    for each in page.lines:
        viewed(each.recipient.id, "held payments")
        if each.enrollment.person_id is not None:
            viewed(each.enrollment.person_id, "held payments")
    counts = pay_hold_view.counts(session, row.id, mine)
    held_in = pay_hold_view.by_county(session, row.id)
    counties = session.execute(select(County.code, County.name).where(County.code.in_(held_in)).order_by(County.name))
    return render_template(
        "payroll/holds.html",
        run=row,
        page=page,
        asked=asked,
        reason=request.args.get("reason", ""),
        reasons=[("", "Any", None), *((name or UNSAID, words.reason(name), f"{n:,}") for name, n in counts.items())],
        counties={code: f"{name} ({held_in[code]:,})" for code, name in counties},
        per_page=PAGE_LENGTH,
    )


def _asked() -> pay_hold_view.Asked:
    """The filters as the address has them."""
    args = request.args
    reason = args.get("reason") or None
    return pay_hold_view.Asked(
        reason=pay_hold_view.UNSAID if reason == UNSAID else reason[:40] if reason else None,
        county=args.get("county") or None,
        page=min(max(args.get("page", 1, type=int), 1), 1_000),
    )
