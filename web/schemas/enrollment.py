"""The forms of getting enrolled, as a worker fills them in with the provider at the desk."""

from web.schemas.choices import Choice, Tick, YesNo
from web.schemas.fields import Carried, Line, Ssn
from web.schemas.form import FormSchema
from web.schemas.quantities import Day

DOCUMENTS = (
    ("driver_license", "Driver license or California ID"),
    ("passport", "Passport"),
    ("other_government", "Another government photo ID"),
)
WAYS = (("in_person", "In person"), ("online", "Online"), ("video", "By video call"))
RELATIONS = (
    ("none", "Not related"),
    ("spouse", "Spouse or registered domestic partner"),
    ("parent", "Parent"),
    ("child", "Child"),
    ("grandchild", "Grandchild"),
    ("grandparent", "Grandparent"),
    ("sibling", "Brother or sister"),
    ("other_relative", "Another relative"),
)
"""What the provider is to the recipient (rules/law/assignment, fact `relationship`)."""


class FirstDayForm(FormSchema):
    """A form whose day may let the time to finish run; a day long ago is said twice (enrollments.long_ago)."""

    sure = Carried("")


class ReceiveForm(FirstDayForm):
    """The SOC 426, handed in in person: as on the papers that were seen."""

    received_on = Day("Day it was handed in", must=True, past=True, missing="Give the day it was handed in.")
    first_name = Line("First name", must=True, missing="Type the first name as on the card.", width="large")
    middle_name = Line("Middle name")
    last_name = Line("Last name", must=True, missing="Type the last name as on the card.", width="large")
    birth_date = Day("Date of birth", parts=True, past=True, must=True, missing="Give the date of birth.")
    ssn = Ssn("Social Security number", width="medium", inputmode="numeric")
    identity_document = Choice(
        "Original photo ID that you saw", DOCUMENTS, must=True, missing="Say which original photo ID you saw."
    )
    ssn_card_seen = YesNo(
        "Did you see the original Social Security card?", must=True, missing="Say whether you saw the card."
    )
    work_authorized = YesNo(
        "May this person work in the United States?", must=True, missing="Say whether this person may work."
    )
    work_permit_until = Day("Work permit valid until", hint="Only for those under 18.")
    person = Choice("Who is this?", hint="Chosen from people who are known already.")
    strange_account = Tick("The account is not theirs: take it away")


class TakeFingerprints(FirstDayForm):
    """Proof of the Live Scan."""

    taken_on = Day("Day of the Live Scan", must=True, past=True, missing="Give the day of the Live Scan.")
    ati = Line("ATI number", most=20, hint="From the Live Scan form, if it is there.", width="medium")


class AttendOrientation(FirstDayForm):
    """The orientation."""

    attended_on = Day("Day of the orientation", must=True, past=True, missing="Give the day of the orientation.")
    how = Choice("How", WAYS, must=True, missing="Say how it was held.")


class SignAgreement(FirstDayForm):
    """The SOC 846."""

    signed_on = Day("Day it was signed", must=True, past=True, missing="Give the day on the signature line.")


class NamedProvider(FormSchema):
    """Whom a recipient names, by number."""

    enrollment_number = Line(
        "Provider's enrollment number",
        must=True,
        missing="Type the number on the provider's letters.",
        hint="Like 34-K7QX-9M2D.",
        width="medium",
        most=20,
    )


class Designate(FirstDayForm):
    """The SOC 426A of one recipient."""

    case_number = Line(
        "Recipient's case number", must=True, missing="Type the recipient's seven-digit case number.", width="small"
    )
    designated_on = Day("Day the recipient signed", must=True, past=True, missing="Give the day on the form.")
    relationship = Choice(
        "What is the provider to the recipient?", RELATIONS, list=True, must=True, missing="Choose the relation."
    )
    lives_together = YesNo(
        "Do they live together?", must=True, missing="Say whether the provider lives with the recipient."
    )
