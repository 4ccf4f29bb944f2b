"""The form for a bearer token of an organization's system."""

from web.schemas.choices import ChoiceOfId
from web.schemas.fields import Line
from web.schemas.form import FormSchema
from web.schemas.quantities import Day


class NewOrganizationToken(FormSchema):
    """A token for another system."""

    label = Line(
        "What is it for?", hint="The system that will use it.", must=True, missing="Say which system it is for."
    )
    user_id = ChoiceOfId(
        "It reads as",
        list=True,
        must=True,
        missing="Choose whom it reads as.",
        hint="It sees what they see, and ends when they leave.",
    )
    expires_on = Day("Last day", future=True, must=True, missing="Give the last day on which it opens anything.")
