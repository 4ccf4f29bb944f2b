"""Every payment of a run: from a county's or a program's total down to each payment, its timesheet, rule and rate."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from records import pay_run_payments, pay_run_view
from records.listed import PAGE_LENGTH
from records.pay_run import PayRun
from records.pay_run_payments import DEAREST, SORTS, Asked
from records.payment import Payment
from records.payment_standing import METHODS
from web import database
from web.access import requires
from web.reach import reachable, within
from web.staff.payroll.listing import blueprint
from web.staff.payroll.tables import title_of
from web.staff.payroll.words import METHODS as METHOD_WORDS
from web.viewing import viewed


@blueprint.get("/payroll/<int:run_id>/payments")
@requires("pay_run", "read")
def run_payments(run_id: int) -> ResponseReturnValue:
    """One page of them, filtered and sorted in the address; the looks at providers and recipients are written down."""
    row, session, asked = reachable(PayRun, run_id), database.session(), _asked()
    page = pay_run_payments.page(session, row, within()(Payment), asked)
    for _payment, provider, _case, recipient in page.lines:
        viewed(recipient.id, "payments of a run")
        if provider is not None and provider.person_id is not None:
            viewed(provider.person_id, "payments of a run")
    totals = pay_run_view.totals(session, row.id)
    return render_template(
        "payroll/run_payments.html",
        run=row,
        page=page,
        asked=asked,
        counties={code: title_of(code) for code in sorted(totals.by_county(), key=title_of)},
        programs={code: title_of(code) for code in sorted(totals.by_program())},
        methods=[("", "Any", None), *((each, METHOD_WORDS[each], None) for each in METHODS if each in METHOD_WORDS)],
        per_page=PAGE_LENGTH,
    )


def _asked() -> Asked:
    """The filters and the order as the address has them."""
    args = request.args
    sort = args.get("sort", DEAREST)
    return Asked(
        county=args.get("county", "")[:2] or None,
        program=args.get("program", "")[:8] or None,
        method=args.get("method") if args.get("method") in METHODS else None,
        sort=sort if sort.lstrip("-") in SORTS and not sort.startswith("--") else DEAREST,
        page=min(max(args.get("page", 1, type=int), 1), 1_000),
    )
