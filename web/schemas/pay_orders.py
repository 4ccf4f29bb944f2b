"""Orders on pay and overpayments, typed at the payroll desk."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from records.pay_order import UNIONS
from web.schemas.choices import Choice
from web.schemas.fields import Line, Passage
from web.schemas.form import FormSchema
from web.schemas.pay_setup import Amount
from web.schemas.quantities import Day, Money

KINDS = (
    ("support", "Support"),
    ("tax_levy", "Tax levy"),
    ("creditor", "Court judgment"),
    ("union_dues", "Union dues"),
    ("health_premium", "Health premium"),
    ("voluntary", "Voluntary"),
)
"""An overpayment has a form of its own."""

NAMES = dict(zip(UNIONS, ("UDW, by hours", "SEIU Local 2015, by share"), strict=True))
WHOLE = 10_000


class Percent(Money):
    """A share, `12.50`; becomes hundredths of a percent."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> int:
        share = super()._deserialize(str(value).removesuffix("%"), attr, data, **more)
        if not 0 < share <= WHOLE:
            raise ValidationError("Type a share from 0.01 to 100.00 percent.")
        return share


class NewOrder(FormSchema):
    """An order that came."""

    kind = Choice("What is it?", KINDS, must=True, missing="Choose what it is.")
    assignment_id = Choice("From whose payments?", must=True, missing="Choose whose payments.")
    payee = Line("Payee", must=True, missing="Name who gets it.", most=80)
    reference = Line("The court's or agency's number", most=40)
    amount_cents = Amount("Amount of a half-month's pay", width="medium", hint="Once, over all recipients.")
    share_hundredths = Percent("Or percent of each payment after taxes", width="medium")
    dues_of = Choice("Or dues by a union's table", tuple(NAMES.items()), list=True)
    balance_cents = Amount("In all", width="medium", hint="Leave it empty where it has no end.")
    starts_on = Day("From", must=True, missing="Give the day.", hint="Payments of this day and later.")

    @validates_schema
    def takes_one_thing(self, data: dict[str, Any], **_more: Any) -> None:
        """An amount, a share or dues; an order of nothing is no order."""
        for name in ("amount_cents", "balance_cents"):
            if data.get(name) == 0:
                raise ValidationError("Type more than nothing, or leave it empty.", name)
        wants = [name for name in ("amount_cents", "share_hundredths", "dues_of") if data.get(name) is not None]
        if len(wants) != 1:
            raise ValidationError("Say what it takes: an amount, a percentage, or dues. One of them.", "amount_cents")
        if data.get("dues_of") and data.get("kind") != "union_dues":
            raise ValidationError("Only union dues are taken by a union's table.", "dues_of")


class NewOverpayment(FormSchema):
    """Something was paid too much."""

    assignment_id = Choice("For which recipient?", must=True, missing="Choose the recipient.")
    cents = Amount("How much, before taxes", must=True, missing="Type how much.", width="medium")
    reason = Passage("What happened?", must=True, missing="Write what happened.", rows=2, most=500)


class Forgiven(FormSchema):
    """It is not recovered any more."""

    reason = Passage("Why?", must=True, missing="Write why. The reason stays on record.", rows=2, most=500)
