"""What is said about a violation: a provider's dispute and request to the state, a training that was finished."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from web.schemas.fields import Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Day


class Dispute(FormSchema):
    """A provider's SOC 2272 on paper, as staff type it in."""

    received_on = Day("Day it came in", past=True, must=True, missing="Give the day the SOC 2272 came in.")
    postmarked_on = Day("Day of the postmark", past=True, hint="By mail: the day on the envelope. It is what counts.")
    statement = Passage(
        "What the provider says", most=4000, rows=5, must=True, missing="Write what the provider says on the form."
    )

    @validates_schema
    def in_order(self, data: dict[str, Any], **_more: Any) -> None:
        """Nothing arrives before it is sent."""
        sent, came = data.get("postmarked_on"), data.get("received_on")
        if sent and came and came < sent:
            raise ValidationError({"postmarked_on": ["The postmark is after the day it came in. Check both days."]})


class StateReview(FormSchema):
    """A provider's SOC 2273: the day of the postmark is what counts."""

    postmarked_on = Day("Day of the postmark", past=True, must=True, missing="Give the day of the postmark.")


class Training(FormSchema):
    """The self-study was finished."""

    finished_on = Day("Day it was finished", past=True, must=True, missing="Give the day on which it was finished.")
