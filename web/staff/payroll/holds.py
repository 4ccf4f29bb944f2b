"""The exceptions of a run: each with its provider and recipient, why it is held, and what to do about it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records import pay_hold_release, pay_hold_view
from records.clock import now
from records.listed import PAGE_LENGTH
from records.pay_hold import PayHold
from records.pay_hold_release import NotLetGo
from records.pay_run import PayRun
from records.place import County
from web import database
from web.access import may, requires
from web.forms import sent
from web.reach import reachable, within
from web.schemas.pay_run import Because
from web.sign_in import guard
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
        lets_go=_lets_go,
    )


@blueprint.post("/payroll/<int:run_id>/holds/<int:hold_id>/let-go")
@requires("pay_run", "approve")
def let_go(run_id: int, hold_id: int) -> ResponseReturnValue:
    """An officer's word that a held payment may go with the next run."""
    row, form = reachable(PayHold, hold_id), sent(Because())
    to = url_for("payroll.holds", run_id=row.run_id, reason=request.args.get("reason") or None)
    if not form.ok:
        flash(form.errors.get("reason") or form.refusals[0], "error")
        return redirect(to, 303)
    try:
        pay_hold_release.let_go(database.session(), row, form.data["reason"], guard.the_staff().staff_id, now())
    except NotLetGo as refused:
        flash(str(refused), "error")
    else:
        flash("It is let go: the next run pays it with what could be taken.", "success")
    return redirect(to, 303)


def _lets_go(hold: PayHold) -> bool:
    """Whether whoever looks may let it go."""
    return may("pay_run", "approve") and pay_hold_release.may_be_let_go(hold)


def _asked() -> pay_hold_view.Asked:
    """The filters as the address has them."""
    args = request.args
    reason = args.get("reason") or None
    return pay_hold_view.Asked(
        reason=pay_hold_view.UNSAID if reason == UNSAID else reason[:40] if reason else None,
        county=args.get("county") or None,
        page=min(max(args.get("page", 1, type=int), 1), 1_000),
    )
