"""The form for a new bearer token."""

from web.schemas.choices import ChoiceOfId
from web.schemas.fields import Line
from web.schemas.form import FormSchema
from web.schemas.quantities import Day


class NewToken(FormSchema):
    """A token for another system."""

    label = Line(
        "What is it for?", hint="The system that will use it.", must=True, missing="Say which system it is for."
    )
    staff_id = ChoiceOfId(
        "It acts as", list=True, must=True, missing="Choose whom it acts as.", hint="It may do what they may."
    )
    expires_on = Day("Last day", future=True, must=True, missing="Give the last day on which it works.")
