"""Payments: each with its lines, orders and ledger; those of a pair or a provider."""

from typing import Any

from records import payment_view
from records.payment import Payment
from records.payment_view import Asked
from web import database
from web.access import requires
from web.api.frame import group
from web.api.pay_shapes import PaymentsAsked, PaymentSeenShape, PaymentShape, PaymentsShape
from web.errors import Refusal
from web.reach import within
from web.staff.payroll.payment_page import in_reach

blueprint = group("payments", "/payments", "Payments of providers, down to each cent.")


@blueprint.get("")
@blueprint.arguments(PaymentsAsked, location="query")
@blueprint.response(200, PaymentsShape)
@requires("payment", "list")
def payments(asked: dict[str, Any]) -> dict[str, Any]:
    """The payments of a pair or a provider, the newest first."""
    if not asked.get("assignment_id") and not asked.get("enrollment_id"):
        raise Refusal("Say whose payments: give assignment_id or enrollment_id.")
    page = payment_view.page(database.session(), within()(Payment), Asked(**asked))
    return {"items": [row for row, _case, _person in page.lines], "total": page.total, "page": page.page}


@blueprint.get("/<int:payment_id>")
@blueprint.response(200, PaymentSeenShape)
@requires("payment", "read")
def payment(payment_id: int) -> dict[str, Any]:
    """One payment."""
    row = in_reach(payment_id)
    seen = payment_view.see(database.session(), row)
    return {
        **{name: getattr(row, name) for name in PaymentShape().fields},
        "enrollment_number": seen.enrollment.enrollment_number,
        "case_number": seen.case.case_number,
        "lines": seen.lines,
        "orders": seen.taken,
        "ledger": seen.ledger,
    }
