"""Forms on a task: forwarded, put away, remarked upon."""

from web.schemas.choices import ChoiceOfId
from web.schemas.fields import Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Day


class Forward(FormSchema):
    """Handed to a colleague."""

    to = ChoiceOfId("Forward to", list=True, must=True, missing="Choose a colleague.")
    note = Passage("Note for them", most=500, rows=2)


class Defer(FormSchema):
    """Put away until a day, at the latest the day it is due."""

    until = Day("Put away until", must=True, missing="Give the day on which it should come back.")
    note = Passage("Why", most=500, rows=2)


class Comment(FormSchema):
    """A remark for colleagues."""

    text = Passage("Comment", most=2000, must=True, missing="Write the comment first.", rows=2)
