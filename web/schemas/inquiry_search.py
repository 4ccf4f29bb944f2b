"""What is searched for in provider inquiry: a number, or a client by name and birth date."""

from web.schemas.fields import Line
from web.schemas.form import FormSchema
from web.schemas.quantities import Day


class SearchWays(FormSchema):
    """One number, or a name with the birth date."""

    sought = Line(
        "SAR number, CCS number or CIN",
        most=40,
        hint="A SAR number has 11 digits, a CCS number 7. A CIN is a 9, seven digits and a letter.",
        inputmode="text",
        width="medium",
    )
    last_name = Line("Last name", most=80, autocomplete="off")
    first_name = Line("First name, if you know it", most=80, autocomplete="off")
    birth_date = Day("Birth date")
