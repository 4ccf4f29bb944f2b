"""What a liaison tells of the organization's domain: providers, and their written permissions."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from web.schemas.fields import Line
from web.schemas.form import FormSchema
from web.schemas.joining import ProviderRow
from web.schemas.quantities import Day

__all__ = ["Permission", "ProviderRow", "Withdrawn"]


class Permission(FormSchema):
    """A provider's written permission."""

    signed_on = Day("Signed on", past=True, must=True, missing="Give the day on which the provider signed.")
    starts_on = Day("In force from", must=True, missing="Give the first day.")
    ends_on = Day("Until", hint="Leave it empty where the permission names no last day.")

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_more: object) -> None:
        if data.get("ends_on") and data.get("starts_on") and data["ends_on"] < data["starts_on"]:
            raise ValidationError("The last day is before the first.", "ends_on")


class Withdrawn(FormSchema):
    """Why a permission is not in force any more."""

    reason = Line("Why", most=200, must=True, missing="Say why, in a few words.")
