"""How an enrollment begins at the desk, or comes from another county, as told. Nobody is identified yet."""

from web.schemas.choices import Choice
from web.schemas.fields import Email, Line, Phone, Ssn, Zip
from web.schemas.form import FormSchema
from web.schemas.quantities import Day
from web.schemas.soc295_options import LANGUAGES, WRITTEN

CHANNELS = (
    ("in_person", "In person"),
    ("mail", "By mail"),
    ("designation", "A recipient named them (SOC 426A)"),
)


class Begin(FormSchema):
    """Who wants to be a provider, as told. Nobody is identified yet."""

    channel = Choice("How does it begin?", CHANNELS, must=True, missing="Choose how it begins.")
    county_code = Choice("County", list=True, must=True, missing="Choose the county that holds the enrollment.")
    first_name = Line("First name", must=True, missing="Type the first name.", width="large")
    middle_name = Line("Middle name")
    last_name = Line("Last name", must=True, missing="Type the last name.", width="large")
    birth_date = Day("Date of birth", parts=True, past=True, must=True, missing="Ask for the date of birth.")
    ssn = Ssn(
        "Social Security number",
        hint="From the card. If the card is not here yet, leave it; it is needed when the form is handed in.",
        width="medium",
        inputmode="numeric",
    )
    phone = Phone("Phone", width="medium", inputmode="tel")
    email = Email("E-mail", width="large")
    street = Line("Street address", most=120, width="large")
    city = Line("City", most=60)
    zip_code = Zip("ZIP code", width="small", inputmode="numeric")
    spoken_language = Choice("Language spoken", LANGUAGES, list=True)
    written_language = Choice("Language for letters", WRITTEN, list=True)
    seen = Line("", most=2000)  # ids of people and enrollments that were shown before this was sent


class TakeOver(FormSchema):
    """A provider of another county who lives here now."""

    number = Line("Enrollment number", must=True, missing="Type the number on the provider's letter.", width="medium")
    moved_on = Day("Day of the move", must=True, past=True, missing="Give the day of the move.")
