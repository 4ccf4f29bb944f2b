"""What a county notes beside timesheets: absences, holds, advance pay."""

import datetime as dt
from typing import Any

from marshmallow import ValidationError, validates_schema

from web.schemas.choices import Choice, ChoiceOfId
from web.schemas.fields import Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Day, Money

WHY = (("hospital", "In hospital or a nursing home"), ("away", "Away from home"))


class Absence(FormSchema):
    """Days on which no care is paid."""

    why = Choice("Where is the recipient?", WHY, must=True, missing="Say where the recipient is.")
    first_day = Day("First day", must=True, missing="Give the first day.")
    last_day = Day("Last day", hint="Leave it empty while it is not known.")

    @validates_schema
    def in_order(self, data: dict[str, Any], **_more: Any) -> None:
        """The last day is not before the first."""
        last: dt.date | None = data.get("last_day")
        if last is not None and last < data["first_day"]:
            raise ValidationError("The last day is before the first.", "last_day")


class AbsenceOver(FormSchema):
    """The last day of an absence."""

    last_day = Day("Last day", must=True, missing="Give the last day.")


class Hold(FormSchema):
    """The county looks at every timesheet of a pair."""

    assignment_id = ChoiceOfId("Provider", list=True, must=True, missing="Choose the provider.")
    from_day = Day("From", must=True, missing="Give the day.", hint="Timesheets whose period ends on it or later.")
    reason = Passage("Why?", must=True, missing="Write why. The reason stays with the case.", rows=2)


class AdvancePay(FormSchema):
    """Paid at the month's beginning."""

    since = Day("Since", hint="Leave it empty when there is no advance pay any more.")


class Advance(FormSchema):
    """A month was paid to the recipient in advance."""

    month = Day("First day of the month", must=True, missing="Give the first day of the month.")
    cents = Money("Paid to the recipient", must=True, missing="Type how much was paid.", width="medium")
