"""The forms of getting enrolled, as a worker fills them in with the provider at the desk."""

from web.schemas.choices import Choice, YesNo
from web.schemas.fields import Email, Line, Passage, Phone, Ssn, Zip
from web.schemas.form import FormSchema
from web.schemas.quantities import Day
from web.schemas.soc295_options import LANGUAGES, WRITTEN

CHANNELS = (
    ("in_person", "In person"),
    ("mail", "By mail"),
    ("designation", "A recipient named them (SOC 426A)"),
)
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
GOOD_CAUSES = (
    ("background_delayed", "The Department of Justice has not answered"),
    ("county_delay", "The county was late"),
    ("illness", "Illness"),
    ("family_emergency", "An emergency in the family"),
    ("disaster", "A disaster"),
    ("other", "Something else"),
)
NOTICES = (
    ("clear", "Clear: nothing that matters"),
    ("record", "There is a record: offenses are named"),
    ("delayed", "Delayed: more time is needed"),
    ("arrest", "A later arrest"),
    ("conviction", "A later conviction"),
    ("record_cleared", "What was reported does not stand any more"),
)
SEEN_WHERE = "The paper or screen, and its date. It is kept with the answer."


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


class ReceiveForm(FormSchema):
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


class TakeFingerprints(FormSchema):
    """Proof of the Live Scan."""

    taken_on = Day("Day of the Live Scan", must=True, past=True, missing="Give the day of the Live Scan.")
    ati = Line("ATI number", most=20, hint="From the Live Scan form, if it is there.", width="medium")


class AttendOrientation(FormSchema):
    """The orientation."""

    attended_on = Day("Day of the orientation", must=True, past=True, missing="Give the day of the orientation.")
    how = Choice("How", WAYS, must=True, missing="Say how it was held.")


class SignAgreement(FormSchema):
    """The SOC 846."""

    signed_on = Day("Day it was signed", must=True, past=True, missing="Give the day on the signature line.")


class Designate(FormSchema):
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


class ByHand(FormSchema):
    """What a worker saw with their own eyes."""

    proof = Passage(
        "Where did you see it?",
        most=500,
        must=True,
        missing="Say where you saw it, with its date.",
        hint=SEEN_WHERE,
        rows=2,
    )


class AnswerSsn(ByHand):
    """The Social Security number, looked up by hand."""

    answer = Choice(
        "What was found?",
        (("verified", "The number is this person's"), ("mismatch", "The number does not fit name or birth date")),
        must=True,
        missing="Choose what was found.",
    )


class AnswerList(ByHand):
    """The list of suspended and ineligible providers, looked up by hand."""

    answer = Choice(
        "What was found?",
        (("clear", "This person is not on the list"), ("match", "This person is on the list")),
        must=True,
        missing="Choose what was found.",
    )


class AnswerBackground(ByHand):
    """A notice of the Department of Justice on paper."""

    answer = Choice("What does the notice say?", NOTICES, must=True, missing="Choose what the notice says.")
    notice_on = Day("Day of the notice", must=True, past=True, missing="Give the day printed on the notice.")


class Extend(FormSchema):
    """Good cause for 45 days more."""

    reason = Choice("Good cause", GOOD_CAUSES, must=True, missing="Choose the good cause.")
    explanation = Passage(
        "What happened", most=2000, must=True, missing="Write what happened. The decision rests on it.", rows=4
    )


class MoveAway(FormSchema):
    """The provider lives elsewhere now."""

    county_code = Choice("New county", list=True, must=True, missing="Choose the county the provider moved to.")
    moved_on = Day("Day of the move", must=True, past=True, missing="Give the day of the move.")


class TakeOver(FormSchema):
    """A provider of another county who lives here now."""

    number = Line("Enrollment number", must=True, missing="Type the number on the provider's letter.", width="medium")
    moved_on = Day("Day of the move", must=True, past=True, missing="Give the day of the move.")
