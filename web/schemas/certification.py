"""The health care certification (SOC 873; W&I 12309.1): given out, extended, received, excepted."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from web.schemas.choices import Choice, Tick, YesNo
from web.schemas.fields import Line, Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Day

WAYS = (
    ("mail", "By mail"),
    ("in_person", "In person"),
    ("fax", "By fax"),
    ("online", "By e-mail or online"),
)

GOOD_CAUSES = (
    ("hospital", "The applicant is or was in hospital"),
    ("appointment_after_45_days", "The appointment is more than 45 days out"),
    ("lost_in_mail", "The form was lost in the mail"),
    ("provider_unavailable", "The health professional was not available"),
    ("other", "Another cause beyond the applicant's control"),
)
"""Examples of good cause in ACL 22-11; the worker decides."""

FORMS = (
    ("soc_873", "Form SOC 873"),
    ("alternative", "Other papers that say the same"),
)

PROFESSIONS = (
    ("physician", "Physician"),
    ("physician_assistant", "Physician assistant"),
    ("nurse", "Public health nurse"),
    ("regional_center", "Regional center clinician or supervisor"),
    ("occupational_therapist", "Occupational therapist"),
    ("physical_therapist", "Physical therapist"),
    ("psychiatrist", "Psychiatrist"),
    ("psychologist", "Psychologist"),
    ("optometrist", "Optometrist"),
    ("ophthalmologist", "Ophthalmologist"),
    ("other_licensed", "Another licensed health professional"),
)
"""Signers named in W&I 12309.1(a), which says "including, but not limited to"."""

EXCEPTIONS = (
    ("discharge", "Leaving a hospital or nursing home, and services are needed to return home safely"),
    ("placement_risk", "At risk of out-of-home placement without services"),
)


class Issue(FormSchema):
    """The form is given to the applicant; its 45 days begin."""

    issued_on = Day("Day the form was given or mailed", must=True, past=True, missing="Give the day it was given.")
    issued_how = Choice("How", WAYS, must=True, missing="Choose how it was given.")


class Extend(FormSchema):
    """Good cause for more time, 90 days in all."""

    reason = Choice("Good cause", GOOD_CAUSES, must=True, missing="Choose the good cause.")
    note = Passage(
        "What the applicant told you",
        most=1000,
        must=True,
        missing="Write what happened. It is the proof of good cause.",
        rows=3,
    )


class Receive(FormSchema):
    """The answer of the health professional, with the two questions that decide."""

    received_on = Day("Day it came in", must=True, past=True, missing="Give the day it came in.")
    form = Choice("What came in", FORMS, must=True, missing="Choose what came in.")
    signer = Line("Signed by", must=True, missing="Give the name on the signature line.")
    signer_profession = Choice(
        "Profession", PROFESSIONS, list=True, must=True, missing="Choose the signer's profession."
    )
    unable_alone = YesNo(
        "Is the person unable to do one or more activities of daily living alone?",
        must=True,
        missing="Copy the answer to this question from the form.",
    )
    at_risk = YesNo(
        "Without help at home, is the person at risk of placement out of the home?",
        must=True,
        missing="Copy the answer to this question from the form.",
    )
    return_to_signer = Tick(
        "The county sees it otherwise: send it back to the signer",
        hint="Possible once, and only where one of the two answers is no (ACL 16-78).",
    )

    @validates_schema
    def return_needs_a_no(self, data: dict[str, Any], **_more: Any) -> None:
        """Two times yes is nothing to send back."""
        if data.get("return_to_signer") and data.get("unable_alone") and data.get("at_risk"):
            raise ValidationError(
                {"return_to_signer": ["Both answers are yes. There is nothing to send back: take the tick away."]}
            )


class ClaimException(FormSchema):
    """Why services may be authorized before the certification is in; a supervisor decides with the proposal."""

    exception = Choice("Exception", EXCEPTIONS, must=True, missing="Choose the exception.")
    reason = Passage(
        "What shows it",
        most=2000,
        must=True,
        missing="Write what shows that the exception holds.",
        hint="For example the discharge plan and its date, or what happens if no one comes.",
        rows=4,
    )
