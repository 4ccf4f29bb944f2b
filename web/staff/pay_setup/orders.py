"""Orders on pay and overpayments are entered, ended and forgiven at the payroll desk."""

from typing import Any

from flask.typing import ResponseReturnValue

from records import pay_orders
from records.bank_accounts import By
from records.clock import county_today
from records.pay_order import Overpayment, PayOrder
from records.pay_orders import NotOrdered
from rules.book import load_book
from web import database
from web.access import requires
from web.reach import found, reachable
from web.schemas.form import FormSchema
from web.schemas.pay_orders import Forgiven
from web.staff.pay_setup.page import ALL, blueprint, payee, schema_of
from web.staff.pay_setup.views import written

SHARE = "overpayment/share"


@blueprint.post("/order")
@requires("pay_setup", "change")
def order(enrollment_id: int) -> ResponseReturnValue:
    """An order of a court, an agency or a union came."""
    who = payee(enrollment_id)

    def give(told: dict[str, Any], by: By) -> None:
        of = None if told["assignment_id"] == ALL else int(told["assignment_id"])
        pay_orders.give_order(database.session(), who.row, told | {"assignment_id": of}, by)

    return written(who, "order", schema_of("order", who), give, "The order is on record. The next run serves it.")


@blueprint.post("/order/<int:order_id>/end")
@requires("pay_setup", "change")
def order_ended(enrollment_id: int, order_id: int) -> ResponseReturnValue:
    """Nothing more is to be taken for an order."""
    who, row = payee(enrollment_id), reachable(PayOrder, order_id)
    found(row if row.enrollment_id == who.row.id else None)

    def end(_told: dict[str, Any], by: By) -> None:
        pay_orders.end_order(database.session(), who.row, row, county_today(), by)

    return written(
        who, f"order_{order_id}", FormSchema(), end, "The order ended. No payment from today on gives to it."
    )


@blueprint.post("/overpayment")
@requires("pay_setup", "change")
def overpayment(enrollment_id: int) -> ResponseReturnValue:
    """Something was paid too much; it is recovered by the law's share of later payments."""
    who = payee(enrollment_id)

    def find(told: dict[str, Any], by: By) -> None:
        rows = who.chosen(told["assignment_id"])
        if len(rows) != 1 or not told["cents"]:
            raise NotOrdered("Choose one recipient, and say how much was paid too much.")
        row = Overpayment(assignment_id=rows[0].id, cents=told["cents"], reason=told["reason"])
        today = county_today()
        share = int(load_book().programmes["ihss"].parameter(SHARE).at(today).value)
        pay_orders.find_overpaid(database.session(), who.row, row, share, today, by)

    said = "The overpayment is on record. It is recovered from later payments."
    return written(who, "overpayment", schema_of("overpayment", who), find, said)


@blueprint.post("/overpayment/<int:overpayment_id>/forgive")
@requires("pay_setup", "change")
def overpayment_forgiven(enrollment_id: int, overpayment_id: int) -> ResponseReturnValue:
    """What is left of an overpayment is not recovered any more."""
    who, row = payee(enrollment_id), reachable(Overpayment, overpayment_id)
    found(row if row.enrollment_id == who.row.id else None)

    def forgive(told: dict[str, Any], by: By) -> None:
        pay_orders.forgive(database.session(), who.row, row, told["reason"], county_today(), by)

    return written(who, f"forgive_{overpayment_id}", Forgiven(), forgive, "It is forgiven, and its order ended.")
