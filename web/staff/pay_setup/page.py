"""The page on how a provider is paid, with its forms."""

from dataclasses import dataclass

from flask import Blueprint, render_template

from records import bank_accounts, pay_setup_view, pay_stops, withholding
from records.assignment import Assignment
from records.clock import county_today
from records.enrollment import Enrollment
from records.pay_order import PayOrder
from records.pay_setup import DirectDeposit
from records.place import County
from web import database
from web.forms import Form, blank
from web.reach import reachable, within
from web.schemas import pay_orders
from web.schemas import pay_setup as schemas
from web.schemas.form import FormSchema
from web.viewing import viewed
from web.wording import money

blueprint = Blueprint("pay_setup", __name__, url_prefix="/enrollments/<int:enrollment_id>/pay")
ALL = "all"
NOT_SET = (("order", "kind"), ("overpayment", "assignment_id"))
"""What nothing is proposed for."""

STATUSES = {"w4": dict(schemas.W4_STATUSES), "de4": dict(schemas.DE4_STATUSES)}
ORDERS = {
    "support": "Support",
    "tax_levy": "Tax levy",
    "creditor": "Court judgment",
    "overpayment": "Overpayment",
    "union_dues": "Union dues",
    "health_premium": "Health premium",
    "voluntary": "Voluntary",
}


@dataclass(frozen=True)
class Payee:
    """The provider that a page is about, and the spells with the recipients' names."""

    row: Enrollment
    spells: list[tuple[Assignment, str]]

    @property
    def names(self) -> dict[int, str]:
        """Recipients by assignment."""
        return {row.id: name for row, name in self.spells}

    def chosen(self, choice: str) -> list[Assignment]:
        """The spells that a form names: one, or all that have not ended."""
        if choice == ALL:
            return [row for row, _name in self.spells if row.ended_on is None]
        return [row for row, _name in self.spells if str(row.id) == choice]


def payee(enrollment_id: int) -> Payee:
    """The provider, if within reach; the look is noted."""
    row = reachable(Enrollment, enrollment_id)
    viewed(row.person_id, "pay_setup", enrollment_id=row.id)
    return Payee(row, pay_setup_view.spells(database.session(), row.id, within()(Assignment)))


def takes(order: PayOrder) -> str:
    """What an order takes: an amount of a half-month's pay, a share of each payment, or a union's dues."""
    if order.amount_cents is not None:
        return f"{money(order.amount_cents)} a half-month"
    if order.share_hundredths is not None:
        whole, rest = divmod(order.share_hundredths, 100)
        return f"{whole}.{rest:02} % of each payment" if rest else f"{whole} % of each payment"
    return "by the union's table"


def schema_of(what: str, who: Payee) -> FormSchema:
    """The form of each thing that may be written here."""
    schema = {
        "account": schemas.PaperBankAccount,
        "w4": schemas.PaperW4,
        "old_w4": schemas.OldW4,
        "de4": schemas.PaperDe4,
        "stop": schemas.PayStop,
        "order": pay_orders.NewOrder,
        "overpayment": pay_orders.NewOverpayment,
    }[what]()
    if "assignment_id" in schema.fields:
        each = [(str(row.id), name) for row, name in who.spells]
        schema.offer("assignment_id", each if what == "overpayment" else [(ALL, "All recipients"), *each])
    return schema


def page(who: Payee, wrong: tuple[str, Form] | None = None) -> str:
    """The page; a form that was sent and is wrong stands in the place of its blank one."""
    session, row, today = database.session(), who.row, county_today()
    start = {"starts_on": today, "assignment_id": ALL, "kind": "checking"}
    forms = {}
    for what in ("account", "w4", "old_w4", "de4", "stop", "order", "overpayment"):
        schema = schema_of(what, who)
        known = {name: start[name] for name in start if name in schema.fields and (what, name) not in NOT_SET}
        forms[what] = blank(schema, known, prefix=f"{what}.")
    overpaid = pay_setup_view.overpayments(session, row.id)
    forms |= {f"forgive_{each.id}": blank(pay_orders.Forgiven(), prefix=f"forgive_{each.id}.") for each in overpaid}
    forms |= dict([wrong]) if wrong else {}
    kept = withholding.certificates(session, row.id)
    history = bank_accounts.history(session, row.id, within()(DirectDeposit))
    return render_template(
        "pay_setup/page.html",
        enrollment=row,
        name=f"{row.first_name} {row.last_name}",
        county=session.get_one(County, row.county_code),
        names=who.names,
        spells=who.spells,
        in_use={each.assignment_id: each for each in history if each.ended_on is None},
        accounts_before=[each for each in history if each.ended_on is not None],
        certificates=kept,
        in_force={form: withholding.in_force(kept, form, today) for form in withholding.FORMS},
        statuses=STATUSES,
        old_statuses=dict(schemas.OLD_STATUSES),
        stops=pay_stops.stops(session, row.id),
        orders=pay_setup_view.orders(session, row.id),
        order_words=ORDERS,
        takes=takes,
        overpayments=overpaid,
        forms=forms,
        wrong=wrong,
    )
