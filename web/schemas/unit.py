"""Forms of a unit's supervisor: moving many tasks, and putting somebody out of the office."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from web.schemas.choices import Choice, ChoiceOfId, Choices
from web.schemas.fields import Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Day

NOBODY = "0"


class Reassign(FormSchema):
    """Whose tasks move, which kinds, and to whom. Nothing moves before the preview."""

    from_whom = Choice("Whose tasks", list=True, must=True, missing="Choose whose tasks should move.")
    kinds = Choices("Which tasks", hint="None ticked: all of them.")
    to = Choice("To whom", list=True, must=True, missing="Choose who gets them.")
    note = Passage("Note", most=500, hint="Stands in each task's history.", rows=2)

    @validates_schema
    def moves_somewhere(self, data: dict[str, Any], **_more: Any) -> None:
        """From somebody to somebody else."""
        if data.get("from_whom") and data.get("from_whom") == data.get("to"):
            raise ValidationError({"to": ["They have these tasks already. Choose somebody else."]})


class OutOfOffice(FormSchema):
    """Who is out, from when to when, and who stands in."""

    since = Day("First day out", must=True, missing="Give the first day out.")
    until = Day("Last day out", hint="Empty: until further notice.")
    redirect_to = ChoiceOfId("Who stands in", list=True, hint="New work goes to them. Empty: to the unit's list.")

    @validates_schema
    def in_order(self, data: dict[str, Any], **_more: Any) -> None:
        """The last day is not before the first."""
        if data.get("since") and data.get("until") and data["until"] < data["since"]:
            raise ValidationError({"until": ["The last day is before the first. Give the days in order."]})
