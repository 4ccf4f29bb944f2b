"""The form by which an alert is closed."""

from web.schemas.fields import Line
from web.schemas.form import FormSchema


class Looked(FormSchema):
    """What came of an alert."""

    note = Line("What came of it?", most=300, must=True, missing="Say what came of it.")
