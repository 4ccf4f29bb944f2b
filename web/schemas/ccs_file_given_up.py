"""The form by which what is left of a daily file from CCS is refused."""

from web.schemas.fields import Line
from web.schemas.form import FormSchema


class GivenUp(FormSchema):
    """Why a file is not taken any further."""

    why = Line("Why is it given up?", most=200, must=True, missing="Say why. It stands on the file's page.")
