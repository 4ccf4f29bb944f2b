"""Form SOC 295 as the intake clerk takes it over the telephone: little must be told, so that nobody is turned away."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from records.clock import county_today
from web.schemas import soc295_options as offered
from web.schemas.choices import Choice, Choices, YesNo
from web.schemas.fields import Cin, Email, Line, Passage, Phone, Ssn, Zip
from web.schemas.form import FormSchema
from web.schemas.quantities import Day

HOUSEHOLD_ROWS = 4
LONGEST_BACK = 366
"""Days. An earlier protected date is a typing error in the year; a hearing decision is entered by a supervisor."""
CONTACTS = ("phone", "street", "email", "reach_note", "helper_phone")


class Seek(FormSchema):
    """What the caller says first; enough of it to see whether we know the person."""

    first_name = Line("First name", width="large")
    last_name = Line("Last name", width="large")
    birth_date = Day("Date of birth", parts=True, past=True)
    phone = Phone("Phone", width="medium", inputmode="tel")
    ssn = Ssn("Social Security number", hint="Only if they have it at hand.", width="medium", inputmode="numeric")
    cin = Cin("Medi-Cal number (CIN)", width="medium")

    @validates_schema
    def something_told(self, data: dict[str, Any], **_more: Any) -> None:
        """Nothing finds nobody."""
        if not any(data.get(name) for name in ("last_name", "birth_date", "phone", "ssn", "cin")):
            raise ValidationError("Type a last name, a date of birth, a phone or a number.", "last_name")


class Soc295Form(FormSchema):
    """The whole form, in the order of a conversation. Only name, county and a way to reach the person are needed."""

    channel = Choice("How does the application come in?", offered.CHANNELS, must=True, missing="Choose how it came in.")
    requested_on = Day(
        "Day services were asked for",
        hint="The protected date: IHSS may go back to it. For mail or fax, the postmark.",
        must=True,
        past=True,
        missing="Give the day services were asked for. If it is today, give today.",
    )
    requested_why = Choice("Why a day before today?", offered.WHY_EARLIER, list=True)
    county_code = Choice("County where the person lives", list=True, must=True, missing="Choose the county.")
    asked_by = Choice("Who is asking?", offered.RELATIONS)
    helper_name = Line("Their name, if it is not the person", width="large")
    helper_phone = Phone("Their phone", width="medium", inputmode="tel")

    first_name = Line("First name", must=True, missing="Ask for the first name.", width="large")
    middle_name = Line("Middle name")
    last_name = Line("Last name", must=True, missing="Ask for the last name.", width="large")
    birth_date = Day("Date of birth", parts=True, past=True)
    sex = Choice("Sex", offered.SEXES, list=True)
    ssn = Ssn(
        "Social Security number",
        hint="Without one the application is taken all the same. An ITIN takes 60 to 90 days at the IRS.",
        width="medium",
        inputmode="numeric",
    )
    cin = Cin("Medi-Cal number (CIN)", width="medium")

    phone = Phone("Phone", width="medium", inputmode="tel")
    street = Line("Street address", most=120, width="large")
    city = Line("City", most=60)
    zip_code = Zip("ZIP code", width="small", inputmode="numeric")
    email = Email("E-mail", width="large")
    reach_note = Line(
        "Another way to reach them", most=200, hint="A shelter, a neighbor, a case manager.", width="large"
    )
    living = Choice("Where is the person now?", offered.LIVING, list=True)
    discharge_on = Day("Going home on", hint="If in a hospital or nursing home.")

    spoken_language = Choice("Language spoken", offered.LANGUAGES, list=True)
    written_language = Choice("Language for letters", offered.WRITTEN, list=True)
    blind = YesNo("Blind, or sees poorly?")
    communication = Choices("Letters as", offered.COMMUNICATION)

    medi_cal = Choice("Has Medi-Cal?", offered.MEDI_CAL)
    ssi_ssp = YesNo("Gets SSI/SSP?")
    past_ihss = YesNo("Had IHSS before?")
    past_case = Line("Old case number, if known", most=20, width="medium")
    veteran = Choice("Veteran?", offered.VETERAN)

    ethnic_origin = Choice("Ethnic origin", offered.ETHNIC, list=True)
    gender_identity = Line("Gender identity", most=60)
    sexual_orientation = Line("Sexual orientation", most=60)

    note = Passage("What help is needed, in their words", most=2000, rows=4)

    household_1_name = Line("Name", most=80)
    household_1_born = Day("Born", past=True)
    household_2_name = Line("Name", most=80)
    household_2_born = Day("Born", past=True)
    household_3_name = Line("Name", most=80)
    household_3_born = Day("Born", past=True)
    household_4_name = Line("Name", most=80)
    household_4_born = Day("Born", past=True)

    seen = Line("", most=2000)  # ids of people and applications that were shown before this was sent

    @validates_schema
    def makes_sense(self, data: dict[str, Any], **_more: Any) -> None:
        """What no single answer shows."""
        errors: dict[str, list[str]] = {}
        if not any(data.get(name) for name in CONTACTS):
            errors["phone"] = [
                "Give one way to reach the person: a phone, an address, or a note of who can reach them."
            ]
        requested, born = data.get("requested_on"), data.get("birth_date")
        if requested and requested < county_today() and not data.get("requested_why"):
            errors["requested_why"] = ["Say why the day is before today. The protected date rests on it."]
        if requested and (county_today() - requested).days > LONGEST_BACK:
            errors["requested_on"] = ["This is more than a year ago. Check the year."]
        if requested and born and born > requested:
            errors["birth_date"] = ["This is after the day services were asked for. Check both."]
        if errors:
            raise ValidationError(errors)
