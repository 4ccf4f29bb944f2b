"""The application for participation: the organization, its liaison, its domain, and what it promises."""

import re
from typing import Any

from marshmallow import ValidationError, validates_schema

from web.organization_numbers import is_provider_number
from web.organization_words import PLANS, PROVIDERS, TYPES
from web.schemas.choices import Choice, Tick
from web.schemas.fields import Email, Line, Pattern, Phone, Zip
from web.schemas.form import FormSchema

MUST_PROMISE = "Every organization that takes part promises this."
RECIPROCAL = (("agreed", "Yes"), ("not_feasible", "Not feasible for us now"))


class ProviderNumber(Pattern):
    """An NPI, or a provider number from before it."""

    shape = r"[A-Z0-9]{6,10}"
    says = "Type an NPI of ten digits, or the provider number CCS knows."

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> str:
        number = super()._deserialize(value, attr, data, **more)
        if not is_provider_number(number):
            raise ValidationError(
                "This cannot be an NPI: its last digit does not fit. Check it on the provider's letter."
            )
        return number


class PlanCodes(Line):
    """One or more plan codes, with commas between them."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> list[str]:  # type: ignore[override]
        codes = re.split(r"[\s,;]+", super()._deserialize(value, attr, data, **more).upper().strip(" ,;"))
        if not all(re.fullmatch(r"[A-Z0-9]{2,12}", code, re.ASCII) for code in codes):
            raise ValidationError("A plan code is two to twelve letters and digits. Put commas between several.")
        return [*dict.fromkeys(codes)]


class Organization(FormSchema):
    """What every applicant tells."""

    name = Line("Name of the organization", most=120, must=True, missing="Give the name.")
    type = Choice("What it is", list=True, must=True, missing="Choose what it is.")
    street = Line("Street", most=120, must=True, missing="Give the street.")
    city = Line("City", most=80, must=True, missing="Give the city.")
    zip_code = Zip("ZIP code", must=True, missing="Give the ZIP code.", width="small", inputmode="numeric")
    county_code = Choice("County", list=True, must=True, missing="Choose the county.")
    phone = Phone("Phone", must=True, missing="Give a phone number.", inputmode="tel")
    liaison_first_name = Line("First name", most=60, must=True, missing="Give the liaison's first name.")
    liaison_last_name = Line("Last name", most=60, must=True, missing="Give the liaison's last name.")
    liaison_title = Line("Title", most=60, must=True, missing="Give the liaison's title.")
    liaison_phone = Phone("Phone of the liaison", must=True, missing="Give the liaison's phone.", inputmode="tel")
    liaison_email = Email("E-mail of the liaison at work", must=True, missing="Give the e-mail.", inputmode="email")
    accepts_delay = Tick(
        "We know that what we see is not real time: it is as of the previous day.", must=True, missing=MUST_PROMISE
    )
    internal_agreements = Tick(
        "Our services (inpatient, outpatient clinics, emergency, Special Care Centers, billing) have agreed on who "
        "gets CCS authorizations inside.",
        must=True,
        missing=MUST_PROMISE,
    )
    paperless_in_time = Tick(
        "We are willing, in time, to do without paper copies of authorizations, denials and Notices of Action.",
        must=True,
        missing=MUST_PROMISE,
    )
    reciprocal = Choice(
        "Where feasible, will you give State and local CCS programs electronic access to medical information on CCS "
        "children?",
        RECIPROCAL,
        must=True,
        missing="Say whether it is feasible.",
    )
    reciprocal_reason = Line("If not feasible: why", most=300)

    @validates_schema
    def _why_not_feasible(self, data: dict[str, Any], **_more: object) -> None:
        if data.get("reciprocal") == "not_feasible" and not data.get("reciprocal_reason"):
            raise ValidationError("Say in a sentence why it is not feasible.", "reciprocal_reason")


class ProviderOrganization(Organization):
    """A hospital, center, group or another provider: also the promise that is not asked of plans."""

    has_permissions = Tick(
        "We have the written permission of each provider in our domain to see that provider's authorizations.",
        must=True,
        missing=MUST_PROMISE,
    )


class PlanOrganization(Organization):
    """A health plan sees its own members, by its plan codes."""

    plan_codes = PlanCodes(
        "Plan codes", must=True, missing="Give your plan code.", hint="As Medi-Cal knows them; commas between several."
    )


class ProviderRow(FormSchema):
    """One provider of the domain."""

    number = ProviderNumber("NPI or provider number", must=True, missing="Give the number.")
    name = Line("Name of the provider", most=120, must=True, missing="Give the name.")


class NumberAndCode(FormSchema):
    """What opens an application to whoever sent it."""

    number = Line("Number of the application", most=20, must=True, missing="Give the number.", hint="Like O-000123.")
    code = Line("Code", most=20, must=True, missing="Give the code.", hint="Twelve letters and digits.")


TYPES_OF = {
    "provider": [(code, TYPES[code]) for code in PROVIDERS],
    "plan": [(code, TYPES[code]) for code in PLANS],
}
SCHEMAS: dict[str, type[Organization]] = {"provider": ProviderOrganization, "plan": PlanOrganization}
"""The form for each kind of organization."""
