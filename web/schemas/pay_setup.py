"""How a provider is paid and what is withheld: the bank account (SOC 829), Form W-4 since 2020, form DE 4."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from marshmallow import ValidationError, validates_schema

from records.routing_number import is_routing_number
from web.schemas.choices import Choice, Tick
from web.schemas.fields import Passage, Pattern, Secret
from web.schemas.form import FormSchema
from web.schemas.quantities import Day, Money, Whole

KINDS = (("checking", _l("Checking")), ("savings", _l("Savings")))
W4_STATUSES = (
    ("single", _l("Single, or married filing separately")),
    ("married_jointly", _l("Married filing jointly, or qualifying surviving spouse")),
    ("head_of_household", _l("Head of household")),
)
DE4_STATUSES = (
    ("single", _l("Single, or married with two or more incomes")),
    ("married", _l("Married, one income")),
    ("head_of_household", _l("Head of household")),
)
MOST_CENTS = 999_999_999
"""Of an amount on a certificate; more was mistyped."""


class RoutingNumber(Pattern):
    """The nine digits of a bank; the last one checks the others."""

    shape = r"\d{9}"
    says = _l("Type the nine digits of the routing number.")

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> str:
        digits = super()._deserialize(value, attr, data, **more)
        if not is_routing_number(digits):
            raise ValidationError(_("This is no bank's routing number. Look at a check, or ask your bank."))
        return digits


class AccountNumber(Pattern):
    """The number of an account: 4 to 17 digits, as the payment file takes them."""

    shape = r"\d{4,17}"
    says = _l("Type the digits of the account number, 4 to 17 of them.")


class Amount(Money):
    """An amount on a certificate, in cents."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> int:
        cents = super()._deserialize(value, attr, data, **more)
        if cents > MOST_CENTS:
            raise ValidationError(_("This amount is too large. Check it."))
        return cents


class BankAccount(FormSchema):
    """An account, typed twice."""

    assignment_id = Choice(_l("Whose payments go there?"), must=True, missing=_l("Choose whose payments."))
    kind = Choice(_l("What kind of account is it?"), KINDS, must=True, missing=_l("Choose the kind of account."))
    routing_number = RoutingNumber(
        _l("Routing number"),
        must=True,
        missing=_l("Type the routing number."),
        hint=_l("Nine digits. On a check they are at the bottom left."),
        inputmode="numeric",
        width="medium",
    )
    number = AccountNumber(
        _l("Account number"),
        must=True,
        missing=_l("Type the account number."),
        hint=_l("On a check it is after the routing number. A pay card has one too."),
        inputmode="numeric",
    )
    number_again = AccountNumber(
        _l("Account number, once more"),
        must=True,
        missing=_l("Type the account number a second time."),
        inputmode="numeric",
    )

    @validates_schema
    def same_twice(self, data: dict[str, Any], **_more: Any) -> None:
        """A slip of the finger sends pay to a stranger."""
        if data.get("number") != data.get("number_again"):
            raise ValidationError(_("The two account numbers are not the same. Type both again."), "number_again")


class OwnBankAccount(BankAccount):
    """A provider's own account, with the password once more: changing it is how pay is stolen."""

    password = Secret(
        _l("Your password, once more"),
        must=True,
        missing=_l("Type your password."),
        hint=_l("So that nobody but you can change where your pay goes."),
        autocomplete="current-password",
    )


class PaperBankAccount(BankAccount):
    """An account on a paper form SOC 829."""

    starts_on = Day("From", must=True, missing="Give the day.", hint="Payments of this day and later go there.")


OLD_STATUSES = (
    ("single", "Single"),
    ("married", "Married"),
    ("married_at_single_rate", "Married, but withhold at higher single rate"),
)


class W4(FormSchema):
    """Form W-4 since 2020, its steps."""

    filing_status = Choice(_l("Step 1(c): Filing status"), W4_STATUSES, must=True, missing=_l("Choose one."))
    two_jobs = Tick(_l("Step 2(c): I have two jobs in all, or my spouse works too and we file jointly"))
    credits_cents = Amount(_l("Step 3: Credits for children and others, in a year"), width="medium")
    other_income_cents = Amount(_l("Step 4(a): Other income, in a year"), width="medium")
    deductions_cents = Amount(_l("Step 4(b): Deductions, in a year"), width="medium")
    extra_cents = Amount(_l("Step 4(c): Take this much more from each payment"), width="medium")


class De4(FormSchema):
    """Form DE 4, its lines."""

    filing_status = Choice(_l("Filing status"), DE4_STATUSES, must=True, missing=_l("Choose one."))
    allowances = Whole(_l("Line 1(a): Regular allowances"), most=99)
    estimated_deductions = Whole(_l("Line 1(b): Allowances for estimated deductions"), most=99)
    extra_cents = Amount(_l("Line 2: Take this much more from each payment"), width="medium")


def _affirmed() -> Tick:
    words = _l("Under penalty of perjury: what I say here is true, and I may say it.")
    return Tick(words, must=True, missing=_l("To send it, tick the box."))


class OwnW4(W4):
    """A provider's own W-4."""

    affirmed = _affirmed()


class OwnDe4(De4):
    """A provider's own DE 4."""

    affirmed = _affirmed()


class PaperW4(W4):
    """A W-4 on paper."""

    starts_on = Day("In force from", must=True, missing="Give the day.", hint="Payments of this day and later.")


class OldW4(FormSchema):
    """A W-4 on paper from before 2020, which stays in force until there is a new one."""

    status = Choice("Line 3: Marital status", OLD_STATUSES, must=True, missing="Choose one.")
    allowances = Whole("Line 5: Allowances", most=99)
    extra_cents = Amount("Line 6: Take this much more from each payment", width="medium")
    starts_on = Day("In force from", must=True, missing="Give the day.", hint="Payments of this day and later.")


class PaperDe4(De4):
    """A DE 4 on paper."""

    starts_on = Day("In force from", must=True, missing="Give the day.", hint="Payments of this day and later.")


class PayStop(FormSchema):
    """Payments are kept back."""

    assignment_id = Choice("Whose payments?", must=True, missing="Choose whose payments.")
    reason = Passage("Why?", must=True, missing="Write why. The reason stays on record.", rows=2, most=500)


def columns_of(told: dict[str, Any]) -> dict[str, Any]:
    """What a certificate's form says, as the columns of its record; what was left empty is nothing."""
    said = {name: value for name, value in told.items() if name not in ("affirmed", "starts_on")}
    return {name: 0 if value is None else value for name, value in said.items()}
