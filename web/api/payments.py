"""Payments: each with its lines, orders and ledger; those of a pair or a provider."""

from collections.abc import Sequence
from typing import Any

from records import payment_view
from records.care_case import Case
from records.enrollment import Enrollment
from records.payment import Payment
from records.payment_view import Asked
from records.person import Person
from web import database
from web.access import requires
from web.api.frame import group
from web.api.pay_shapes import PaymentsAsked, PaymentSeenShape, PaymentShape, PaymentsShape
from web.errors import Refusal
from web.reach import within
from web.staff.payroll.payment_page import in_reach
from web.viewing import viewed

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
    _note_looks(page.lines)
    return {"items": [row for row, _case, _person in page.lines], "total": page.total, "page": page.page}


def _note_looks(lines: Sequence[tuple[Payment, Case, Person]]) -> None:
    """Whose payments were told is written down: the providers and the recipients of the page."""
    session = database.session()
    providers = {payment.enrollment_id for payment, _case, _person in lines}
    people = {session.get_one(Enrollment, each).person_id for each in providers}
    people |= {person.id for _payment, _case, person in lines}
    for person_id in sorted(each for each in people if each is not None):
        viewed(person_id, "api payments")


@blueprint.get("/<int:payment_id>")
@blueprint.response(200, PaymentSeenShape)
@requires("payment", "read")
def payment(payment_id: int) -> dict[str, Any]:
    """One payment."""
    row, session = in_reach(payment_id), database.session()
    provider = session.get_one(Enrollment, row.enrollment_id) if row.is_of_provider else None
    return {
        **{name: getattr(row, name) for name in PaymentShape().fields},
        "enrollment_number": provider.enrollment_number if provider else None,
        "case_number": session.get_one(Case, row.case_id).case_number,
        "lines": payment_view.lines(session, row.id),
        "orders": payment_view.taken(session, row.id),
        "ledger": payment_view.ledger(session, row.id),
    }
